"""Settings are checked before anything starts, and what is wrong is named."""

from __future__ import annotations

from typing import Any

import pytest

from runtime.errors import ConfigurationError
from runtime.settings import Settings, load_settings

PRODUCTION: dict[str, Any] = {"environment": "production", "public_url": "https://visits.example.org"}


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE_URL", "REDIS_URL", "PORT", "PUBLIC_URL", "OPENAI_BASE_URL", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)


def refusal(**settings: Any) -> str:
    with pytest.raises(ConfigurationError) as refused:
        load_settings(**settings)
    assert refused.value.hint, "what to do is said"
    return f"{refused.value} {refused.value.hint}"


def test_with_nothing_set_it_is_the_demo_on_this_machine() -> None:
    settings = load_settings()
    assert (settings.demo, settings.host, settings.model) == (True, "127.0.0.1", "embedded")
    assert settings.base_url == "http://127.0.0.1:8000"


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "9000")
    monkeypatch.setenv("CARELINE_LOG_LEVEL", "DEBUG")
    monkeypatch.setenv("DATABASE_URL", "postgresql://db.example/careline")
    settings = load_settings()
    assert (settings.port, settings.log_level, settings.database_url) == (
        9000, "DEBUG", "postgresql://db.example/careline",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "eighty"), ("PORT", "0"), ("PORT", "70000"), ("CARELINE_ENVIRONMENT", "staging"),
     ("CARELINE_MODEL_BAA", "perhaps")],
)  # fmt: skip
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    assert name.removeprefix("CARELINE_") in refusal()


def test_the_demo_takes_no_twilio_keys() -> None:
    assert "Twilio" in refusal(twilio_account_sid="AC1")
    assert "Twilio" in refusal(twilio_auth_token="token-token")


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::"])
def test_the_demo_listens_on_this_machine_only(host: str) -> None:
    assert "CARELINE_HOST" in refusal(host=host)
    assert load_settings(host=host, **PRODUCTION).host == host


@pytest.mark.parametrize("name", ["staff_password", "twilio_auth_token", "secret_keys"])
def test_production_refuses_short_secrets(name: str) -> None:
    assert "too short" in refusal(**{name: "short"}, **PRODUCTION)


def test_production_refuses_the_default_password_of_the_database() -> None:
    assert "DATABASE_URL" in refusal(database_url="postgresql://careline:careline@db/careline", **PRODUCTION)


PLAIN = ("", "?sslmode=prefer", "?sslmode=allow", "?sslmode=disable")
ANOTHER = ("db.example", "10.0.0.5", "127.0.0.1.evil.example", "[2001:db8::1]")
HERE = ("localhost", "127.0.0.1:5433", "[::1]", "")


@pytest.mark.parametrize(
    "url",
    [*(f"postgresql+psycopg://u:p@{host}/careline{mode}" for host in ANOTHER for mode in PLAIN),
     "postgresql:///careline?host=db.example", "postgresql://127.0.0.1,db.example/careline",
     "postgresql://localhost/careline?hostaddr=10.0.0.5", "postgresql:///?service=hospital", "host=db.example"],
)  # fmt: skip
def test_production_sends_nothing_to_a_database_elsewhere_in_plain_text(url: str) -> None:
    assert "sslmode" in refusal(database_url=url, **PRODUCTION)
    assert load_settings(database_url=url, environment="development").database_url == url


@pytest.mark.parametrize("mode", ["require", "verify-ca", "verify-full"])
@pytest.mark.parametrize("host", ANOTHER)
def test_production_takes_a_database_that_is_reached_by_tls(host: str, mode: str) -> None:
    assert load_settings(database_url=f"postgresql://u:p@{host}/careline?sslmode={mode}", **PRODUCTION)


@pytest.mark.parametrize("host", HERE)
def test_production_takes_a_database_on_this_machine(host: str) -> None:
    assert load_settings(database_url=f"postgresql://{host}/careline", **PRODUCTION)
    assert load_settings(database_url="postgresql:///careline?host=/run/postgresql", **PRODUCTION)


def test_the_variables_that_libpq_reads_count_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGHOST", "db.example")
    assert "DATABASE_URL" in refusal(database_url="postgresql:///careline", **PRODUCTION)
    monkeypatch.setenv("PGSSLMODE", "verify-full")
    assert load_settings(database_url="postgresql:///careline", **PRODUCTION)


@pytest.mark.parametrize("host", ANOTHER)
def test_production_reaches_a_redis_elsewhere_by_tls(host: str) -> None:
    assert "rediss://" in refusal(redis_url=f"redis://{host}:6379/0", **PRODUCTION)
    assert load_settings(redis_url=f"rediss://{host}:6379/0", **PRODUCTION)


@pytest.mark.parametrize(
    "url", ["redis://localhost:6379", "redis://127.0.0.1", "redis://[::1]", "unix:///run/redis.sock"]
)
def test_production_takes_a_redis_on_this_machine(url: str) -> None:
    assert load_settings(redis_url=url, **PRODUCTION).redis_url == url


@pytest.mark.parametrize("url", [None, "http://visits.example.org", "visits.example.org"])
def test_production_is_reached_by_https(url: str | None) -> None:
    assert "PUBLIC_URL" in refusal(environment="production", public_url=url)


@pytest.mark.parametrize("environment", ["demo", "development", "production"])
def test_a_staff_password_that_sign_in_would_refuse_is_refused_at_once(environment: str) -> None:
    said = refusal(environment=environment, staff_password="elevenchars", public_url="https://care.example")
    assert "CARELINE_STAFF_PASSWORD" in said


def test_a_model_needs_an_address() -> None:
    assert "OPENAI_BASE_URL" in refusal(model="gpt-oss")


@pytest.mark.parametrize(
    "url",
    [
        "https://api.example.com/v1",
        "http://10.0.0.5/v1",
        "http://localhost.evil.example/v1",
        "http://127.0.0.1.evil.example/v1",
        "http://localhost@evil.example/v1",
    ],
)
def test_a_model_on_another_machine_needs_an_agreement(url: str) -> None:
    assert "CARELINE_MODEL_BAA" in refusal(model="m", openai_base_url=url)
    assert load_settings(model="m", openai_base_url=url, model_baa=True).model == "m"


@pytest.mark.parametrize("url", ["http://127.0.0.1:11434/v1", "http://localhost:8080/v1", "http://[::1]:80/v1"])
def test_a_model_on_this_machine_needs_none(url: str) -> None:
    assert load_settings(model="m", openai_base_url=url).openai_base_url == url


def test_secrets_are_not_shown() -> None:
    settings = Settings(staff_password="correct horse", openai_api_key="sk-secret")  # type: ignore[arg-type]
    assert "horse" not in f"{settings!r} {settings}"
    assert "sk-secret" not in settings.model_dump_json()


@pytest.mark.parametrize(
    "name", ["LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING", "LANGCHAIN_TRACING_V2"]
)
def test_nothing_starts_while_a_trace_exporter_is_switched_on(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "true")
    with pytest.raises(ConfigurationError, match="would leave") as refused:
        load_settings()
    assert refused.value.hint == f"Unset {name}."
    monkeypatch.setenv(name, "false")
    assert load_settings()
