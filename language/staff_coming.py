"""Words of somebody who waits for our staff: a bare "ok then a person", and when and where anybody will answer."""

# ruff: noqa: E501
from __future__ import annotations

import re

from language.text import fold

WHO = (
    r"(?:some(?:body|one)|any(?:body|one)|a (?:person|human|nurse)|they|you(?: guys)?|staff|the (?:desk|office|staff))"
)
QUIEN = r"(?:alguien|ustedes|el personal|una persona|la recepcion)"
COMING = re.compile(
    rf"\b(?:when|what time|how long|how soon|where)\b[^.?!]{{0,25}}\b{WHO}\b[^.?!]{{0,20}}\b(?:call|calls|calling|answer|reply|respond|get back|reach|contact|be (?:here|there|back|in)|come|coming|write|text)\b"
    rf"|\b(?:is|are|will|does|did) {WHO} (?:even |really |actually |ever |going to |gonna )?(?:there|here|coming|call|calling|answer|answering|reply|get back|gonna|listening)\b"
    r"|\b(?:when|where|how) (?:will|do|would|am|can) i (?:going to |gonna )?(?:get|hear|expect|have) (?:an? |any )?(?:answers?|repl(?:y|ies)|calls?|back|response)\b"
    r"|\b(?:you )?(?:don'?t|do not|dont|never) (?:even )?(?:have|got|know|took|asked(?: me)? for) my (?:phone|number|phone number|contact)\b"
    r"|\bi(?:'m| am)? (?:still )?waiting\b(?! (?:room|list|for (?:my|the) (?:results?|appointment|visit)))|\bi said (?:a )?(?:representative|person|human|agent|operator|somebody|someone)\b"
    rf"|\b(?:cuando|a que hora|cuanto (?:tarda|tardan|falta)|por donde|donde)\b[^.?!]{{0,25}}\b(?:{QUIEN}|me (?:llaman?|contestan?|responden?|hablan?|escriben?|van a (?:llamar|contestar|responder|hablar|atender)))\b"
    rf"|\b(?:viene|vienen|va a venir|van a venir) (?:ya )?{QUIEN}\b|\b{QUIEN} (?:ya )?(?:viene|vienen|va a venir)\b"
    rf"|\b(?:hay|esta) {QUIEN}(?: ahi)?|\b{QUIEN} me va a (?:llamar|contestar|atender|hablar)|\b(?:ni siquiera )?(?:no )?tienen? mi (?:numero|telefono)\b|\bsigo esperando\b|\bdije (?:una? )?(?:persona|humano|operadora?|representante)\b"
)


def asks_for_staff(text: str) -> bool:
    """Whether it is asked when or where our staff will answer, once they were asked to."""
    return COMING.search(fold(text)) is not None
