"""Understanding what people say: dates and times, names, intents, symptoms, yes/no/choice, in English and Spanish."""

from language.answers import waits
from language.directory import Directory
from language.types import Context, Expecting, Intent, OfferView, Slots, Span, Understanding, When
from language.understand import identified, understand

__all__ = [
    "Context",
    "Directory",
    "Expecting",
    "Intent",
    "OfferView",
    "Slots",
    "Span",
    "Understanding",
    "When",
    "identified",
    "understand",
    "waits",
]
