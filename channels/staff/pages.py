"""What every page of the console beside the conversations needs: who is signed in, its frame, and errors in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Header
from fastapi.responses import HTMLResponse, RedirectResponse

from channels.http.dependencies import Doors, TheDoors
from channels.http.problems import status_of
from channels.staff.accounts import SignedIn
from channels.staff.guard import CheckedForm, Colleague
from channels.staff.views import Views
from channels.words import language_of
from language.types import Lang
from runtime.errors import CarelineError


@dataclass(frozen=True)
class Desk:
    """A request of a signed-in colleague."""

    doors: Doors
    who: SignedIn
    lang: Lang

    @property
    def views(self) -> Views:
        """Words and times for this colleague."""
        return Views(self.doors, self.lang, self.who.name)

    def page(self, template: str, here: str, error: CarelineError | None = None, **values: Any) -> HTMLResponse:
        """A page of the console; `here` is its tab. An error is said in words, with its status."""
        views = self.views
        said = views.error(error) if error is not None else None
        content = {
            "here": here,
            "csrf": self.who.csrf,
            "schedules": self.who.schedules,
            "error": said,
            "again": None,
            **values,
        }
        status = status_of(error) if error is not None else 200
        return HTMLResponse(views.render(template, **content), status, headers={"Cache-Control": "no-store"})


def sign_in_form(views: Views, error: CarelineError | None = None) -> HTMLResponse:
    """Where a colleague signs in, with what was wrong."""
    said = views.error(error) if error is not None else None
    return HTMLResponse(views.render("sign_in.html", error=said), status_of(error) if error is not None else 200)


AcceptLanguage = Annotated[str | None, Header()]


async def _desk(doors: TheDoors, who: Colleague, accept_language: AcceptLanguage = None) -> Desk:
    return Desk(doors, who, language_of(accept_language))


async def _form(doors: TheDoors, who: CheckedForm, accept_language: AcceptLanguage = None) -> Desk:
    return Desk(doors, who, language_of(accept_language))


TheDesk = Annotated[Desk, Depends(_desk)]
"""A look at a page."""

DeskForm = Annotated[Desk, Depends(_form)]
"""A form that one of our own pages sent."""


def to(path: str) -> RedirectResponse:
    """To another page, after a form."""
    return RedirectResponse(path, 303)
