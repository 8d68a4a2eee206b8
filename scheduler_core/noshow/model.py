"""The trained model: a few gradient-boosted ensembles whose margins are averaged and calibrated; as bytes and back."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import xgboost

from runtime.errors import ConfigurationError
from scheduler_core.noshow.calibration import Calibration, Floats
from scheduler_core.noshow.features import MONOTONE, NAMES, Matrix

FORMAT = 1
RETRAIN = "Run careline noshow train."
ROUNDS = 300
MEMBERS = 3
ALWAYS: Mapping[str, Any] = {
    "objective": "binary:logistic", "tree_method": "hist", "learning_rate": 0.05, "lambda": 5.0, "nthread": 1,
    "monotone_constraints": tuple(MONOTONE.values()),
}  # fmt: skip


@dataclass(frozen=True)
class NoShowModel:
    """Risks of missed visits."""

    boosters: tuple[xgboost.Booster, ...]
    calibration: Calibration

    def risks(self, rows: Matrix) -> Floats:
        """The probability that each visit is missed."""
        return self.calibration(margins(self.boosters, rows))

    def contributions(self, rows: Matrix) -> Floats:
        """SHAP values in log odds, a column an input and the last one for the base: exact, by xgboost's own trees."""
        found = [b.predict(_matrix(rows), pred_contribs=True) for b in self.boosters]
        return np.asarray(np.mean(found, axis=0), dtype=np.float64)

    def to_bytes(self) -> bytes:
        """Everything that is needed to predict again, compressed."""
        raw = [base64.b64encode(bytes(b.save_raw("ubj"))).decode() for b in self.boosters]
        points = {"margins": self.calibration.margins, "risks": self.calibration.risks}
        content = {"format": FORMAT, "inputs": NAMES, "boosters": raw, "calibration": points}
        return gzip.compress(json.dumps(content).encode(), mtime=0)

    @classmethod
    def from_bytes(cls, data: bytes) -> NoShowModel:
        """ConfigurationError for a model that looks at other inputs than this program computes, and for what is none."""
        try:
            content = json.loads(gzip.decompress(data))
            known = content["format"] == FORMAT and tuple(content["inputs"]) == NAMES
        except (OSError, EOFError, ValueError, KeyError, TypeError):
            raise ConfigurationError("This is not a no-show model.", hint=RETRAIN, code="no_model") from None
        if not known:
            text = "This no-show model was trained by another release."
            raise ConfigurationError(text, hint=RETRAIN, code="model_of_another_release")
        points = content["calibration"]
        boosters = tuple(_booster(raw) for raw in content["boosters"])
        return cls(boosters, Calibration(tuple(points["margins"]), tuple(points["risks"])))


def _booster(raw: str) -> xgboost.Booster:
    booster = xgboost.Booster()
    booster.load_model(bytearray(base64.b64decode(raw)))
    return booster


def boost(
    rows: Matrix, missed: npt.NDArray[np.bool_], settings: Mapping[str, Any], members: int = MEMBERS
) -> tuple[xgboost.Booster, ...]:
    """Ensembles that differ by their seed only."""
    data, rounds = _matrix(rows, missed), int(settings.get("rounds", ROUNDS))
    chosen = {**ALWAYS, **{k: v for k, v in settings.items() if k != "rounds"}}
    return tuple(xgboost.train({**chosen, "seed": seed}, data, rounds) for seed in range(members))


def margins(boosters: tuple[xgboost.Booster, ...], rows: Matrix) -> Floats:
    """Mean log odds, not calibrated."""
    data = _matrix(rows)
    return np.asarray(np.mean([b.predict(data, output_margin=True) for b in boosters], axis=0), dtype=np.float64)


def _matrix(rows: Matrix, missed: npt.NDArray[np.bool_] | None = None) -> xgboost.DMatrix:
    return xgboost.DMatrix(rows, label=missed, feature_names=list(NAMES))
