"""Redaction measured on outside data: recall of identifiers, over-redaction, time (data from "
"CARELINE_OUTSIDER_DATA, never copied)."""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from evals.outside import data_folder
from guardrails.redaction import Policy, RedactedSpan, Redactor
from language.types import Lang
from runtime.clock import FrozenClock

DIRECT: Mapping[str, frozenset[str]] = {
    "asq_phi": frozenset(
        "NAME PHONE_NUMBER EMAIL_ADDRESS MEDICAL_RECORD_NUMBER HEALTH_PLAN_BENEFICIARY_NUMBER SOCIAL_SECURITY_NUMBER "
        "ACCOUNT_NUMBER CERTIFICATE_LICENSE_NUMBER UNIQUE_IDENTIFIER IP_ADDRESS".split()
    ),
    "presidio_research": frozenset(
        "PERSON STREET_ADDRESS PHONE_NUMBER EMAIL_ADDRESS CREDIT_CARD IBAN_CODE IP_ADDRESS US_DRIVER_LICENSE "
        "US_SSN".split()
    ),
    "meddocan": frozenset(
        "NOMBRE_SUJETO_ASISTENCIA NOMBRE_PERSONAL_SANITARIO CALLE CORREO_ELECTRONICO ID_SUJETO_ASISTENCIA "
        "ID_ASEGURAMIENTO "
        "ID_TITULACION_PERSONAL_SANITARIO ID_CONTACTO_ASISTENCIAL NUMERO_TELEFONO NUMERO_FAX".split()
    ),
}
"""What counts as a direct identifier in each set."""
NOT_HIPAA = frozenset({"SEXO_SUJETO_ASISTENCIA", "EDAD_SUJETO_ASISTENCIA", "AGE", "NRP", "TITLE", "PROFESION"})
NAMES_ADDRESSES_NUMBERS = frozenset("NAME ADDRESS PHONE EMAIL MRN MEMBER_ID SSN CARD ACCOUNT LICENSE ID IP".split())
MESSAGE = 1_000
"""Characters up to which a text counts as a message; MEDDOCAN's documents are longer."""
PEERS = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm")
"""spaCy's models for stock Presidio, the largest first."""
COVERED = 0.999
"""Share of a span's letters and digits that must be covered for it to count as found."""


_TITLE = re.compile(r"(?:(?:Dr|Mr|Mrs|Ms|Dra|Sr|Sra|D|Dña)\.?\s+|(?:patient ID|Medicare|MRN:?)\s+)?")
"""A title or a label inside a gold span identifies nobody and may stay."""


@dataclass(frozen=True)
class Sample:
    """A text with the spans that should be covered."""

    text: str
    spans: tuple[tuple[int, int, str], ...]
    lang: Lang


