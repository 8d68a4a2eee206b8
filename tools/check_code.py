"""Prove who you are, second half: the code. A new patient's record is made here, once its number is proven."""

from __future__ import annotations

from sqlalchemy import select

from guardrails import doubted
from guardrails.identity import Outcome
from guardrails.models import Challenge
from runtime.crypto import installed
from scheduler_core import patients
from tools.errors import Mendable
from tools.proof import touched
from tools.register_patient import given_phone
from tools.spec import NoArgs, ToolSpec
from tools.start_verification import who
from tools.types import Fact, Seen, ToolContext, ToolResult


class Checked(Seen):
    """What the code came to."""

    outcome: str
    attempts_left: int | None = None
    wait_seconds: int = 0


FACTS = {"expired": "code-expired", "none": "code-expired", "locked": "code-locked"}


async def check_code(ctx: ToolContext, _: NoArgs) -> ToolResult:
    """Spend one attempt on the code that the patient said."""
    code = ctx.frame.person.code
    if code is None:
        raise Mendable("not_told_yet", "The patient has not said a code; ask for it.")
    here = ctx.conversation
    outcome = await ctx.services.identity.check(
        ctx.session, here.id, code, ctx.now, address=here.counted_for, message=ctx.message
    )
    if not outcome.proven:
        return _wrong(outcome)
    if outcome.purpose == "register":
        return await _register(ctx)
    if outcome.patient_id is not None:
        await touched(ctx, "verify", "patient", outcome.patient_id, "name, birth date and code")
        if outcome.number is not None:  # it reaches them after all, where that was in doubt
            await doubted.proven(ctx.session, outcome.number, ctx.now, conversation_id=ctx.conversation.id)
    return ToolResult(Checked(outcome="verified"), (Fact("verified"),))


def _wrong(outcome: Outcome) -> ToolResult:
    seconds = outcome.wait_seconds
    seen = Checked(outcome=outcome.status, attempts_left=outcome.attempts_left, wait_seconds=seconds)
    if outcome.status == "early":
        return ToolResult(seen, (Fact("code-early", {"seconds": seconds}),))
    if outcome.status == "wrong" and outcome.attempts_left <= 0:
        return ToolResult(seen, (Fact("code-used-up"),))
    if outcome.status == "wrong" and seconds:
        return ToolResult(seen, (Fact("code-wrong-wait", {"seconds": seconds}),))
    return ToolResult(seen, (Fact(FACTS.get(outcome.status, "code-wrong")),))


async def _register(ctx: ToolContext) -> ToolResult:
    """An unverified record with the proven number; staff merge it where the person was known already."""
    name, born = who(ctx)
    here = ctx.conversation
    phone = given_phone(ctx)
    if phone is None or not await _proven(ctx, phone):
        return ToolResult(Checked(outcome="phone_changed"), (Fact("phone-changed"),))
    patient = await patients.register(
        ctx.session, name, born, phone=phone, language=here.lang, key=f"register:{ctx.key}", now=ctx.now
    )
    await ctx.services.identity.bind_registered(ctx.session, here.id, patient.id, ctx.now, channel=here.channel)
    await touched(ctx, "register", "patient", patient.id, "a new patient proved their number")
    return ToolResult(Checked(outcome="verified"), (Fact("verified-new"),))


async def _proven(ctx: ToolContext, phone: str) -> bool:
    """Whether the code went to this very number, and not to one that was told before it."""
    query = select(Challenge.sent_to_index).where(
        Challenge.conversation_id == ctx.conversation.id,
        Challenge.purpose == "register",
        Challenge.consumed_at.is_not(None),
    )
    sent_to = await ctx.session.scalar(query.order_by(Challenge.consumed_at.desc()).limit(1))
    return installed().blind_index("number", phone).fits(sent_to)


SPEC = ToolSpec(
    name="check_code",
    description="Check the one-time code that the patient just said; a new patient's record is made when it is right.",
    args=NoArgs,
    changes_state=True,
    level=0,
    run=check_code,
    legal=lambda step: step.code,
)
