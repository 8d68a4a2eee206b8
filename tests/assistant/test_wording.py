"""Every word is there in both languages, and times are said as people say them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, get_args

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, MessageReference, Pattern, VariableReference
from fluent.syntax.visitor import Visitor

from assistant.acts import EXPECTS, Ask, Say
from assistant.turn.questions import MENUS, OWN
from assistant.wording import Catalog, MissingText, Speaker, times
from language.types import Lang
from runtime.errors import ConfigurationError
from tools.types import Channel, Fact

ROOT = Path(__file__).parents[2]
TEXTS = ROOT / "assistant" / "texts"
LANGS: tuple[Lang, ...] = ("en", "es")
CHANNELS: tuple[Channel, ...] = get_args(Channel)
DAY = date(2026, 3, 10)

WRITTEN_EN = ["12:30 AM", *(f"{h}:30 AM" for h in range(1, 12)), "12:30 PM", *(f"{h}:30 PM" for h in range(1, 12))]
PART_ES = ["de la mañana"] * 12 + ["de la tarde"] * 8 + ["de la noche"] * 4
HOURS_ES = "doce una dos tres cuatro cinco seis siete ocho nueve diez once".split() * 2
HOURS_EN = "twelve one two three four five six seven eight nine ten eleven".split() * 2
PART_EN = ["in the morning"] * 12 + ["in the afternoon"] * 5 + ["in the evening"] * 7


@pytest.fixture(scope="module")
def speaker() -> Speaker:
    return Speaker(Catalog())


@pytest.mark.parametrize(
    ("lang", "opens", "said"),
    [
        ("en", "cancel", "cancel a visit"),
        ("es", "cancel", "cancelar una cita"),
        ("en", "register", "new patient"),
        ("es", "register", "paciente nuevo"),
        ("en", "visits", "book, change and cancel"),
        ("es", "change", "cambiar una cita"),
    ],
)
def test_the_text_with_a_code_names_what_the_code_opens(speaker: Speaker, lang: Lang, opens: str, said: str) -> None:
    assert said in speaker.word(Fact("code-purpose", {"opens": opens}), lang, "sms")


class TestTimes:
    @pytest.mark.parametrize("hour", range(24))
    def test_every_hour_is_written_in_english(self, hour: int) -> None:
        assert times.clock(time(hour, 30), "en") == WRITTEN_EN[hour]

    @pytest.mark.parametrize("hour", range(24))
    def test_every_hour_is_written_in_spanish(self, hour: int) -> None:
        assert times.clock(time(hour, 5), "es") == f"{hour % 12 or 12}:05 {PART_ES[hour]}"

    @pytest.mark.parametrize("hour", range(24))
    def test_every_hour_is_spoken_in_english(self, hour: int) -> None:
        assert times.clock(time(hour), "en", spoken=True) == f"{HOURS_EN[hour]} o'clock {PART_EN[hour]}"
        assert times.clock(time(hour, 45), "en", spoken=True) == f"{HOURS_EN[hour]} forty-five {PART_EN[hour]}"
        assert times.clock(time(hour, 5), "en", spoken=True) == f"{HOURS_EN[hour]} oh five {PART_EN[hour]}"

    @pytest.mark.parametrize("hour", range(24))
    def test_every_hour_is_spoken_in_spanish(self, hour: int) -> None:
        assert times.clock(time(hour, 15), "es", spoken=True) == f"{HOURS_ES[hour]} y cuarto {PART_ES[hour]}"
        assert times.clock(time(hour, 30), "es", spoken=True) == f"{HOURS_ES[hour]} y media {PART_ES[hour]}"
        assert times.clock(time(hour, 45), "es", spoken=True) == f"{HOURS_ES[hour]} y cuarenta y cinco {PART_ES[hour]}"

    def test_noon_is_neither_morning_nor_afternoon_in_spanish(self) -> None:
        assert times.clock(time(12), "es") == "12:00 del mediodía"

    @pytest.mark.parametrize("hour", range(24))
    def test_one_oclock_alone_takes_the_singular_article_in_spanish(self, hour: int) -> None:
        said = times.moment(datetime.combine(DAY, time(hour, 30)), "es")
        assert said.startswith("martes 10 de marzo a la 1" if hour in (1, 13) else "martes 10 de marzo a las ")

    @pytest.mark.parametrize("lang", LANGS)
    @pytest.mark.parametrize("spoken", [True, False])
    def test_no_two_moments_of_a_day_sound_alike(self, lang: Lang, spoken: bool) -> None:
        every_five = [time(h, m) for h in range(24) for m in range(0, 60, 5)]
        assert len({times.clock(t, lang, spoken=spoken) for t in every_five}) == len(every_five)

    @pytest.mark.parametrize("lang", LANGS)
    def test_what_is_spoken_holds_no_digit(self, lang: Lang) -> None:
        for number in range(1, 32):
            for hour in range(24):
                at = datetime(2026, 1, number, hour, number, tzinfo=UTC)
                assert not re.search(r"\d", times.moment(at, lang, spoken=True))

    @pytest.mark.parametrize(
        ("number", "said"),
        [(1, "first"), (2, "second"), (3, "third"), (11, "eleventh"), (12, "twelfth"), (20, "twentieth"),
         (21, "twenty-first"), (22, "twenty-second"), (23, "twenty-third"), (30, "thirtieth"), (31, "thirty-first")],
    )  # fmt: skip
    def test_days_of_the_month_are_ordinals_in_spoken_english(self, number: int, said: str) -> None:
        assert times.ordinal_words(number) == said

    def test_a_day_names_its_weekday(self) -> None:
        assert times.day(DAY, "en") == "Tuesday, March 10"
        assert times.day(DAY, "en", spoken=True) == "Tuesday, March tenth"
        assert times.day(DAY, "es", spoken=True) == "martes diez de marzo"

    def test_lists_end_in_and(self) -> None:
        assert [times.listed(tuple("abc")[:n], "en") for n in range(4)] == ["", "a", "a and b", "a, b and c"]
        assert times.listed(("a", "b", "c"), "es") == "a, b y c"


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()
        self.parts: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)

    def visit_MessageReference(self, node: MessageReference) -> None:  # noqa: N802
        self.parts.add(node.id.name)


@cache
def messages(lang: str) -> dict[str, Message]:
    found: dict[str, Message] = {}
    for path in sorted((TEXTS / lang).glob("*.ftl")):
        body = FluentParser().parse(path.read_text(encoding="utf-8")).body
        for entry in body:
            if isinstance(entry, Message):
                assert entry.id.name not in found, f"{entry.id.name} is there twice"
                found[entry.id.name] = entry
    return found


def variables(text: Message | Pattern) -> set[str]:
    """The arguments of a text and of the parts it is put together from."""
    visitor, parts = _Variables(), messages("en")
    visitor.visit(text)
    for name in tuple(visitor.parts):
        visitor.visit(parts[name])
    return visitor.names


def facts_in_code() -> set[str]:
    """Every key that the source of assistant/ and tools/ gives to a Fact as it stands."""
    keys: set[str] = set()
    for folder in ("assistant", "tools"):
        for path in (ROOT / folder).rglob("*.py"):
            keys |= set(re.findall(r'Fact\(\s*"([a-z][a-z_-]+)"', path.read_text(encoding="utf-8")))
    return keys


class TestTexts:
    def test_every_key_is_there_in_both_languages(self) -> None:
        assert Catalog().keys["en"] == Catalog().keys["es"]

    def test_both_languages_take_the_same_arguments_and_have_the_same_channel_variants(self) -> None:
        en, es = messages("en"), messages("es")
        for key in en:
            assert variables(en[key]) == variables(es[key]), key
            assert {a.id.name for a in en[key].attributes} == {a.id.name for a in es[key].attributes}, key

    def test_every_variant_is_of_a_channel_there_is(self) -> None:
        variants = {a.id.name for lang in LANGS for m in messages(lang).values() for a in m.attributes}
        assert variants <= {"voice", "sms", "chat"}

    @pytest.mark.parametrize("lang", LANGS)
    def test_what_a_channel_says_takes_no_argument_that_the_plain_text_does_not_take(self, lang: Lang) -> None:
        for key, message in messages(lang).items():
            plain = variables(message.value) if message.value else set()
            for variant in message.attributes:
                assert variables(variant.value) <= plain, (key, variant.id.name)

    @pytest.mark.parametrize("lang", LANGS)
    def test_every_fact_that_code_tells_has_its_words(self, lang: Lang) -> None:
        told = facts_in_code()
        assert len(told) > 25, "the search for facts finds them"
        assert told - Catalog().keys[lang] == set()

    @pytest.mark.parametrize("lang", LANGS)
    def test_every_act_a_model_may_choose_has_its_words(self, lang: Lang) -> None:
        acts = (
            {f"say-{say.value}" for say in Say}
            | {f"ask-{ask.value}" for ask in Ask}
            | {*OWN.values(), *chain(*MENUS.values())}
        )
        assert acts - Catalog().keys[lang] == set()

    @pytest.mark.parametrize("lang", LANGS)
    @pytest.mark.parametrize("channel", CHANNELS)
    def test_a_question_asks_and_a_remark_does_not(self, speaker: Speaker, lang: Lang, channel: Channel) -> None:
        for say in Say:
            assert "?" not in speaker.word(Fact(f"say-{say.value}"), lang, channel), say
        for ask in set(Ask) - {Ask.NOTHING, Ask.CODE}:
            asked = speaker.word(Fact(f"ask-{ask.value}", {"options": "this or that"}), lang, channel)
            assert asked.count("?") == 1, ask

    @pytest.mark.parametrize("lang", LANGS)
    @pytest.mark.parametrize("channel", CHANNELS)
    def test_no_text_asks_two_things(self, speaker: Speaker, lang: Lang, channel: Channel) -> None:
        for key, message in messages(lang).items():
            args: dict[str, Any] = dict.fromkeys(variables(message), "word")
            assert speaker.word(Fact(key, args), lang, channel).count("?") <= 1, key

    @pytest.mark.parametrize("lang", LANGS)
    @pytest.mark.parametrize("channel", CHANNELS)
    def test_no_text_shows_an_argument_that_was_not_filled_in(
        self, speaker: Speaker, lang: Lang, channel: Channel
    ) -> None:
        for key, message in messages(lang).items():
            args: dict[str, Any] = dict.fromkeys(variables(message), "word")
            assert "{" not in speaker.word(Fact(key, args), lang, channel), key

    @pytest.mark.parametrize("lang", LANGS)
    def test_what_is_spoken_has_no_link_and_no_markup(self, speaker: Speaker, lang: Lang) -> None:
        for key, message in messages(lang).items():
            said = speaker.word(Fact(key, dict.fromkeys(variables(message), "word")), lang, "voice")
            assert not re.search(r"https?:|[*_<>#]", said), key

    def test_every_question_tells_the_listener_what_to_expect(self) -> None:
        settled = {Ask.ANYTHING_ELSE, Ask.HOW_HELP, Ask.REPHRASE, Ask.MENU, Ask.GO_ON_MENU, Ask.NOTHING}
        assert set(Ask) - set(EXPECTS) == settled

    def test_the_greeting_says_what_it_is_and_how_to_reach_people(self, speaker: Speaker) -> None:
        args = {"hospital": "Lakeside", "emergency": "911"}
        for lang, automated, person in (("en", "automated assistant", "person"), ("es", "automático", "persona")):
            for channel in CHANNELS:
                said = speaker.word(Fact("greeting", args), lang, channel)  # type: ignore[arg-type]
                assert automated in said or "automatizado" in said or "automática" in said, (lang, channel, said)
                assert person in said.casefold(), (lang, channel)
                assert "911" in said


class TestSpeaker:
    def test_a_moment_is_worded_for_the_channel(self, speaker: Speaker) -> None:
        fact = Fact("slot-held", {"when": datetime(2026, 3, 10, 14, 30, tzinfo=UTC), "minutes": 10})
        assert "March 10 at 2:30 PM" in speaker.word(fact, "en", "chat")
        assert "March tenth at two thirty in the afternoon" in speaker.word(fact, "en", "voice")
        assert "martes 10 de marzo a las 2:30 de la tarde" in speaker.word(fact, "es", "sms")

    @pytest.mark.parametrize(
        ("lang", "said"), [("en", "two zero two, five five five, "), ("es", "dos cero dos, cinco cinco cinco, ")]
    )
    @pytest.mark.parametrize("phone", ["(202) 555-0100", "+1 202-555-0100", "202.555.0100"])
    def test_a_telephone_number_is_said_digit_by_digit(
        self, speaker: Speaker, lang: Lang, said: str, phone: str
    ) -> None:
        fact = Fact("answer", {"text": f"Call {phone}, at 100 Harbor Street."})
        spoken = speaker.word(fact, lang, "voice")
        assert said in spoken and "100 Harbor" in spoken and "555" not in spoken
        assert phone in speaker.word(fact, lang, "chat")

    def test_a_place_in_a_list_is_said_as_a_word(self, speaker: Speaker) -> None:
        line = Fact("ask-type-line", {"number": 2, "name": "Skin"})
        assert speaker.word(line, "en", "voice") == "Press or say two for Skin."
        assert speaker.word(line, "en", "chat") == "2. Skin"

    @pytest.mark.parametrize(("lang", "said"), [("en", "one, two or three"), ("es", "uno, dos o tres")])
    def test_the_numbers_to_choose_from_are_said_in_words(self, speaker: Speaker, lang: Lang, said: str) -> None:
        assert said in speaker.word(Fact("ask-which_number", {"count": 3}), lang, "voice")

    def test_lines_of_a_list_stand_below_each_other_where_they_can_be_seen(self, speaker: Speaker) -> None:
        lines = tuple(Fact("ask-type-line", {"number": n, "name": name}) for n, name in ((1, "Skin"), (2, "Heart")))
        assert speaker.word(Fact("ask-which_type", {"options": lines}), "en", "chat").endswith("1. Skin\n2. Heart")
        assert "\n" not in speaker.word(Fact("ask-which_type", {"options": lines}), "en", "voice")

    def test_two_readings_of_a_birth_date_are_told_apart_by_their_month(self, speaker: Speaker) -> None:
        readings = [date(1980, 3, 4), date(1980, 4, 3)]
        assert speaker.birth_dates(readings, "en", "chat") == "March 4, 1980 or April 3, 1980"
        assert speaker.birth_dates(readings, "es", "chat") == "4 de marzo de 1980 o 3 de abril de 1980"

    def test_a_text_that_is_missing_names_its_key(self, speaker: Speaker) -> None:
        with pytest.raises(MissingText, match="no-such-key"):
            speaker.word(Fact("no-such-key"), "en", "chat")

    def test_a_file_that_does_not_parse_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "en").mkdir()
        (tmp_path / "en" / "talk.ftl").write_text("greeting Hello there\n", encoding="utf-8")
        with pytest.raises(ConfigurationError, match=r"talk\.ftl"):
            Catalog(tmp_path)
