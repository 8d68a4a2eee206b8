"""Texts that leave by themselves: at once, else by their job; what cannot be sent is not tried for ever."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

import pytest
from sqlalchemy import select

from assistant.models import OutgoingText
from assistant.outgoing import Dispatcher, enqueue
from guardrails.consent import Consents
from guardrails.optout import ContactLedger, Keyword
from language.types import Lang
from runtime.clock import FrozenClock
from runtime.database import Database
from runtime.errors import NotAllowed, UnavailableError
from runtime.jobs import Worker, counts

PHONE = "+12025550110"
HOUR = timedelta(hours=1)


class Line:
    """A way out that may be shut."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error, self.sent, self.tries = error, list[str](), 0

    async def send(self, channel: Literal["sms", "call"], to: str, text: str, lang: Lang, key: str) -> None:
        """As `assistant.outbound.Outbound`."""
        self.tries += 1
        if self.error is not None:
            raise self.error
        if key not in self.sent:
            self.sent.append(key)


class Post:
    """A dispatcher with its worker."""

    def __init__(self, database: Database, clock: FrozenClock, line: Line) -> None:
        self.database, self.clock, self.line = database, clock, line
        self.dispatcher = Dispatcher(database, line, clock, Consents())

    async def queue(self, key: str = "code:1") -> None:
        """One text, worth sending for an hour."""
        async with self.database.begin() as session:
            await enqueue(
                session, key=key, channel="sms", to=PHONE, text="x", lang="en", expires_at=self.clock.now() + HOUR
            )

    async def work(self) -> None:
        """What is due."""
        await Worker(self.database.url, self.clock, [self.dispatcher.job()], []).drain()

    async def row(self) -> OutgoingText:
        """The text."""
        async with self.database.begin() as session:
            return (await session.execute(select(OutgoingText))).scalar_one()


@pytest.mark.usefixtures("keyring")
class TestSending:
    """One queue, one line."""

    async def test_a_text_leaves_at_once_and_its_job_sends_it_no_second_time(
        self, database: Database, clock: FrozenClock
    ) -> None:
        post = Post(database, clock, Line())
        await post.queue()
        await post.queue()
        assert await post.dispatcher.run_once() == 1
        await post.work()
        assert (post.line.sent, post.line.tries) == (["code:1"], 1)

    async def test_what_goes_wrong_beside_the_turn_is_left_to_the_job(
        self, database: Database, clock: FrozenClock
    ) -> None:
        post = Post(database, clock, Line(RuntimeError("not foreseen")))
        await post.queue()
        post.dispatcher.soon()
        await post.dispatcher.settled()
        assert (post.line.sent, post.line.tries) == ([], 1)
        post.line.error = None
        await post.work()
        assert post.line.sent == ["code:1"]

    async def test_a_text_that_failed_is_sent_by_its_job_when_the_line_is_back(
        self, database: Database, clock: FrozenClock
    ) -> None:
        post = Post(database, clock, Line(UnavailableError("down")))
        await post.queue()
        assert await post.dispatcher.run_once() == 0
        assert await post.dispatcher.run_once() == 0
        assert post.line.tries == 1
        await post.work()
        assert post.line.tries == 2
        post.line.error = None
        clock.advance(timedelta(seconds=5))
        await post.work()
        assert post.line.sent == ["code:1"]
        assert (await post.row()).failed_why is None

    async def test_a_number_that_has_opted_out_is_not_tried_again(self, database: Database, clock: FrozenClock) -> None:
        post = Post(database, clock, Line(NotAllowed("no texts", code="opted_out")))
        await post.queue()
        await post.work()
        clock.advance(HOUR)
        await post.work()
        assert (post.line.tries, (await post.row()).failed_why) == (1, "opted_out")

    async def test_a_text_that_came_too_late_is_given_up(self, database: Database, clock: FrozenClock) -> None:
        post = Post(database, clock, Line())
        await post.queue()
        clock.advance(HOUR)
        await post.work()
        assert (post.line.tries, (await post.row()).failed_why) == (0, "expired")

    async def test_a_line_that_stays_down_ends_in_a_parked_job(self, database: Database, clock: FrozenClock) -> None:
        post = Post(database, clock, Line(UnavailableError("down")))
        async with database.begin() as session:
            later = clock.now() + timedelta(days=9)
            await enqueue(session, key="k", channel="sms", to=PHONE, text="x", lang="en", expires_at=later)
        for _ in range(12):
            await post.work()
            clock.advance(HOUR)
        assert post.line.tries == 10
        async with database.begin() as session:
            assert [(c.task, c.status) for c in await counts(session)] == [("texts.send", "failed")]

    @pytest.mark.parametrize("key", ["0198f0a2-0000-7000-8000-000000000001", "anything"])
    async def test_consent_taken_back_stops_what_is_already_queued(
        self, database: Database, clock: FrozenClock, key: str
    ) -> None:
        post = Post(database, clock, Line(UnavailableError("down")))
        await post.queue(key)
        await post.dispatcher.run_once()
        async with database.begin() as session:
            await ContactLedger(session).record(PHONE, Keyword.STOP, clock.now(), proof="SM1")
        post.line.error = None
        clock.advance(timedelta(minutes=1))
        await post.work()
        await post.dispatcher.run_once()
        assert post.line.sent == []
        assert ((await post.row()).failed_why, (await post.row()).done_at) == ("opted_out", clock.now())

    async def test_a_code_that_is_asked_for_leaves_also_to_a_number_that_gets_no_other_texts(
        self, database: Database, clock: FrozenClock
    ) -> None:
        post = Post(database, clock, Line())
        async with database.begin() as session:
            await ContactLedger(session).record(PHONE, Keyword.STOP, clock.now(), proof="SM1")
        await post.queue("code:1")
        assert await post.dispatcher.run_once() == 1

    async def test_who_wants_no_reminders_still_gets_answers(self, database: Database, clock: FrozenClock) -> None:
        post = Post(database, clock, Line())
        async with database.begin() as session:
            await ContactLedger(session).record(PHONE, Keyword.STOP, clock.now(), proof="letter", purpose="reminders")
        await post.queue("0198f0a2-0000-7000-8000-000000000001")
        assert await post.dispatcher.run_once() == 1
