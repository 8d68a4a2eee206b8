"""Between the gate and the ledger of consents: opening a read-back for a plan, and spending it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from guardrails.consent import Consents, arguments_hash, is_for
from guardrails.models import Consent
from tools.proof import verified_patient
from tools.types import Fact, Plan, Resolved, ToolContext


async def ask(ledger: Consents, ctx: ToolContext, action: str, plan: Plan) -> UUID:
    """The read-back that waits for a yes to exactly this plan; the same plan again gets the one that is pending."""
    arguments = plain(plan.arguments)
    wanted = (action, arguments_hash(action, arguments), plan.visit_version)
    pending = await ledger.pending(ctx.session, ctx.conversation.id, ctx.now)
    if pending is not None and is_for(pending, *wanted):
        return pending.id
    opened = await ledger.open(
        ctx.session,
        conversation_id=ctx.conversation.id,
        patient_id=verified_patient(ctx),
        action=action,
        arguments=arguments,
        visit_version=plan.visit_version,
        read_back=as_text(plan.facts),
        now=ctx.now,
    )
    return opened.id


async def spend(ledger: Consents, ctx: ToolContext, row: Consent, resolved: Resolved, version: int | None) -> None:
    """Use the consent up, or raise why it cannot be; see `Consents.consume`."""
    wanted = arguments_hash(row.action, plain(resolved))
    await ledger.consume(ctx.session, row.id, row.action, wanted, version, ctx.now)


def plain(arguments: Resolved) -> dict[str, Any]:
    """Resolved arguments as JSON, the same for the same arguments."""
    return arguments.model_dump(mode="json")


def as_text(facts: Sequence[Fact]) -> str:
    """The read-back for the ledger, independent of language: what was asked, with every argument."""
    return json.dumps([{"fact": f.key, **f.args} for f in facts], default=_words, sort_keys=True)


def _words(value: object) -> Any:
    if isinstance(value, Fact):
        return {"fact": value.key, **value.args}
    return value.isoformat() if isinstance(value, datetime | date) else str(value)
