"""Settings from the environment, checked before anything starts."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from runtime.errors import ConfigurationError
from runtime.transit import database_is_covered, redis_is_covered

Environment = Literal["demo", "development", "production"]
TRACING = tuple(f"{brand}_TRACING{version}" for brand in ("LANGSMITH", "LANGCHAIN") for version in ("", "_V2"))
"""Switches of LangGraph's trace exporter, which would send a turn's context elsewhere, past every check of ours."""
LOOPBACK = ("127.0.0.1", "localhost", "::1")
MIN_SECRET = 8
MIN_STAFF_PASSWORD = 12


def default_home() -> Path:
    """`/var/lib/careline` for root, whose own home nobody else may enter; else below the user's data folder."""
    if os.geteuid() == 0:
        return Path("/var/lib/careline")
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "careline"


def default_cache() -> Path:
    """`/var/cache/careline` for root, else below the user's cache folder: what can be made again at any time.

    NotADirectoryError for a user without a home.
    """
    if os.geteuid() == 0:
        return Path("/var/cache/careline")
    try:
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "careline"
    except RuntimeError as error:
        raise NotADirectoryError(str(error)) from error


def _named(name: str) -> AliasChoices:
    return AliasChoices(name, name.lower())


class Settings(BaseSettings):
    """Every setting there is; `docs/configuration.md` explains them."""

    model_config = SettingsConfigDict(env_prefix="CARELINE_", extra="ignore", populate_by_name=True)

    home: Path = Field(default_factory=default_home)
    environment: Environment = "demo"
    hospital: Path | None = None
    model: str = "embedded"
    model_baa: bool = False
    host: str = "127.0.0.1"
    secret_keys: SecretStr | None = None
    audit_anchors: Path | None = None
    staff_password: SecretStr | None = None
    log_level: str = "INFO"
    trusted_proxies: str | None = None
    database_url: str | None = Field(default=None, validation_alias=_named("DATABASE_URL"))
    redis_url: str | None = Field(default=None, validation_alias=_named("REDIS_URL"))
    openai_base_url: str | None = Field(default=None, validation_alias=_named("OPENAI_BASE_URL"))
    openai_api_key: SecretStr | None = Field(default=None, validation_alias=_named("OPENAI_API_KEY"))
    port: int = Field(default=8000, ge=1, le=65_535, validation_alias=_named("PORT"))
    public_url: str | None = Field(default=None, validation_alias=_named("PUBLIC_URL"))
    twilio_account_sid: str | None = Field(default=None, validation_alias=_named("TWILIO_ACCOUNT_SID"))
    twilio_auth_token: SecretStr | None = Field(default=None, validation_alias=_named("TWILIO_AUTH_TOKEN"))
    twilio_from: str | None = Field(default=None, validation_alias=_named("TWILIO_FROM"))

    @property
    def demo(self) -> bool:
        """Whether this is the try-out on one machine."""
        return self.environment == "demo"

    @property
    def base_url(self) -> str:
        """Where people reach the service."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")

    def check(self) -> None:
        """ConfigurationError for what must not be started."""
        if self.demo and (self.twilio_account_sid or self.twilio_auth_token):
            _refuse("The demo does not take Twilio keys.", "Set CARELINE_ENVIRONMENT=production, or unset TWILIO_*.")
        if self.demo and self.host not in LOOPBACK:
            _refuse(
                "The demo listens on this machine only.",
                "Set CARELINE_HOST=127.0.0.1 or CARELINE_ENVIRONMENT=production.",
            )
        traced = next((name for name in TRACING if os.environ.get(name, "").lower() in ("true", "1")), None)
        if traced is not None:
            _refuse("Traces of conversations would leave this machine.", f"Unset {traced}.")
        self._check_staff_password()
        if self.environment == "production":
            self._check_production()
        if self.model != "embedded":
            self._check_model()

    def _check_staff_password(self) -> None:
        if self.staff_password is not None and len(self.staff_password.get_secret_value()) < MIN_STAFF_PASSWORD:
            _refuse("CARELINE_STAFF_PASSWORD is too short.", f"Use at least {MIN_STAFF_PASSWORD} characters.")

    def _check_production(self) -> None:
        secrets = (self.secret_keys, self.twilio_auth_token)
        if any(s is not None and len(s.get_secret_value()) < MIN_SECRET for s in secrets):
            _refuse("A secret is too short.", f"Use at least {MIN_SECRET} random characters.")
        if self.database_url and "careline:careline@" in self.database_url:
            _refuse("DATABASE_URL holds the default password.", "Set a password of your own.")
        if self.database_url and not database_is_covered(self.database_url):
            _refuse(
                "DATABASE_URL sends patients' data to another machine in plain text.",
                "Add ?sslmode=verify-full&sslrootcert=… to it (at least sslmode=require).",
            )
        if self.redis_url and not redis_is_covered(self.redis_url):
            _refuse("REDIS_URL reaches another machine in plain text.", "Set REDIS_URL=rediss://…")
        if self.public_url is None or not self.public_url.startswith("https://"):
            _refuse(
                "PUBLIC_URL is missing or not https.", "Set PUBLIC_URL=https://… as your patients and Twilio reach it."
            )

    def _check_model(self) -> None:
        if not self.openai_base_url:
            _refuse(
                "CARELINE_MODEL names a model, but OPENAI_BASE_URL is unset.", "Set it, or CARELINE_MODEL=embedded."
            )
        local = urlsplit(self.openai_base_url or "").hostname in LOOPBACK
        if not local and not self.model_baa:
            _refuse(
                "The model is on another machine and no agreement is stated.",
                "Symptoms beside dates are health information: set CARELINE_MODEL_BAA=true once a BAA is signed.",
            )


def load_settings(**overrides: object) -> Settings:
    """The settings of this process; ConfigurationError names the one that is wrong."""
    try:
        settings = Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"]).upper()
        raise ConfigurationError(
            f"The setting {name} is wrong: {first['msg']}.", hint="See docs/configuration.md."
        ) from None
    settings.check()
    return settings


def _refuse(message: str, hint: str) -> None:
    raise ConfigurationError(message, hint=hint)
