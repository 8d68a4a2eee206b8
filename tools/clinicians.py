"""Who sees patients for a kind of visit, and who of them speaks a language: told when asked, and when nobody does."""

from __future__ import annotations

from language.frame import Goal
from language.spoken import asks_for_any, asks_who_speaks, language_named
from language.text import fold
from scheduler_core.hospital import Hospital
from scheduler_core.hospital.schema import Practitioner
from tools import names
from tools.types import Fact, ToolContext


def who_could(hospital: Hospital, visit_type: str) -> tuple[Practitioner, ...]:
    """Practitioners who see patients for this kind of visit."""
    kind = hospital.visit_type(visit_type)
    needed = {need.type or kind.department for need in kind.needs if need.role == "practitioner"}
    return tuple(p for p in hospital.file.practitioners if needed & set(p.specialties))


def is_interpreted(hospital: Hospital, language: str) -> bool:
    """Whether somebody here interprets the language."""
    return any(language in interpreter.languages for interpreter in hospital.file.interpreters)


def not_spoken(ctx: ToolContext, goal: Goal, visit_type: str) -> tuple[Fact, ...]:
    """That nobody whom patients see for this speaks the language wished for, and what the times are instead."""
    hospital, language = ctx.services.hospital, goal.speaks
    could = who_could(hospital, visit_type)
    if language is None or not could or any(language in p.languages for p in could):
        return ()
    alone = goal.no_interpreter or not is_interpreted(hospital, language)
    department = names.name(ctx, hospital.visit_type(visit_type).department)
    return (Fact("none-speaks-alone" if alone else "none-speaks", {"department": department, "language": language}),)


def about_department(ctx: ToolContext, asked: Goal, wished: Goal) -> Fact | None:
    """The answer to whether anybody there speaks a language; None where neither is known or something else was asked."""
    words, hospital = fold(asked.text or ""), ctx.services.hospital
    any_of_them = asks_for_any(words)
    language = wished.speaks if any_of_them else language_named(words)
    department = asked.specialty or (hospital.visit_type(wished.visit_type).department if wished.visit_type else None)
    if language is None or department is None or not (any_of_them or asks_who_speaks(words)):
        return None
    there = [p for p in hospital.file.practitioners if department in p.specialties]
    speak = tuple(names.practitioner_name(ctx, p.key) for p in there if language in p.languages)
    told = {"department": names.name(ctx, department), "language": language}
    if not speak:
        return Fact("department-speaks-not", told)
    return Fact("department-speaks", {**told, "doctors": speak, "many": "yes" if len(speak) > 1 else "no"})
