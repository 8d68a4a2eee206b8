"""Questions: the hospital's own answer to a question like the patient's, or an honest "I don't know"."""

from __future__ import annotations

import re

from language.answers.letting_go import wants_no_visit
from language.frame import Goal, GoalKind
from language.insurers import asks_for_one
from language.intents.sentences import asks
from language.medicines import about_a_medicine
from language.plain_matters import as_the_file_asks, matter_asked
from language.text import fold
from scheduler_core import qa
from tools import names
from tools.about_doctor import about_doctor
from tools.clinicians import about_department
from tools.goals import wishing
from tools.spec import NoArgs, ToolSpec
from tools.types import Fact, Seen, ToolContext, ToolResult
from tools.visit_details import about_kind, about_site

BETWEEN = re.compile(r"[?;.!]+|,? \b(?:and|also|plus|y|adem[aá]s|tambi[eé]n)\b ", re.IGNORECASE)
"""What parts two questions in one message."""

BRINGING = re.compile(r"\b(?:bring|llev\w+|tra(?:er|igo))\b")
"""What to bring is the same for every kind of visit."""

TOLD = 0.05
"""How near what is only told beside a question must be to one that is known ("I'm running late"), to be answered as well."""

MOST = 4
"""Questions of one message that are answered."""


class Answered(Seen):
    """Whether there was an answer."""

    answered: bool


async def answer_question(ctx: ToolContext, _: NoArgs) -> ToolResult:
    """Answer the question that the patient asked last, in the hospital's words."""
    goal = _asked(ctx)
    if goal is None or not goal.text:
        return _unknown(ctx)
    if goal.practitioner is not None and (told := about_doctor(ctx, goal.practitioner, goal.text)) is not None:
        return ToolResult(Answered(answered=True), (told,))
    if goal.location is not None:
        return ToolResult(Answered(answered=True), (about_site(ctx, goal.location),))
    if (told := about_department(ctx, goal, wishing(ctx))) is not None:
        return ToolResult(Answered(answered=True), (told,))
    if goal.visit_type is not None and not BRINGING.search(fold(goal.text)):
        told = about_kind(ctx, goal.visit_type, goal.topic)
        return ToolResult(Answered(answered=True), (told,)) if told is not None else _unknown(ctx)
    answers = await _answers(ctx, goal.text)
    return ToolResult(Answered(answered=True), answers) if answers else _unknown(ctx)


def _unknown(ctx: ToolContext) -> ToolResult:
    return ToolResult(Answered(answered=False), (Fact("answer-unknown-phone", {"phone": names.phone(ctx)}),))


async def _answers(ctx: ToolContext, text: str) -> tuple[Fact, ...]:
    """One answer to each of several questions in one message, none of them twice; else one to the whole."""
    parts = [part for part in BETWEEN.split(text) if len(part.split()) > 1]
    several = len(parts) > 1
    parts = [part for part in parts if not about_a_medicine(part) and not wants_no_visit(part)]
    if several and any(g.kind is GoalKind.INSURANCE for g in ctx.frame.goals):
        parts = [part for part in parts if not asks_for_one(part)]
    lang = ctx.conversation.lang
    asked = [part for part in parts if asks(fold(part), lang) or matter_asked(part) is not None]
    if several:
        near = {part: TOLD if asked and part not in asked else qa.MAX_DISTANCE for part in parts[:MOST]}
        told = [fact for part in near for fact in await _answer(ctx, part, near[part])]
        distinct = list({str(fact.args): fact for fact in told}.values())
        if distinct:
            return tuple(distinct)
    return () if about_a_medicine(text) else await _answer(ctx, text)


async def _answer(ctx: ToolContext, question: str, within: float = qa.MAX_DISTANCE) -> tuple[Fact, ...]:
    lang = ctx.conversation.lang
    found = await qa.ask(ctx.session, ctx.services.embed, as_the_file_asks(question, lang), lang, within)
    return (Fact("answer", {"text": found.answer}),) if found is not None else ()


def _asked(ctx: ToolContext) -> Goal | None:
    """The question asked last, with the patient's own words, inside the wall."""
    goals = [ctx.goal, *reversed(ctx.frame.goals)]
    return next((g for g in goals if g is not None and g.kind is GoalKind.QUESTION and g.text), None)


SPEC = ToolSpec(
    name="answer_question",
    description="Answer the patient's question about the hospital from its own list of answers.",
    args=NoArgs,
    changes_state=False,
    level=0,
    run=answer_question,
)
