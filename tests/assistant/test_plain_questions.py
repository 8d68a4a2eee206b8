"""Plain questions are answered and ask nobody's name; what is not wanted any more is let go with them."""

from __future__ import annotations

import pytest

from language.frame import Frame, Goal, GoalKind
from language.types import Intent, Lang
from tests.assistant.conftest import House, said
from tests.assistant.test_tracking import after, goal_of, when
from tests.assistant.test_tracking import said as heard

pytestmark = pytest.mark.asyncio(loop_scope="session")

ANSWERS = {
    "en": (
        ("I am looking for parking information and whether you have wheelchairs at the door",
         "garage on Pier Road", "wheelchairs wait"),
        ("I don't have an appointment, I am visiting my sister. Is there parking?", "garage on Pier Road"),
        ("whats todays date", "It's Tuesday, March 3"),
        ("how much is it if we don't have insurance", "can't name a price"),
        ("can somebody help me from the car i use a walker", "wheelchairs wait"),
        ("thank you. and its ok if my mom comes with me?", "one person may come in"),
        ("just tell me does telehealth work for that", "can be by video"),
        ("can u tell me how to get ready for my ultrasound tomorow do i drink water", "To get ready for it"),
        ("do i need xrays first", "ordered at your visit"),
        ("no. is edith underhill a patient in your hospital right now", "can't tell anyone"),
        ("i AM here. the link dont work", "no link is needed"),
        ("so how do you know im here", "no link is needed"),
        ("nobody called me back. I want my test results. the blood test from two weeks ago", "can't see results here"),
        ("No!! I HAD the blood test. I want the RESULTS", "can't see results here"),
        ("What's the number of medical records then", "Our main number is"),
        ("and if I'm new what do I need to register?", "a date of birth and a phone number"),
        ("just wanted to know. I don't want to register. what is the phone number of the hospital", "Our main number is"),
        ("No thats all, well actually do you take payment plans", "payment plan"),
        ("I recieved a text about an apointment but I dont have any apointment", "say “wrong number”"),
        ("no I dont need to be seen. who texted me?", "say “wrong number”"),
    ),
    "es": (
        ("¿y aceptan pagos? quiero decir a plazos", "plan de pagos"),
        ("necesito una constancia para mi trabajo de que fui ayer", "justificante"),
        ("¿qué día es hoy?", "Hoy es martes 3 de marzo"),
        ("quiero los resultados del examen de sangre de hace dos semanas", "no puedo ver resultados"),
        ("cuanto cuesta la consulta si no tengo seguro, y aceptan pagos?", "plan de pagos"),
        ("y si soy nuevo que necesito para registrarme?", "una fecha de nacimiento y un teléfono"),
        ("no me quiero registrar. los telefonos del hospital cuales son", "Nuestro número principal"),
        ("me llegó un mensaje de una cita pero yo no tengo ninguna cita", "«número equivocado»"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "es"])
async def test_each_has_its_answer_and_needs_no_name(house: House, lang: str) -> None:
    talk = await house.talk("es" if lang == "es" else "en")
    for words, *answers in ANSWERS[lang]:
        await talk.say(words)
        assert all(answer in said(talk) for answer in answers), (words, said(talk))
        assert not any(other in said(talk) for other in ("full name", "nombre completo", "late", "1.")), (
            words,
            said(talk),
        )


async def test_offers_are_let_go_by_cancel_all_that_and_the_question_is_answered(house: House) -> None:
    talk = await house.talk()
    await talk.say_all("can i book a flu shot", "cancel all that. do you give flu shots yes or no")
    assert "given in Primary Care" in said(talk) and "1." not in said(talk)
    await talk.say("NO I dont want to cancel anything. do you do vaccines or not")
    assert "given in Primary Care" in said(talk) and "name" not in said(talk)


async def test_a_text_of_ours_is_looked_up_and_nothing_is_offered(house: House) -> None:
    talk, patient = await house.talk(), await house.patient()
    await talk.say("hello i got a text is this about my heart")
    assert said(talk).startswith("Our texts are about your visits") and "full name" in said(talk)
    await house.prove(talk, patient)
    assert "coming visits" in said(talk) and "1." not in said(talk)


async def test_a_plan_and_a_wish_in_one_message_have_no_unknown_answer(house: House) -> None:
    talk = await house.talk()
    await talk.say("hi do u take evergreen. and can i get a physical next fri around 10ish")
    assert "Yes, we take Evergreen" in said(talk) and "don't know" not in said(talk)


async def test_a_day_is_taken_although_a_question_follows(house: House) -> None:
    talk = await house.talk()
    await talk.say_all("i need a doctor for my skin", "thursday. is she nice")
    assert "can't rate" in said(talk) and "full name" in said(talk)


async def test_another_time_where_no_visit_stands_is_wished_for_a_new_one() -> None:
    none = Frame(goals=[Goal(id="G1", kind=GoalKind.MOVE, status="dropped", tried=("list_visits",))], next_goal=2)
    later = heard(
        Intent.QUESTION, text="can it be after the 15th", when=(when("date", "2026-03-15", relation="after"),)
    )
    goal = goal_of(after(later, frame=none))
    assert (goal.kind, goal.when[0].start, goal.visit_type) == (GoalKind.BOOK, "2026-03-15", None)


async def test_a_reminder_or_the_phone_asked_for_beside_the_matter_leaves_it_as_it_was(house: House) -> None:
    talk, patient = await house.talk(), await house.patient()
    await talk.say_all("I need a checkup with a family doctor", "the first one", "is there a bus to the north clinic")
    assert "Buses 4 and 12" in said(talk) and "full name" in said(talk)
    await talk.say_all(patient.name, patient.born, "it didn't come, can I just call you instead")
    assert "Our main number is" in said(talk) and "6-digit code" in said(talk) and "video" not in said(talk)
    await talk.say_all(
        await house.code(patient), "Yes please dear. And would you remind me the day before, I forget things"
    )
    assert "You're booked" in said(talk) and "text you a reminder" in said(talk) and "1." not in said(talk)


@pytest.mark.parametrize(("lang", "words"), [("en", "forget it, person please"), ("es", "olvidelo, persona")])
async def test_who_lets_go_for_a_person_gets_one(house: House, lang: Lang, words: str) -> None:
    talk = await house.talk(lang)
    await talk.say_all("cardiología" if lang == "es" else "cardiology", words)
    assert ("our staff" if lang == "en" else "nuestro personal") in said(talk) and "1." not in said(talk)


async def test_what_is_well_is_no_second_visit(house: House) -> None:
    talk = await house.talk()
    await talk.say("I'm fine now they checked me, baby is ok. I need to book a follow up with my ob")
    assert "Pregnancy visit" in said(talk) and "Sick child" not in said(talk)