@dataclass
class Score:
    """What came out on one set."""

    total: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    negatives: int = 0
    over: int = 0
    milliseconds: list[float] = field(default_factory=list)
    """Processor time of each text."""
    lengths: list[int] = field(default_factory=list)
    telling: int = 0
    true: int = 0
    """Covered spans that are names, addresses, phones or numbers, and those of them that touch a marked span."""
    missed: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Share of the gold spans that are covered whole."""
        return sum(self.found.values()) / max(sum(self.total.values()), 1)

    @property
    def f2(self) -> float:
        """F of precision and recall, recall weighing twice."""
        precision = self.true / max(self.telling, 1)
        return 5 * precision * self.recall / max(4 * precision + self.recall, 1e-9)

    def percentile(self, share: float) -> float:
        """Milliseconds within which this share of the messages was done; documents longer than a message are left out."""
        pairs = zip(self.milliseconds, self.lengths, strict=True)
        ordered = sorted(spent for spent, length in pairs if length <= MESSAGE)
        return ordered[min(int(share * len(ordered)), len(ordered) - 1)] if ordered else 0.0


def read(name: str, folder: Path) -> Iterator[Sample]:
    """The samples of one set."""
    readers = {"asq_phi": _asq, "presidio_research": _presidio, "meddocan": _meddocan}
    for path in sorted((folder / name).glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield readers[name](json.loads(line))


def _asq(row: dict[str, Any]) -> Sample:
    spans: list[tuple[int, int, str]] = []
    for phi in row["phi"]:
        at = row["text"].find(phi["value"])
        if at >= 0:
            spans.append((at, at + len(phi["value"]), phi["identifier_type"]))
    return Sample(row["text"], tuple(spans), "en")


def _presidio(row: dict[str, Any]) -> Sample:
    spans = tuple((s["start_position"], s["end_position"], s["entity_type"]) for s in row["spans"])
    return Sample(row["full_text"], spans, "en")


def _meddocan(row: dict[str, Any]) -> Sample:
    spans = tuple((s["start"], s["end"], s.get("type") or s.get("label")) for s in row["spans"])
    return Sample(row["text"], spans, "es")


def score(samples: Sequence[Sample], wanted: frozenset[str] | None, policy: Policy, redactor: Redactor) -> Score:
    """Redact every sample and compare. `wanted` None: every type that HIPAA names."""
    result = Score()
    for sample in samples:
        started = time.thread_time()
        spans = redactor.redact(sample.text, lang=sample.lang, policy=policy).spans
        result.milliseconds.append((time.thread_time() - started) * 1000)
        result.lengths.append(len(sample.text))
        result.telling += len(near := [s for s in spans if s.type in NAMES_ADDRESSES_NUMBERS])
        result.true += sum(
            any(a < s.end and s.start < b for a, b, kind in sample.spans if kind not in NOT_HIPAA) for s in near
        )
        if not sample.spans:
            result.negatives += 1
            result.over += bool(spans)
        for given, end, kind in sample.spans:
            start = given + len(_TITLE.match(sample.text[given:end])[0])  # type: ignore[index]
            if kind in wanted if wanted is not None else kind not in NOT_HIPAA:
                result.total[kind] += 1
                if _share(sample.text, start, end, spans) >= COVERED:
                    result.found[kind] += 1
                else:
                    result.missed.append((kind, sample.text[start:end], sample.text[max(0, start - 40) : end + 20]))
    return result


def _share(text: str, start: int, end: int, spans: Sequence[RedactedSpan]) -> float:
    telling = [i for i in range(start, end) if text[i].isalnum()]
    covered = sum(any(s.start <= i < s.end for s in spans) for i in telling)
    return covered / len(telling) if telling else 1.0


def run(names: Sequence[str] = tuple(DIRECT)) -> dict[str, Any]:
    """The figures of every set that is there."""
    folder = data_folder()
    if not folder.is_dir():
        return {}
    redactor = Redactor(clock=FrozenClock(datetime(2026, 3, 3, tzinfo=UTC)))
    redactor.warm()
    figures: dict[str, Any] = {}
    for name in names:
        samples = list(read(name, folder))
        for policy, wanted in (("booking", DIRECT[name]), ("safe-harbor", None)):
            result = score(samples, wanted, policy, redactor)  # type: ignore[arg-type]
            figures[f"{name}/{policy}"] = {
                "recall": round(result.recall, 4),
                "over": round(result.over / max(result.negatives, 1), 3),
                "f2": round(result.f2, 4),
                "p95_ms_a_message": round(result.percentile(0.95), 1),
                "by_type": {k: f"{result.found[k]}/{n}" for k, n in result.total.most_common()},
            }
    return figures


def peer(texts: int = 200) -> dict[str, Any]:
    """Stock Presidio on the largest spaCy model that is installed, beside ours on the same messages; {} where there is none."""
    model = next((name for name in PEERS if find_spec(name)), None)
    if model is None or not data_folder().is_dir():
        return {}
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    setting = {"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": model}]}
    analyzer = AnalyzerEngine(nlp_engine=NlpEngineProvider(nlp_configuration=setting).create_engine())
    redactor = Redactor(clock=FrozenClock(datetime(2026, 3, 3, tzinfo=UTC)))
    messages = [sample.text for sample in read("presidio_research", data_folder())][:texts]
    theirs = _median(lambda text: analyzer.analyze(text, language="en"), messages)
    ours = _median(lambda text: redactor.redact(text), messages)
    return {"model": model, "median_ms": theirs, "ours_ms": ours, "times_as_fast": round(theirs / ours, 2)}


def _median(work: Callable[[str], object], texts: Sequence[str]) -> float:
    work(texts[0])
    spent = []
    for text in texts:
        began = time.thread_time()
        work(text)
        spent.append((time.thread_time() - began) * 1000)
    return round(sorted(spent)[len(spent) // 2], 2)
