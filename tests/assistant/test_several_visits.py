"""Several visits by talking: a series, an order, a family, a swap, from the first words to the receipt; in both languages."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import select

from language.types import Lang
from runtime.database import new_id
from scheduler_core import patients, visits
from scheduler_core.models import Proxy, Visit
from scheduler_core.types import Window, Wishes
from tests.assistant.conftest import House, Known, Talk, said
from tests.conftest_hospital import SEEDED_AT

pytestmark = pytest.mark.asyncio(loop_scope="session")
DAY = timedelta(days=1)


async def to_read_back(house: House, talk: Talk, who: Known) -> str:
    """From the offers over a choice to the question whether to book."""
    await talk.say("the first one")
    reply = await house.prove(talk, who)
    assert reply.state == "consent_pending", [m.text for m in reply.messages]
    return said(talk)


async def booked(house: House, kind: str, who: Known, after: timedelta) -> Visit:
    app, now = house.app, house.clock.now()
    async with app.database.begin() as session:
        wishes = Wishes(kind, (Window(now + after, now + after + 20 * DAY),), earliest=True, limit=1, patient_id=who.id)
        slot = (await app.parts.services.search.find(session, wishes, now))[0]
        held = await visits.hold(session, slot, "test", now, DAY, new_id().hex)
        return await visits.book(session, held.id, who.id, new_id().hex, now)


async def test_six_sessions_weekly_are_read_back_each_and_booked_by_one_yes(house: House) -> None:
    who, talk = await house.patient(), await house.talk()
    await talk.say("I need six physical therapy sessions, weekly")
    assert "6 visits could go together" in said(talk)
    asked = await to_read_back(house, talk, who)
    assert asked.count("– ") == 6 and "Shall I book all of them?" in asked
    assert await house.visits(who) == []
    await talk.say("yes")
    assert "You're booked for all 6 visits" in said(talk)
    found = sorted(await house.visits(who), key=lambda v: v.starts_at)
    assert len(found) == 6
    gaps = [(b.starts_at - a.starts_at).days for a, b in pairwise(found)]
    assert all(4 <= gap <= 10 for gap in gaps)


async def test_a_series_is_on_the_weekdays_that_were_named_at_other_hours_where_it_must_be(house: House) -> None:
    talk = await house.talk("es")
    await talk.say("quiero cita para terapia física, cuatro veces, martes y jueves")
    assert "podrían ir juntas 4 citas" in said(talk), said(talk)
    assert said(talk).count("– martes") == said(talk).count("– jueves") >= 2
    await talk.say("mejor cuatro sesiones, lunes y miércoles, todas a la 1:05")
    assert "– miércoles" in said(talk) and "– martes" not in said(talk), said(talk)


async def test_seis_sesiones_una_por_semana(house: House) -> None:
    who, talk = await house.patient(), await house.talk("es")
    await talk.say("necesito tres sesiones de fisioterapia, una por semana")
    assert "podrían ir juntas 3 citas" in said(talk)
    await talk.say_all("la primera", who.name, f"{who.birth_date.day}/{who.birth_date.month}/{who.birth_date.year}")
    await talk.say(await house.code(who))
    if talk.replies[-1].state != "consent_pending":
        pytest.fail(said(talk))
    await talk.say("sí")
    assert "Sus 3 citas están reservadas" in said(talk) and len(await house.visits(who)) == 3


async def test_a_no_to_several_books_none_of_them(house: House) -> None:
    who, talk = await house.patient(), await house.talk()
    await talk.say("I need four physio sessions, one a week")
    await to_read_back(house, talk, who)
    await talk.say("no")
    assert await house.visits(who) == []


async def test_an_order_of_visits_is_kept_and_an_open_kind_is_asked_for(house: House) -> None:
    who, talk = await house.patient(), await house.talk()
    await talk.say("book me a blood test, then imaging, then the orthopedist")
    assert "kinds of visit" in said(talk) or "Which" in said(talk)
    await talk.say("an x-ray")
    assert "3 visits could go together" in said(talk), said(talk)
    await to_read_back(house, talk, who)
    await talk.say("yes")
    found = sorted(await house.visits(who), key=lambda v: v.starts_at)
    assert [v.visit_type for v in found] == ["blood-test", "xray", "orthopedics-new"]


async def test_a_follow_up_before_its_imaging_is_refused_and_after_it_in_one_chain_is_not(house: House) -> None:
    who, talk = await house.patient(), await house.talk()
    await talk.say("I need an x-ray and then a post-op visit")
    await to_read_back(house, talk, who)
    await talk.say("yes")
    found = sorted(await house.visits(who), key=lambda v: v.starts_at)
    assert [v.visit_type for v in found] == ["xray", "surgery-follow-up"]
    assert found[0].ends_at <= found[1].starts_at


async def test_a_mother_and_her_son_are_booked_back_to_back(house: House) -> None:
    who, talk = await house.patient(), await house.talk()
    async with house.app.database.begin() as session:
        born = who.birth_date.replace(year=2010)
        son = await patients.register(
            session, "Timothy Abernathy", born, phone=None, key=new_id().hex, now=SEEDED_AT, verified=True
        )
        session.add(Proxy(proxy_id=who.id, patient_id=son.id, relation="son"))
    await talk.say("I need checkups for me and my son, back to back")
    asked = await to_read_back(house, talk, who)
    assert "for Timothy" in asked and asked.count("– ") == 2
    await talk.say("yes")
    (mine,) = await house.visits(who)
    async with house.app.database.begin() as session:
        (theirs,) = (await session.execute(select(Visit).where(Visit.patient_id == son.id))).scalars().all()
    assert abs(mine.starts_at - theirs.starts_at) <= timedelta(hours=2)


async def test_two_visits_change_times_by_talking(house: House) -> None:
    who, talk = await house.patient(), await house.talk()
    one = await booked(house, "cardiology-follow-up", who, 10 * DAY)
    other = await booked(house, "dermatology-follow-up", who, 14 * DAY)
    await talk.say("can I swap my two appointments?")
    reply = await house.prove(talk, who)
    if reply.state != "consent_pending":
        assert "can't change times" in said(talk)  # a doctor does not see patients then
        return
    assert "change times" in said(talk)
    await talk.say("yes")
    assert "have changed places" in said(talk)
    after = {v.id: v for v in await house.visits(who)}
    assert (after[one.id].starts_at, after[other.id].starts_at) == (other.starts_at, one.starts_at)


async def test_with_one_visit_there_is_nothing_to_swap_and_the_talk_goes_on(house: House) -> None:
    who, talk = await house.patient(), await house.talk()
    await booked(house, "cardiology-follow-up", who, 10 * DAY)
    await talk.say("I want to swap my appointments")
    await house.prove(talk, who)
    assert "takes two coming visits" in said(talk)
    await talk.say("where do I park?")
    assert "takes two coming visits" not in said(talk)


async def test_another_kind_named_after_makes_it_one_visit_again(house: House) -> None:
    talk = await house.talk()
    await talk.say("a blood test and then an x-ray")
    assert "2 visits could go together" in said(talk)
    await talk.say("actually just a dermatology visit")
    assert "could go together" not in said(talk)


async def test_an_interpreter_is_asked_for_offered_and_arranged(house: House) -> None:
    who, talk = await house.patient(), await house.talk()
    await talk.say("I need to see a cardiologist next week with a Vietnamese interpreter")
    assert "– with an interpreter" in said(talk) or "speaks your language" in said(talk)
    asked = await to_read_back(house, talk, who)
    await talk.say("yes")
    assert len(await house.visits(who)) == 1
    assert ("and an interpreter" in asked) == ("An interpreter will be there" in said(talk))


@pytest.mark.parametrize("words", ["with a Vietnamese interpreter please", "I'll need a Vietnamese interpreter"])
async def test_an_interpreter_may_be_asked_for_after_the_offers(house: House, words: str) -> None:
    talk = await house.talk()
    await talk.say("I need to see a cardiologist next week")
    assert "interpreter" not in said(talk)
    await talk.say(words)
    assert "– with an interpreter" in said(talk) or "speaks your language" in said(talk)


async def test_a_question_about_interpreters_is_answered_and_changes_no_wish(house: House) -> None:
    talk = await house.talk()
    await talk.say("I need to see a cardiologist next week")
    await talk.say("do you have interpreters?")
    assert "Interpreters are free" in said(talk) and "– with an interpreter" not in said(talk)


@pytest.mark.parametrize(
    ("words", "lang", "first", "yes"),
    [
        ("I need to see a cardiologist and I also need a skin check", "en", "the first one", "yes"),
        ("quiero una cita con el cardiólogo y también una cita con el dermatólogo", "es", "la primera", "sí"),
    ],
)
async def test_two_wishes_of_one_message_are_both_booked_one_after_the_other(
    house: House, words: str, lang: Lang, first: str, yes: str
) -> None:
    who, talk = await house.patient(), await house.talk(lang)
    await talk.say(words)
    assert ("One at a time" in said(talk)) or ("una por una" in said(talk))
    born = who.born if lang == "en" else f"{who.birth_date.day}/{who.birth_date.month}/{who.birth_date.year}"
    await talk.say_all(first, who.name, born)
    await talk.say(await house.code(who))
    await talk.say(yes)
    assert len(await house.visits(who)) == 1
    await talk.say(first)
    await talk.say(yes)
    assert {v.visit_type.split("-")[0] for v in await house.visits(who)} == {"cardiology", "dermatology"}


@pytest.mark.parametrize(
    "words",
    [
        "my back hurts and I want to see a neurologist",
        "I need a checkup and a refill",
        "I need to see a cardiologist and get my blood pressure checked",
    ],
)
async def test_one_wish_in_two_clauses_is_one_visit(house: House, words: str) -> None:
    talk = await house.talk()
    await talk.say(words)
    assert "One at a time" not in said(talk)


async def test_two_visits_of_one_day_are_offered_together_and_no_third_waits(house: House) -> None:
    who, talk = await house.patient(), await house.talk()
    await talk.say("I need a blood test and an eye exam on the same day")
    assert "2 visits could go together" in said(talk)
    assert "One at a time" not in said(talk)
    await to_read_back(house, talk, who)
    await talk.say("yes")
    assert [m for m in talk.replies[-1].messages if m.kind == "offer"] == []
    assert len(await house.visits(who)) == 2


CANCEL_ALL: dict[Lang, str] = {"en": "cancel both my visits", "es": "cancela todas mis citas"}


async def asked_to_cancel(house: House, talk: Talk, who: Known, words: str) -> None:
    """From the words to the first read-back."""
    await talk.say(words)
    reply = await house.prove(talk, who)
    assert reply.state == "consent_pending", said(talk)


@pytest.mark.parametrize("lang", ["en", "es"])
async def test_several_cancellations_are_read_back_each_and_each_needs_its_own_yes(house: House, lang: Lang) -> None:
    who, talk = await house.patient(), await house.talk(lang)
    first = await booked(house, "dermatology-new", who, 2 * DAY)
    second = await booked(house, "xray", who, 6 * DAY)
    await asked_to_cancel(house, talk, who, CANCEL_ALL[lang])
    assert len(await house.visits(who)) == 2, "nothing before a yes"
    await talk.say("yes")
    assert [v.id for v in await house.visits(who)] == [second.id]
    assert talk.replies[-1].state == "consent_pending" and talk.replies[-1].messages[-1].kind == "read_back"
    await talk.say("yes")
    assert await house.visits(who) == [] and first.id != second.id


async def test_a_no_keeps_the_one_and_goes_on_to_the_next(house: House) -> None:
    who, talk = await house.patient(), await house.talk()
    first = await booked(house, "dermatology-new", who, 2 * DAY)
    await booked(house, "xray", who, 6 * DAY)
    await asked_to_cancel(house, talk, who, "please cancel all of my appointments")
    await talk.say_all("no", "yes")
    assert [v.id for v in await house.visits(who)] == [first.id]


async def test_everything_next_week_leaves_this_week_alone(house: House) -> None:
    who, talk = await house.patient(), await house.talk()
    this_week = await booked(house, "dermatology-new", who, DAY)
    await booked(house, "xray", who, 6 * DAY)
    await booked(house, "blood-test", who, 7 * DAY)
    await asked_to_cancel(house, talk, who, "cancel everything next week")
    await talk.say_all("yes", "yes")
    assert [v.id for v in await house.visits(who)] == [this_week.id]
    assert talk.replies[-1].state != "consent_pending"


async def test_a_kind_that_is_refused_for_another_gives_way_to_it(house: House) -> None:
    talk = await house.talk("es")
    await talk.say("una cita por niño enfermo para mi hija")
    await talk.say("no quiero cita por niño enfermo, es revisión")
    assert "Control del niño sano" in said(talk)


async def test_a_checkup_for_a_child_and_who_speaks_is_an_adults_and_a_childs(house: House) -> None:
    talk = await house.talk()
    await talk.say("I need a checkup for my son and me, back to back")
    assert "Well-child check for your son" in said(talk)
    assert "Well-child check with" not in said(talk)


async def test_of_two_complaints_it_is_asked_which_comes_first(house: House) -> None:
    talk = await house.talk()
    await talk.say("my stomach aches whenever I eat and also my lower back is killing me")
    assert "Stomach and digestion visit" in said(talk) and "Bone and joint visit" in said(talk)
