"""Questions: the hospital's own answer to a question like the patient's, or an honest "I don't know"."""

from __future__ import annotations

from language.frame import GoalKind
from scheduler_core import qa
from tools import names
from tools.spec import NoArgs, ToolSpec
from tools.types import Fact, Seen, ToolContext, ToolResult


class Answered(Seen):
    """Whether there was an answer."""

    answered: bool


async def answer_question(ctx: ToolContext, _: NoArgs) -> ToolResult:
    """Answer the question that the patient asked last, in the hospital's words."""
    question = _asked(ctx)
    found = await qa.ask(ctx.session, ctx.services.embed, question, ctx.conversation.lang) if question else None
    if found is None:
        told = Fact("answer-unknown-phone", {"phone": names.phone(ctx)})
        return ToolResult(Answered(answered=False), (told,))
    return ToolResult(Answered(answered=True), (Fact("answer", {"text": found.answer}),))


def _asked(ctx: ToolContext) -> str | None:
    """The patient's own words, inside the wall."""
    goals = [ctx.goal, *reversed(ctx.frame.goals)]
    return next((g.text for g in goals if g is not None and g.kind is GoalKind.QUESTION and g.text), None)


SPEC = ToolSpec(
    name="answer_question",
    description="Answer the patient's question about the hospital from its own list of answers.",
    args=NoArgs,
    changes_state=False,
    level=0,
    run=answer_question,
)
