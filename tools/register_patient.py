"""Register: a new patient proves the number they give. One who is known already hears exactly the same."""

from __future__ import annotations

import phonenumbers

from guardrails.identity import Started
from tools.patient_directory import SchedulePatients
from tools.spec import NoArgs, ToolSpec
from tools.start_verification import identify, told, who
from tools.types import Fact, Seen, ToolContext, ToolResult

REGION = "US"


class NotSent(Seen):
    """No code was sent."""

    code: str = "phone_not_valid"


async def register_patient(ctx: ToolContext, _: NoArgs) -> ToolResult:
    """Send a code to the number given."""
    who(ctx)
    phone = given_phone(ctx)
    if phone is None:
        return ToolResult(NotSent(), (Fact("phone-not-valid"),))
    return told(await _start(ctx, phone), "code-sent-new")


async def _start(ctx: ToolContext, phone: str) -> Started:
    """Whose record has this very number is verified as themselves: either way the code goes to the number given."""
    name, born = who(ctx)
    here, identity = ctx.conversation, ctx.services.identity
    match = await SchedulePatients().match(ctx.session, name, born)
    if match is not None and match.contact is not None and match.contact.phone == phone:
        return await identify(ctx)
    return await identity.start_registration(
        ctx.session, here.id, phone, ctx.now, channel=here.channel, lang=here.lang, address=here.counted_for
    )


def given_phone(ctx: ToolContext) -> str | None:
    """The number that was told, else the one that this conversation comes from."""
    return e164(ctx.frame.person.phone or ctx.conversation.address)


def e164(said: str | None) -> str | None:
    """A phone number as +16175550142; None when it cannot be one."""
    try:
        number = phonenumbers.parse(said or "", REGION)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


SPEC = ToolSpec(
    name="register_patient",
    description="For somebody who is new here: send a one-time code to the phone number they gave.",
    args=NoArgs,
    changes_state=False,
    level=0,
    run=register_patient,
    legal=lambda step: step.named and step.phone and step.level < 2,
)
