"""The no-show model beside untuned XGBoost, in one run on the same days, which neither has seen."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import xgboost

from evals.bench_goals import all_met, at_least, at_most, unclaimed
from evals.outside import data_folder
from scheduler_core.noshow import Booking, ColumnMap, evaluate, features, last_days, measures, read_csv, train
from scheduler_core.noshow.model import ROUNDS

TEST_DAYS = 5
WANT_AUC, WANT_AUC_AHEAD, WANT_CALIBRATION = 0.74, 0.62, 0.015
VITORIA = ColumnMap(
    patient="PatientId", booked_at="ScheduledDay", starts_at="AppointmentDay", outcome="No-show", missed_when="Yes",
    attended_when="No", key="AppointmentID", site="Neighbourhood", has_time=False, reminders="SMS_received", age="Age",
    payer="Scholarship",
)  # fmt: skip
"""A public set of visits in Vitória in 2016; the place is the clinic's, and the welfare programme stands for the payer."""


def bench_noshow(file: Path | None = None) -> dict[str, Any]:
    """Ours and the peer's measures on the last five days of the file, by default the public one.

    Where it is missing generated visits are measured; `data` says so, and no goal counts as met, since all are about the file.

    The peer is XGBoost with its own defaults on the same inputs. Nothing was chosen by the tested days: settings and
    calibration come from days before them.
    """
    file = file or data_folder() / "noshow" / "vitoria_2016.csv"
    public = file.is_file()
    bookings = read_csv(file, VITORIA).bookings if public else generated()
    first = last_days(bookings, TEST_DAYS)
    trained = train([booking for booking in bookings if booking.day < first])
    ours = evaluate(trained.model, bookings, first)
    peer = untuned(bookings, first)
    price = price_of_leaving_out_age(bookings, first, trained.settings)
    everything, ahead = ours["all"], ours["booked_ahead"]
    goals = {
        "auc": at_least(everything["auc"], WANT_AUC),
        "auc_booked_ahead": at_least(ahead["auc"], WANT_AUC_AHEAD),
        "calibration_error": at_most(everything["calibration_error"], WANT_CALIBRATION),
        "brier": at_most(everything["brier"], peer["all"]["brier"]),
    }
    if not public:
        goals = unclaimed(goals)
    return {
        "name": "noshow",
        "data": f"the public visits of Vitória, {file.name}" if public else f"GENERATED visits: there is no {file}",
        "ours": {
            "settings": trained.settings,
            "first_tested_day": first.isoformat(),
            **ours,
            "accuracy": _plainly(everything),
            "auc_gained_if_age_were_an_input": price,
        },
        "peer": {"name": "XGBoost with its defaults on the same inputs", **peer},
        "goals": goals,
        "met": all_met(goals),
    }


def _plainly(found: dict[str, float]) -> str:
    gain = found["accuracy"] - found["majority_accuracy"]
    return (
        f"Accuracy {found['accuracy']:.1%}; saying of everybody that they come is right for "
        f"{found['majority_accuracy']:.1%} ({gain:+.1%}). The model is no better at yes or no: its use is in the probability."
    )


def untuned(bookings: list[Booking], first: Any) -> dict[str, Any]:
    """XGBoost as it comes: the measures of all tested visits and of those booked ahead."""
    rows = features(bookings)
    missed = np.array([bool(b.missed) for b in bookings], dtype=np.bool_)
    tested = np.array([b.day >= first and b.missed is not None for b in bookings], dtype=np.bool_)
    learned = np.array([b.day < first and b.missed is not None for b in bookings], dtype=np.bool_)
    model = xgboost.XGBClassifier(n_jobs=1).fit(rows[learned], missed[learned])
    risks = model.predict_proba(rows)[:, 1].astype(np.float64)
    ahead = tested & np.array([b.lead_days >= 1 for b in bookings], dtype=np.bool_)
    return {name: measures(missed[w], risks[w]) for name, w in (("all", tested), ("booked_ahead", ahead))}


def price_of_leaving_out_age(bookings: list[Booking], first: Any, settings: dict[str, Any]) -> dict[str, float] | None:
    """What the AUC would gain if the age band were an input, which it is not: for all visits and those booked ahead."""
    bands = [b.groups.get("age band") for b in bookings]
    if None in bands:
        return None
    rows, missed = features(bookings), np.array([bool(b.missed) for b in bookings], dtype=np.bool_)
    age = np.array([float(str(band).rstrip("+").split("-")[0]) for band in bands])
    learned = np.array([b.day < first and b.missed is not None for b in bookings], dtype=np.bool_)
    chosen = {"objective": "binary:logistic", "nthread": 1, "learning_rate": 0.05, **settings}
    rounds = int(chosen.pop("rounds", ROUNDS))
    aucs = []
    for inputs in (rows, np.column_stack([rows, age])):
        model = xgboost.train(chosen, xgboost.DMatrix(inputs[learned], label=missed[learned]), rounds)
        risks = model.predict(xgboost.DMatrix(inputs)).astype(np.float64)
        aucs.append(_aucs(bookings, missed, risks, first))
    return {name: round(aucs[1][name] - aucs[0][name], 4) for name in aucs[0]}


def _aucs(bookings: list[Booking], missed: Any, risks: Any, first: Any) -> dict[str, float]:
    tested = np.array([b.day >= first and b.missed is not None for b in bookings], dtype=np.bool_)
    ahead = tested & np.array([b.lead_days >= 1 for b in bookings], dtype=np.bool_)
    return {name: measures(missed[w], risks[w])["auc"] for name, w in (("all", tested), ("booked_ahead", ahead))}


def generated(visits: int = 20_000, days: int = 40, seed: int = 5) -> list[Booking]:
    """Visits whose risk rises with lead time and with a habit that only history shows."""
    dice, start = random.Random(seed), datetime.fromisoformat("2026-01-05T09:00")
    habits = [dice.betavariate(1.2, 5) for _ in range(visits // 4)]
    found = []
    for number in range(visits):
        patient, lead = dice.randrange(len(habits)), dice.choice([0, 0, 1, 3, 7, 14, 28])
        starts_at = start + timedelta(days=dice.randrange(days), minutes=15 * dice.randrange(32))
        booked_at = starts_at - timedelta(days=lead, minutes=dice.randrange(9 * 60))
        risk = min(habits[patient] * (0.25 if lead == 0 else 1 + lead / 28), 0.95)
        found.append(
            Booking(str(number), f"p{patient}", booked_at, starts_at, "follow-up", "main", missed=dice.random() < risk)
        )
    return found
