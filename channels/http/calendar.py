"""A visit's calendar file behind an unguessable link."""

from __future__ import annotations

from fastapi import APIRouter, Response

from channels.http.dependencies import Address, TheDoors

router = APIRouter(tags=["calendar"])

PER_ADDRESS = 60


@router.get("/calendar/{token}.ics")
async def calendar(token: str, doors: TheDoors, address: Address) -> Response:
    """RFC 5545 text; 404 for a link that is not ours or has outlived its visit."""
    await doors.limiter.spend("calendar", address, PER_ADDRESS)
    text = await doors.calendar(token)
    headers = {"Content-Disposition": 'attachment; filename="visit.ics"'}
    return Response(text, media_type="text/calendar; charset=utf-8", headers=headers)
