"""What the console's pages show: words, times and classes, worked out before any template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from assistant.messages import TranscriptLine
from channels.http.bodies import COVERED
from channels.http.dependencies import Doors
from channels.ports import HandOverView
from channels.staff.names import name_of
from channels.words import Words
from language.types import Lang
from runtime.errors import CarelineError

FOLDER = Path(__file__).parent / "templates"
PAGES = Environment(
    loader=FileSystemLoader(FOLDER), autoescape=select_autoescape(), undefined=StrictUndefined, trim_blocks=True
)

TABS = (
    ("desk", "/staff"),
    ("visits", "/staff/visits"),
    ("queue", "/staff/queue"),
    ("disruptions", "/staff/disruptions"),
    ("waitlist", "/staff/waitlist"),
    ("planning", "/staff/planning"),
    ("privacy", "/staff/privacy"),
)
"""The parts of the console."""


@dataclass(frozen=True)
class Row:
    """One hand-over in the list. `kind` says what an alarm is about; empty where that is not known, or for no alarm."""

    id: UUID
    conversation_id: UUID
    reason: str
    way: str
    lang: str
    since: str
    waited: str
    urgent: bool
    kind: str
    holder: str | None
    mine: bool
    promised: str | None

    @property
    def held(self) -> str:
        """By whom, for the page's script: `mine`, `other`, or nothing."""
        return "mine" if self.mine else "other" if self.holder else ""


@dataclass(frozen=True)
class Line:
    """One line of a transcript. `covered` stands for a fact that staff read in the record, not here."""

    at: str
    who: str
    speaker: str
    text: str
    kind: str
    covered: bool


class Views:
    """Renders for one colleague in one language."""

    def __init__(self, doors: Doors, lang: Lang, name: str = "") -> None:
        """`name` is the signed-in colleague."""
        self._words: Words = doors.words
        self._zone: ZoneInfo = doors.app.hospital.zone
        self._now = doors.app.clock.now()
        self.lang, self._name, self._doors = lang, name, doors

    def render(self, template: str, **values: object) -> str:
        """A page; every text comes from the words."""
        hospital = self._doors.app.hospital.display_name
        page = {
            "t": self._text,
            "lang": self.lang,
            "hospital": hospital,
            "name": self._name,
            "tabs": TABS,
            "here": "desk",
        }
        return PAGES.get_template(template).render(**{**page, **values})

    def error(self, error: CarelineError) -> str:
        """An error in the colleague's words, with what it is about by name and its times."""
        key = f"staff-error-{error.code.replace('_', '-')}"
        about = {name: self._detail(name, value) for name, value in error.details.items()}
        return self._text(key if self._words.has(key) else "staff-error-other", **about)

    def _detail(self, name: str, value: object) -> str:
        if isinstance(value, datetime):
            return self.clock(value)
        return name_of(self._doors.app.hospital, str(value), self.lang) if name == "what" else str(value)

    def clock(self, at: datetime) -> str:
        """A time of today, or with its day."""
        return self._clock(at)

    def known(self, prefix: str, value: str) -> str:
        """The word for a code of the program, or the code itself in readable form."""
        return self._known(prefix, value)

    def rows(self, waiting: Sequence[HandOverView]) -> list[Row]:
        """The list, in the desk's order."""
        return [self._row(view) for view in waiting]

    def lines(self, transcript: Sequence[TranscriptLine]) -> list[Line]:
        """The transcript; facts told one after the other share a line."""
        told = groupby(transcript, key=lambda line: COVERED.fullmatch(line.text) is not None and line.at)
        return [line for covered, group in told for line in self._group(list(group), covered=bool(covered))]

    def _row(self, view: HandOverView) -> Row:
        return Row(
            id=view.id,
            conversation_id=view.conversation_id,
            reason=self._known("staff-reason-", view.reason),
            way=self._known("staff-channel-", view.channel),
            lang=self._known("staff-lang-", view.lang),
            since=self._clock(view.waiting_since),
            waited=self._waited(view.waiting_since),
            urgent=view.urgent,
            kind=" · ".join(self._known("staff-kind-", kind) for kind in view.kinds),
            holder=view.holder,
            mine=view.holder == self._name,
            promised=self._clock(view.promised_at) if view.promised_at else None,
        )

    def _group(self, group: Sequence[TranscriptLine], *, covered: bool) -> list[Line]:
        if not covered:
            return [self._line(line, line.text) for line in group]
        facts = " · ".join(line.text.strip("()").replace("-", " ").replace("_", " ") for line in group)
        return [self._line(group[0], self._text("staff-told", facts=facts), covered=True)]

    def _line(self, line: TranscriptLine, text: str, *, covered: bool = False) -> Line:
        speaker = self._text(f"staff-who-{line.who}")
        return Line(self._clock(line.at), line.who, speaker, text, line.kind, covered)

    def _text(self, key: str, **args: object) -> str:
        return self._words.text(key, self.lang, **args)

    def _known(self, prefix: str, value: str) -> str:
        """The word for a code of the program, or the code itself in readable form."""
        key = prefix + value.replace("_", "-")
        return self._text(key) if self._words.has(key) else value.replace("_", " ")

    def _clock(self, at: datetime) -> str:
        local, today = at.astimezone(self._zone), self._now.astimezone(self._zone).date()
        return f"{local:%H:%M}" if local.date() == today else f"{local:%Y-%m-%d %H:%M}"

    def _waited(self, since: datetime) -> str:
        minutes = max(0, int((self._now - since).total_seconds() // 60))
        if minutes < 1:
            return self._text("staff-just-now")
        if minutes < 60:
            return self._text("staff-minutes", minutes=minutes)
        return self._text("staff-hours", hours=minutes // 60, minutes=minutes % 60)
