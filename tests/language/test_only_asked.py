"""What a message names and does not want arranged, and what it asks of the day, of a text and of a paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from language.answers.letting_go import cancels_it, instead, leaves_it, wants_no_visit
from language.asides import aside
from language.house_questions import asks_of_the_house
from language.only_asked import (
    arrives_without_the_link,
    asks_about_video,
    asks_if_given,
    names_a_shot,
    refuses_the_list,
)
from language.our_texts import asks_what_we_texted
from language.side_questions import asks_beside
from language.types import Expecting, Intent
from tests.language.hearing import hear

Reads = Callable[[str], object]

IS: tuple[tuple[Reads, tuple[str, ...]], ...] = (
    (refuses_the_list, ("no waitlist! just tell me", "I don't want a waitlist", "no quiero lista de espera")),
    (asks_about_video, ("which is better, telehealth or coming in", "does telehealth work for that", "¿sirve la videollamada?")),
    (names_a_shot, ("can I book a flu shot", "not a doctor a flu SHOT. vaccine", "quiero la vacuna de la gripe")),
    (asks_if_given, ("do you give flu shots yes or no", "do you do vaccines or not", "¿ponen la vacuna?")),
    (
        asks_what_we_texted,
        ("I got a text, what does it say", "what did you text me", "i only want to know about the text",
         "me llegó un mensaje de ustedes, ¿qué decía?", "hello this is edith i got a text is this about my heart"),
    ),
    (cancels_it, ("cancel all that", "ok cancel it please", "cancel all of those", "cancélelo todo")),
    (leaves_it, ("NO I dont want to cancel anything", "I never asked to cancel", "no quiero cancelar nada")),
    (wants_no_visit, ("no, no una cita. una constancia", "not an appointment, a note", "I don't want an appointment")),
    (arrives_without_the_link, ("i AM here. the link dont work", "so how do you know im here", "ya llegué, el enlace no sirve")),
    (asks_of_the_house, ("is edith underhill a patient in your hospital right now", "is she still in the hospital",
                         "¿mi abuela sigue internada?")),
    (asks_of_the_house, ("necesito una constancia de que fui ayer", "no, no una cita. una constancia", "i need a doctor's note")),
    (
        asks_beside,
        ("thank you. and its ok if my mom comes with me?", "is it ok if my husband comes along",
         "¿está bien si voy con mi hija?"),
    ),
)  # fmt: skip
IS_NOT: tuple[tuple[Reads, tuple[str, ...]], ...] = (
    (refuses_the_list, ("put me on the waitlist", "no, the waitlist please", "no, lista de espera mejor no sé")),
    (asks_about_video, ("can it be a video visit", "I want telehealth", "quiero la cita por video")),
    (names_a_shot, ("I was shot in the leg", "a cortisone shot in my knee", "give it a shot", "vacunar a la bebé")),
    (
        asks_what_we_texted,
        ("I got a text to confirm my visit", "I got a weird text, is it real", "I didn't get the code by text",
         "can you text me the address", "my text said the appointment is cancelled"),
    ),
    (cancels_it, ("cancel my appointment", "cancel all my appointments", "cancel the one on friday")),
    (leaves_it, ("I don't want to cancel, I want to move it to friday", "I want to cancel it")),
    (wants_no_visit, ("I don't want an appointment on Monday", "no quiero una cita con ese doctor", "not a visit with him")),
    (arrives_without_the_link, ("send me the link", "i am here for my visit", "is there a link")),
    (asks_of_the_house, ("I am a patient there", "I'm still a patient of Dr. Lee", "my mother is a patient there")),
    (asks_beside, ("thank you, my mom needs a visit", "is it ok if my appointment is on Friday")),
)  # fmt: skip


@pytest.mark.parametrize(("reads", "texts"), IS)
def test_it_is_heard_in_many_words(reads: Reads, texts: tuple[str, ...]) -> None:
    assert [text for text in texts if not reads(text)] == []


@pytest.mark.parametrize(("reads", "texts"), IS_NOT)
def test_its_neighbours_are_something_else(reads: Reads, texts: tuple[str, ...]) -> None:
    assert [text for text in texts if reads(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "whats todays date",
        "what day is it today?",
        "do you know what time it is now",
        "what's the date today",
        "¿qué día es hoy?",
        "¿a cuánto estamos?",
        "¿me dice la hora?",
    ],
)
def test_the_day_and_the_hour_are_asked_for(text: str) -> None:
    assert aside(text) == "today"


@pytest.mark.parametrize(
    "text", ["what day is my visit", "what time is it", "what day is it", "¿qué día es la cita?", "today"]
)
def test_the_day_of_a_visit_is_another_question(text: str) -> None:
    assert aside(text) != "today"


def test_what_follows_a_cancel_that_is_read_by_itself() -> None:
    assert instead("cancel all that. do you give flu shots") == ("cancel all that", "do you give flu shots")
    heard = hear("cancel all that. where can I park", Expecting.CHOICE)
    assert [Intent.CANCEL in part.intents for part in heard.parts] == [True, False]


@pytest.mark.parametrize("text", ["thursday. is she nice", "the second one. is she nice?"])
def test_a_choice_before_a_question_is_kept(text: str) -> None:
    heard = hear(text, Expecting.CHOICE)
    assert heard.slots.choice is not None and {Intent.CHOOSE, Intent.QUESTION} <= set(heard.intents)


@pytest.mark.parametrize("text", ["thursday. do you have anything later", "thursday. or is there something on friday?"])
def test_a_wish_behind_a_day_chooses_nothing(text: str) -> None:
    assert hear(text, Expecting.CHOICE).slots.choice is None


def test_hostile_input_is_read_in_no_time() -> None:
    for piece in ("y y y ", "text ", "cancel ", "i got a text ", ",\n", "thursday. "):
        for reads, _ in IS:
            reads(piece * 10_000)
        hear(piece * 10_000, Expecting.CHOICE)
