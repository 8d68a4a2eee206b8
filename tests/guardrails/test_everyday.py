"""Messages of everyday words alone: they are covered as if the classifier had been asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import language.training as training
from guardrails.reading import reading
from guardrails.redaction import Redactor
from guardrails.redaction.everyday import is_everyday
from guardrails.redaction.labels import read_entities
from guardrails.redaction.ner import Entity, Rampart

EVERY = 4
"""Of the training messages so many are read by the classifier, too."""


class Counted(Rampart):
    """The classifier, with what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def entities(self, text: str, *, threshold: float = 0.25) -> list[Entity]:
        self.asked.append(text)
        return super().entities(text, threshold=threshold)


def _training() -> list[str]:
    files = sorted((Path(training.__file__).parent / "messages").glob("*.jsonl"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [reading(json.loads(line)["text"]).text for line in lines[::EVERY]]


def test_the_classifier_adds_nothing_to_a_message_of_everyday_words() -> None:
    model, texts = Rampart(), [text for text in _training() if is_everyday(text)]
    assert len(texts) > 150
    for text in texts:
        assert {f.type for f in read_entities(text, model.entities(text))} <= {"PLACE"}, text


@pytest.mark.parametrize(
    "text",
    [
        "yes please, the second one",
        "Do you have anything earlier?",
        "I can't, it's too late for me",
        "me duele la cabeza, ¿tiene algo mañana por la tarde?",
    ],
)
def test_a_message_of_everyday_words_is_not_shown_to_the_classifier(text: str) -> None:
    model = Counted()
    assert Redactor(model=model).redact(text).spans == ()
    assert model.asked == []


@pytest.mark.parametrize(
    "text",
    [
        "novak's spot is fine",
        "this is oluwaseun",
        "it is for Hope",
        "my baby girl",
        "i live on second street",
        "vivo en la calle grande",
        "twelve forty please",
        "mail me at me@work",
        "my code is 4",
        "anne-marie can come",
    ],
)
def test_what_may_name_somebody_is_shown_to_the_classifier(text: str) -> None:
    assert not is_everyday(text)


def test_under_safe_harbor_the_classifier_sees_everything() -> None:
    model = Counted()
    Redactor(model=model).redact("yes please, the second one", policy="safe-harbor")
    assert model.asked
