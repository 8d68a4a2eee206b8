"""An emergency: the words at once, the staff told at once, the conversation kept open, nothing booked over it."""

from __future__ import annotations

from assistant.handovers import request_hand_over
from assistant.messages import State
from assistant.push import STAFF
from assistant.turn.context import Turn
from guardrails.emergency import Emergency
from tools.types import Fact


async def alarm(turn: Turn, found: Emergency) -> None:
    """Answer with the number to call and alarm the staff, also when one of them holds the conversation."""
    numbers = turn.parts.services.hospital.emergency_numbers
    if found.kind == "self_harm":
        fact = Fact("emergency-self_harm", {"number": numbers.crisis, "emergency": numbers.emergency})
    else:
        fact = Fact("emergency-now", {"number": numbers.emergency})
    turn.say(fact, "emergency")
    turn.parts.metrics.emergencies.labels(found.kind).inc()
    turn.answered = True
    turn.frame.alarmed = True
    turn.state = State.STAFF
    async with turn.parts.database.begin() as session:
        await request_hand_over(session, turn.conversation.id, "emergency", turn.now, urgent=True)
    event = {"type": "alarm", "conversation": str(turn.conversation.id), "kind": found.kind}
    await turn.parts.push.publish(STAFF, event)
