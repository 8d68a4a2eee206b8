"""One message under the reader's eyes: its clean text, its tokens, its language and what was asked before."""

from __future__ import annotations

from dataclasses import dataclass

from language.text.detect import detect
from language.text.normalise import Clean, clean
from language.text.shorthand import write_out
from language.text.tokens import Token, tokenize
from language.types import Context, Expecting, Lang, Span


@dataclass(frozen=True)
class Message:
    """What every reader of slots gets."""

    text: Clean
    tokens: tuple[Token, ...]
    lang: Lang
    context: Context

    @property
    def folded(self) -> str:
        """Lower case without accents."""
        return self.text.folded

    @property
    def expecting(self) -> Expecting:
        """What the last question asked for."""
        return self.context.expecting

    def norms(self, start: int = 0, end: int | None = None) -> tuple[str, ...]:
        """Tokens as rules compare them."""
        return tuple(t.norm for t in self.tokens[start:end])

    def words(self, start: int, end: int) -> str:
        """Tokens [start, end) as they were written."""
        if start >= end:
            return ""
        return self.text.text[self.tokens[start].start : self.tokens[end - 1].end]

    def span(self, start: int, end: int, kind: str) -> Span:
        """Tokens [start, end) as a span of the raw text."""
        first, last = self.text.span(self.tokens[start].start, self.tokens[end - 1].end)
        return Span(start=first, end=last, type=kind)

    def chars(self, start: int, end: int, kind: str) -> Span:
        """Clean characters [start, end) as a span of the raw text."""
        first, last = self.text.span(start, end)
        return Span(start=first, end=last, type=kind)


def read(raw: str, context: Context) -> Message:
    """The message, ready to be read."""
    text = clean(raw)
    tokens = tokenize(text)
    lang = _language(raw, tokens, context)
    written = write_out(text, lang)
    return Message(written, tokens if written is text else tokenize(written), lang, context)


def _language(raw: str, tokens: tuple[Token, ...], context: Context) -> Lang:
    if context.lang != "auto":
        return context.lang
    return detect(raw, tokens, context.last_lang, named=context.expecting is Expecting.NAME)
