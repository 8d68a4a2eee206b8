"""Presidio as the frame that holds our recognisers: no spaCy model, no network, one pass for both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, cast

from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerRegistry, RecognizerResult
from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine

from guardrails.redaction.ner import Entity, Rampart
from guardrails.redaction.types import Found

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

LANGUAGE = "en"
"""Presidio's label for the single set of recognisers; each knows English and Spanish, since patients mix them."""

Finder = Callable[[str], Iterable[Found]]


class RampartEngine(NlpEngine):
    """The token classifier in the place where Presidio expects spaCy: it yields the names, and nothing is tokenised twice."""

    def __init__(self, model: Rampart) -> None:
        self._model = model

    def load(self) -> None:
        """The model loads at its first use."""

    def is_loaded(self) -> bool:
        """Always: loading is lazy."""
        return True

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        """Artifacts whose `entities` are the classifier's."""
        return seen(self._model.entities(text))

    def process_batch(
        self, texts: Iterable[str], language: str, batch_size: int = 1, n_process: int = 1, **kwargs: Any
    ) -> Iterator[tuple[str, NlpArtifacts]]:
        """One after the other."""
        for text in texts:
            yield text, self.process_text(text, language)

    def is_stopword(self, word: str, language: str) -> bool:
        """Unused: no keywords are drawn."""
        return False

    def is_punct(self, word: str, language: str) -> bool:
        """Unused: no keywords are drawn."""
        return False

    def get_supported_entities(self) -> list[str]:
        """The labels come through our own recogniser."""
        return []

    def get_supported_languages(self) -> list[str]:
        """Presidio's label for our one set."""
        return [LANGUAGE]


def seen(entities: Sequence[Entity]) -> NlpArtifacts:
    """What the classifier has seen, as Presidio hands it on."""
    artifacts = NlpArtifacts([], cast("Doc", ()), [], [], cast("NlpEngine", None), LANGUAGE)
    artifacts.entities = cast("list[Span]", entities)
    return artifacts


class FinderRecognizer(EntityRecognizer):
    """One of our finders as a Presidio recogniser; its weight is the score."""

    def __init__(self, name: str, types: Sequence[str], find: Finder) -> None:
        self._find = find
        super().__init__(supported_entities=list(types), name=name, supported_language=LANGUAGE)

    def load(self) -> None:
        """Nothing to load."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """What the finder finds."""
        return [_result(found) for found in self._find(text)]


class NerRecognizer(EntityRecognizer):
    """The classifier's entities, read by `read` into our types."""

    def __init__(self, types: Sequence[str], read: Callable[[str, Sequence[Entity]], Iterable[Found]]) -> None:
        self._read = read
        super().__init__(supported_entities=list(types), name="rampart", supported_language=LANGUAGE)

    def load(self) -> None:
        """Nothing to load."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """What the classifier saw."""
        seen = cast("Sequence[Entity]", nlp_artifacts.entities if nlp_artifacts else ())
        return [_result(found) for found in self._read(text, seen)]


class NoEnhancer(ContextAwareEnhancer):
    """Our recognisers read their own context; scores are left alone."""

    def __init__(self) -> None:
        super().__init__(0.0, 0.0, 0, 0)

    def enhance_using_context(
        self,
        text: str,
        raw_results: list[RecognizerResult],
        nlp_artifacts: NlpArtifacts,
        recognizers: list[EntityRecognizer],
        context: list[str] | None = None,
    ) -> list[RecognizerResult]:
        """The results as they are."""
        return raw_results


def build_analyzer(model: Rampart, recognizers: Sequence[EntityRecognizer]) -> AnalyzerEngine:
    """An analyzer with exactly these recognisers. Presidio's own are left out: one of them asks the network for suffixes."""
    registry = RecognizerRegistry(recognizers=list(recognizers), supported_languages=[LANGUAGE])
    return AnalyzerEngine(
        registry=registry,
        nlp_engine=RampartEngine(model),
        supported_languages=[LANGUAGE],
        context_aware_enhancer=NoEnhancer(),
    )


def _result(found: Found) -> RecognizerResult:
    return RecognizerResult(found.type, found.start, found.end, found.weight)
