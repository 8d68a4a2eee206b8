"""Where a call stands, kept in the signed address of its next webhook: nothing to lose in a restart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import urlencode
from uuid import UUID

from starlette.datastructures import QueryParams

from language.types import Lang

Keys = Literal["menu", "choices", "yes_no", "digits"]
"""What a single key means now: an entry of the menu, one of the choices, yes or no, or simply its digits."""

MOST_SILENCES = 2
"""After so many silences in a row the line says goodbye at the next."""


@dataclass(frozen=True)
class Call:
    """`step` counts what the caller said or pressed; `said` are the messages that this webhook's arrival proves heard."""

    step: int = 0
    lang: Lang = "en"
    keys: Keys = "menu"
    silences: int = 0
    with_staff: bool = False
    said: tuple[UUID, ...] = ()

    def url(self) -> str:
        """The address of the next webhook; Twilio's signature covers it."""
        fields = {"step": self.step, "lang": self.lang, "keys": self.keys, "silences": self.silences}
        query = [*fields.items(), *(("said", str(i)) for i in self.said)]
        return "/twilio/voice/turn?" + urlencode(query + ([("staff", "1")] if self.with_staff else []))

    @classmethod
    def read(cls, query: QueryParams) -> Call:
        """What `url` wrote; ValueError for anything else, which no signed address holds."""
        keys = query.get("keys", "menu")
        if keys not in ("menu", "choices", "yes_no", "digits"):
            raise ValueError("keys")
        return cls(
            step=int(query.get("step", 0)),
            lang="es" if query.get("lang") == "es" else "en",
            keys=keys,  # type: ignore[arg-type]
            silences=int(query.get("silences", 0)),
            with_staff=query.get("staff") == "1",
            said=tuple(UUID(i) for i in query.getlist("said")),
        )

    def silent(self) -> Call:
        """The same after nothing was heard."""
        return replace(self, silences=self.silences + 1)
