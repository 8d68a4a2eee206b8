"""The gate: nothing happens in a tool unless it is legal now, proven enough, validated and, where it must be, agreed to.

A call of a consenting tool never acts. It becomes a read-back, and only code, after the patient's yes, carries it out.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from guardrails.consent import Consents, NotDelivered
from guardrails.models import Consent
from runtime.driver import savepoint
from runtime.errors import CarelineError
from tools import consents
from tools.arguments import parse
from tools.errors import Mendable, Refused
from tools.proof import keep_accesses, require
from tools.refusals import as_refused
from tools.registry import Registry
from tools.spec import Args, ToolSpec
from tools.step import step_of
from tools.types import Fact, GateOutcome, Plan, ToolContext, ToolResult

FRESH_SEARCH, FRESH_TOGETHER = "search_slots", "search_together"
"""The tools that find new offers when one is gone: for one visit, and for several."""

HOLD = "hold_slot"
"""The tool that keeps a time without a yes."""

UNKNOWN = "unknown"
"""Name in the outcome of a call of no tool; the model's own word is not repeated."""


class Gate:
    """Decides over every proposed call. Needs a transaction in the context; commits nothing itself."""

    def __init__(self, registry: Registry, ledger: Consents | None = None) -> None:
        """`registry` holds the tools, `ledger` the read-backs and what became of them."""
        self.registry = registry
        self._ledger = ledger or Consents()

    async def legal(self, ctx: ToolContext) -> tuple[str, ...]:
        """Names of the tools that may be called at this step, whatever proof they still need."""
        step = await step_of(ctx)
        return tuple(
            spec.name
            for spec in self.registry
            if spec.legal(step) and not spec.by_code and not _over_an_emergency(spec, ctx)
        )

    async def call(self, name: str, raw_args: object, ctx: ToolContext) -> GateOutcome:
        """What becomes of a proposed call. `raw_args` is JSON text or a mapping, from a model that may be hostile."""
        spec = self.registry.get(name) if isinstance(name, str) else None
        if spec is None:
            return _invalid(UNKNOWN, Mendable("unknown_tool", "There is no such tool."))
        try:
            args = parse(spec, raw_args)
            async with _all_or_nothing(ctx.session):
                return await self._propose(spec, args, ctx)
        except CarelineError as error:
            return await self._not_done(spec, error, ctx)

    async def carry_out(self, consent_id: UUID, ctx: ToolContext) -> GateOutcome:
        """Do what the patient agreed to, exactly once. To be called by code after the yes, never for a model.

        The consent is spent in the same savepoint as the change: either both stand or neither. What fails voids it.
        """
        row = await self._ledger.of_conversation(ctx.session, consent_id, ctx.conversation.id)
        spec = self.registry.get(row.action) if row is not None else None
        if row is None or spec is None or spec.consenting is None:
            return _invalid(UNKNOWN, Mendable("no_consent", "There is no such read-back in this conversation."))
        if row.consumed_at is not None:
            return _refused(spec.name, Refused("already_done"))
        try:
            async with _all_or_nothing(ctx.session):
                return await self._do(spec, row, replace(ctx, key=str(consent_id), accesses=ctx.accesses))
        except NotDelivered as error:
            return await self._not_done(spec, error, ctx)
        except CarelineError as error:
            await self._ledger.void(ctx.session, consent_id, ctx.now, error.code)
            return await self._not_done(spec, error, ctx)

    async def _propose(self, spec: ToolSpec, args: Args, ctx: ToolContext) -> GateOutcome:
        if spec.by_code or not spec.legal(await step_of(ctx)):
            raise Mendable("not_legal", "This tool cannot be used at this step.")
        _forbid_over_an_emergency(spec, ctx)
        require(ctx, spec.needs(ctx.proof))
        if spec.consenting is None:
            return _done(spec.name, await spec.run(ctx, args) if spec.run else ToolResult())
        plan: Plan = await spec.consenting.plan(ctx, args)
        asked = await consents.ask(self._ledger, ctx, spec.name, plan)
        return GateOutcome(spec.name, "consent_pending", _seen(plan.data), plan.facts, read_back=asked)

    async def _do(self, spec: ToolSpec, row: Consent, ctx: ToolContext) -> GateOutcome:
        assert spec.consenting is not None
        _forbid_over_an_emergency(spec, ctx)
        require(ctx, spec.needs(ctx.proof))
        if row.patient_id != ctx.proof.patient_id:
            raise Refused("not_allowed_here")
        resolved = spec.consenting.resolved.model_validate(row.arguments)
        version = await spec.consenting.version(ctx, resolved) if spec.consenting.version else None
        await consents.spend(self._ledger, ctx, row, resolved, version)
        return _done(spec.name, await spec.consenting.carry_out(ctx, resolved))

    async def _not_done(self, spec: ToolSpec, error: CarelineError, ctx: ToolContext) -> GateOutcome:
        """The outcome of a failure, after its savepoint is gone; accesses that happened stay on record."""
        await keep_accesses(ctx)
        if isinstance(error, Mendable):
            return _invalid(spec.name, error)
        refused, status = as_refused(error)
        outcome = _refused(spec.name, refused, failed=status == "failed")
        return await self._with_fresh_offers(outcome, ctx) if refused.fresh_offers else outcome

    async def _with_fresh_offers(self, outcome: GateOutcome, ctx: ToolContext) -> GateOutcome:
        together = ctx.goal is not None and ctx.goal.together is not None
        fresh = await self.call(FRESH_TOGETHER if together else FRESH_SEARCH, {}, ctx)
        if fresh.status != "done":
            return outcome
        return replace(outcome, facts=(*outcome.facts, *fresh.facts), data={**outcome.data, **fresh.data})


@asynccontextmanager
async def _all_or_nothing(session: AsyncSession) -> AsyncIterator[None]:
    """A savepoint. What is undone leaves no objects: nobody goes on with what they held, nor writes it later."""
    stands = False
    async with savepoint(session):
        try:
            yield
            stands = True
        finally:
            if not stands:
                session.expunge_all()


def _over_an_emergency(spec: ToolSpec, ctx: ToolContext) -> bool:
    """Whether the tool would arrange something although an emergency was told of and is not known to be over."""
    return ctx.frame.alarm is not None and (spec.consent or spec.name == HOLD)


def _forbid_over_an_emergency(spec: ToolSpec, ctx: ToolContext) -> None:
    if _over_an_emergency(spec, ctx):
        raise Mendable("emergency", "Nothing is arranged while an emergency may be under way.")


def _done(tool: str, result: ToolResult) -> GateOutcome:
    return GateOutcome(tool, "done", _seen(result.data), result.facts, receipt=result.receipt)


def _invalid(tool: str, error: Mendable) -> GateOutcome:
    return GateOutcome(tool, "invalid", {"code": error.code, "message": str(error)})


def _refused(tool: str, refused: Refused, *, failed: bool = False) -> GateOutcome:
    data = {"code": refused.code, **refused.data}
    return GateOutcome(tool, "failed" if failed else "refused", data, tuple[Fact, ...](refused.facts))


def _seen(data: BaseModel) -> dict[str, object]:
    return data.model_dump(mode="json", exclude_none=True)
