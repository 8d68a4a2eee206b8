"""Prove who you are, first half: a code to the contact on record. The answer is the same whether or not there is one."""

from __future__ import annotations

from datetime import date

from guardrails.identity import Opens, Started
from language.frame import CHANGES, GoalKind
from tools.errors import Mendable
from tools.spec import NoArgs, ToolSpec
from tools.types import Fact, Seen, ToolContext, ToolResult

ENOUGH = 3
"""The highest level of proof."""


class Asked(Seen):
    """Whether a code may be expected."""

    code: str


async def start_verification(ctx: ToolContext, _: NoArgs) -> ToolResult:
    """Send a code: for the name and birth date that were told, or once more to who is already verified."""
    if ctx.proof.level >= ENOUGH:
        return ToolResult(Asked(code="not_needed"))
    if ctx.proof.level == 2 and not ctx.proof.verified:
        # A record made in this conversation can prove no more than that its number is at hand.
        return ToolResult(Asked(code="not_possible"), (Fact("not-allowed-here"),))
    started = await (_step_up(ctx) if ctx.proof.level == 2 else identify(ctx))
    return told(started, "code-sent")


async def _step_up(ctx: ToolContext) -> Started:
    here, channel, lang = ctx.conversation, ctx.conversation.channel, ctx.conversation.lang
    return await ctx.services.identity.step_up(
        ctx.session, here.id, ctx.now, channel=channel, lang=lang, address=here.counted_for, opens=opens(ctx)
    )


async def identify(ctx: ToolContext) -> Started:
    """A code to the contact on record of who was named."""
    name, born = who(ctx)
    here, channel, lang = ctx.conversation, ctx.conversation.channel, ctx.conversation.lang
    return await ctx.services.identity.start(
        ctx.session,
        here.id,
        name,
        born,
        ctx.now,
        channel=channel,
        lang=lang,
        address=here.counted_for,
        opens=opens(ctx),
    )


def opens(ctx: ToolContext) -> Opens:
    """What the code is asked for: its owner reads that, whoever asked."""
    kinds = {goal.kind for goal in ctx.frame.goals if goal.status in ("active", "waiting")}
    if GoalKind.CANCEL in kinds:
        return "cancel"
    return "change" if kinds & {*CHANGES, GoalKind.SWAP} else "visits"


def who(ctx: ToolContext) -> tuple[str, date]:
    """The name and birth date that were told; Mendable while one is missing."""
    person = ctx.frame.person
    if not person.name or not person.birth_date:
        missing = "name" if not person.name else "birth date"
        raise Mendable("not_told_yet", f"The patient has not said their {missing} yet; ask for it first.")
    try:
        return person.name, date.fromisoformat(person.birth_date)
    except ValueError:
        raise Mendable("not_told_yet", "The birth date is not clear yet; ask for it again.") from None


def told(started: Started, key: str) -> ToolResult:
    """What the patient hears about a code."""
    if started.status == "locked":
        return ToolResult(Asked(code="locked"), (Fact("code-locked"),))
    return ToolResult(Asked(code="sent"), (Fact(key),))


SPEC = ToolSpec(
    name="start_verification",
    description="Send a one-time code to the patient's contact on record, once name and birth date were told.",
    args=NoArgs,
    changes_state=False,
    level=0,
    run=start_verification,
    legal=lambda step: step.named or step.level >= 2,
)
