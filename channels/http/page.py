"""The web chat at `/`: static files, and the words and numbers that the page shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fastapi import APIRouter
from fastapi.responses import FileResponse
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from channels.http.dependencies import TheDoors
from language.types import Lang

FOLDER = Path(__file__).parent.parent / "web"
router = APIRouter(include_in_schema=False)


class Files(StaticFiles):
    """Static files that browsers check for changes at every use: they carry no version in their names."""

    async def get_response(self, path: str, scope: Scope) -> Any:
        """One file."""
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "no-cache"
        return response


@router.get("/")
async def chat_page() -> FileResponse:
    """The page; its words come by `/api/page`."""
    return FileResponse(FOLDER / "index.html", headers={"Cache-Control": "no-cache"})


@router.get("/api/page")
async def page_words(doors: TheDoors, lang: Lang = "en") -> dict[str, Any]:
    """The hospital's name and numbers, and the page's words in this language."""
    hospital, demo = doors.app.hospital, doors.app.settings.demo
    numbers = hospital.emergency_numbers
    args = {"hospital": hospital.display_name, "emergency": numbers.emergency}
    words = doors.words.page("chat-", lang, **args)
    if demo:
        words |= {f"phone_{key}": text for key, text in doors.words.page("phone-", lang, **args).items()}
    return {
        "lang": lang,
        "words": words,
        "hospital": {"name": hospital.display_name, "phone": hospital.phone},
        "emergency": numbers.emergency,
        "demo": demo,
    }
