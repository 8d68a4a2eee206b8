"""What may be read again once the proof has lapsed: no line of it holds an identifier, whoever wrote it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from assistant.models import HandOver
from assistant.turn.ending import SAID_BACK, stands_for_itself
from assistant.wording.catalog import FOLDER, Catalog
from runtime.audit import AuditRow
from runtime.errors import NotAllowed
from tests.assistant.conftest import House, Known, Talk

pytestmark = pytest.mark.asyncio(loop_scope="session")

HOSPITALS_OWN = frozenset(
    {
        "hospital",
        "emergency",
        "crisis",
        "kind",
        "told",
        "number",
        "name",
        "phone",
        "departments",
        "options",
        "count",
        "missing",
        "when",
        "today",
        "clock",
    }
)
"""Arguments of open texts that the hospital file or the clock gives, or that are words of code's own."""


async def read_again(house: House, talk: Talk) -> str:
    """The transcript as staff read it."""
    return "\n".join(line.text for line in await house.app.conversations.transcript(talk.id, for_staff=True))


async def taken(house: House, talk: Talk) -> None:
    """A colleague holds the conversation."""
    await talk.say("I want to talk to a person")
    async with house.app.database.begin() as session:
        row = (await session.execute(select(HandOver).where(HandOver.conversation_id == talk.id))).scalar_one()
    await house.app.desk.take(row.id, "nurse")


async def answered(house: House, talk: Talk, text: str, *, confirmed: bool = True) -> None:
    await house.app.desk.answer(talk.id, "nurse", text, confirmed=confirmed)


class TestTheAssistantsLines:
    async def test_the_two_readings_of_a_birth_date_are_covered(self, house: House) -> None:
        talk = await house.talk()
        await house.to_offers(talk)
        reply = await talk.say_all("the first one", "My name is Agatha Abernathy", "03/04/1982")
        assert "1982" in reply.messages[-1].text, "the question names both readings"
        seen = await read_again(house, talk)
        assert "(ask-birth_date_which)" in seen
        assert "1982" not in seen

    async def test_a_text_that_stands_for_itself_says_nothing_back_that_the_patient_has_told(self) -> None:
        """A new text with an argument must be looked at: is it the hospital's, or the patient's own words?"""
        for path in FOLDER.glob("*/*.ftl"):
            for key, arguments in arguments_of(path.read_text(encoding="utf-8")):
                assert not stands_for_itself(key) or arguments <= HOSPITALS_OWN, key
        assert Catalog().keys["en"] >= SAID_BACK


def arguments_of(source: str) -> list[tuple[str, set[str]]]:
    """Each text of a Fluent file with the names of its arguments."""
    from fluent.syntax import FluentParser, ast
    from fluent.syntax.visitor import Visitor

    class Arguments(Visitor):  # type: ignore[misc]
        def __init__(self) -> None:
            self.found: set[str] = set()

        def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
            self.found.add(node.id.name)

    texts = []
    for entry in FluentParser().parse(source).body:
        if isinstance(entry, ast.Message):
            visitor = Arguments()
            visitor.visit(entry)
            texts.append((entry.id.name, visitor.found))
    return texts


def identifying(patient: Known) -> list[str]:
    return [*patient.name.split(), str(patient.birth_date.year), patient.phone[-4:]]


class TestStaffsLines:
    async def test_identifiers_that_a_colleague_writes_are_covered_when_the_line_is_read_again(
        self, house: House
    ) -> None:
        talk, patient = await house.talk(), await house.patient()
        await taken(house, talk)
        await answered(house, talk, f"Dear {patient.name}, born {patient.born}, is {patient.phone} still right?")
        seen = await read_again(house, talk)
        assert "still right?" in seen
        assert [value for value in identifying(patient) if value in seen] == []

    async def test_a_name_on_record_is_covered_however_the_colleague_writes_it(self, house: House) -> None:
        """The record of whoever was proven here last, though the hand-over has ended the proof."""
        talk, patient = await house.talk(), await house.patient()
        await house.to_read_back(talk, patient)
        await talk.say("yes")
        await taken(house, talk)
        surname = patient.name.split()[-1]
        await answered(house, talk, f"the {surname.lower()} file is here")
        assert surname.casefold() not in (await read_again(house, talk)).casefold()

    async def test_the_same_name_has_the_same_placeholder_in_the_patients_and_in_the_colleagues_line(
        self, house: House
    ) -> None:
        talk = await house.talk()
        await talk.say("My name is Georgina Ingersoll")
        await taken(house, talk)
        await answered(house, talk, "Thank you, Georgina Ingersoll.")
        assert (await read_again(house, talk)).count("[NAME_1]") == 2

    async def test_the_patient_reads_the_colleagues_words_in_full_as_they_come(self, house: House) -> None:
        talk = await house.talk()
        await taken(house, talk)
        line = await house.app.desk.answer(talk.id, "nurse", "Dear Georgina Ingersoll, hello.", confirmed=True)
        assert line.text == "Dear Georgina Ingersoll, hello."


class TestTheWarning:
    @pytest.mark.parametrize(
        "told", ["You were born March 5, 1982, right?", "Your number is 617-555-0134", "Dear Mr. Howard Hawthorne"]
    )
    async def test_identifiers_below_their_proof_are_sent_only_when_the_colleague_sends_them_again(
        self, house: House, told: str
    ) -> None:
        talk = await house.talk()
        await taken(house, talk)
        with pytest.raises(NotAllowed) as refused:
            await answered(house, talk, told, confirmed=False)
        assert refused.value.code == "identifiers"
        assert told not in str(refused.value)
        await answered(house, talk, told)
        assert await whys(house, talk) == ["hand-over; identifiers confirmed"]

    @pytest.mark.parametrize("told", ["One moment, please.", "Come at 10 on Tuesday, to Dr. Keller."])
    async def test_ordinary_words_need_no_second_sending(self, house: House, told: str) -> None:
        talk = await house.talk()
        await taken(house, talk)
        await answered(house, talk, told, confirmed=False)
        assert await whys(house, talk) == ["hand-over"]

    async def test_a_greeting_by_the_name_that_the_person_has_told_tells_them_nothing(self, house: House) -> None:
        talk = await house.talk()
        await talk.say("My name is Georgina Ingersoll")
        await taken(house, talk)
        await answered(house, talk, "Hello Georgina, one moment.", confirmed=False)

    async def test_the_hospitals_own_number_is_nobodys(self, house: House) -> None:
        talk = await house.talk()
        await taken(house, talk)
        await answered(house, talk, f"Or call {house.app.hospital.phone}.", confirmed=False)

    async def test_whoever_does_not_hold_the_conversation_hears_that_first(self, house: House) -> None:
        talk = await house.talk()
        await taken(house, talk)
        with pytest.raises(NotAllowed) as refused:
            await house.app.desk.answer(talk.id, "clerk", "Dear Howard Hawthorne")
        assert refused.value.code == "not_held"


async def whys(house: House, talk: Talk) -> list[str]:
    """Why the colleague's answers to this conversation are on record."""
    async with house.app.database.begin() as session:
        query = select(AuditRow).where(AuditRow.conversation_id == talk.id, AuditRow.action == "conversation.answer")
        return [row.why for row in (await session.execute(query)).scalars()]
