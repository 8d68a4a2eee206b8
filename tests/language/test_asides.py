"""Small talk, questions about who answers and questions in passing are told from wishes, in both languages."""

from __future__ import annotations

import pytest

from language.asides import Aside, aside
from language.house_questions import asks_of_the_house
from language.lacking import answers_about, lacks
from language.side_questions import asks_beside, asks_options

SAID: tuple[tuple[Aside, str], ...] = (
    ("how_are_you", "hi, how are you today?"),
    ("how_are_you", "¿Cómo está usted?"),
    ("weather", "nice weather today"),
    ("weather", "qué bonito día"),
    ("kind_words", "you're so funny"),
    ("kind_words", "usted es muy amable"),
    ("who_answers", "are you a robot or a real person?"),
    ("who_answers", "Who am I talking to?"),
    ("who_answers", "¿estoy hablando con una máquina?"),
    ("speaks_spanish", "Do you speak Spanish?"),
    ("speaks_english", "¿habla inglés?"),
    ("speaks_english", "can you switch to english"),
    ("speaks_spanish", "spanish please"),
    ("speaks_spanish", "mejor en español por favor"),
    ("other_language", "parlez-vous français"),
    ("other_language", "你好"),
    ("joke", "tell me a joke"),
    ("joke", "cuénteme un chiste"),
    ("here", "test 123"),
    ("here", "are you broken"),
    ("here", "¿me oye?"),
    ("who_answers", "is this the hospital?"),
    ("today", "whats todays date"),
    ("today", "what day is it today?"),
    ("today", "¿qué día es hoy?"),
    ("today", "do you know what time it is now"),
)


@pytest.mark.parametrize(("kind", "text"), SAID)
def test_what_is_said_beside_the_matter_is_told_by_its_kind(kind: Aside, text: str) -> None:
    assert aside(text) == kind


@pytest.mark.parametrize(
    "text",
    "good morning|I have a cold|is there a real person|I want a real person|lo quiero|that's great|muy bien|Linda"
    "|who is my doctor|a doctor who speaks Spanish|how are my results|you are great, book it|good".split("|"),
)
def test_what_wants_something_or_answers_is_no_aside(text: str) -> None:
    assert aside(text) is None


@pytest.mark.parametrize(
    "text",
    "I don't have it|idk|no idea|I forgot it|no lo tengo|no sé|what code?|¿qué código?|why do you need my birth date?"
    "|why are you asking me for my name|I'm not telling you|no le voy a decir|¿para qué quiere mi nombre?"
    "|i mean here, on this chat. i dont want to give my date of birth|es un chat. no quiero dar mi fecha de nacimiento".split(
        "|"
    ),
)
def test_what_cannot_be_given_is_heard(text: str) -> None:
    assert lacks(text) and answers_about(text)


def test_a_code_that_did_not_come_is_sent_again_and_not_given_up() -> None:
    assert not answers_about("I don't have the code")


@pytest.mark.parametrize("text", ["I don't have time on Friday", "no sé leer inglés", "I know it", "no tengo seguro"])
def test_another_thing_not_had_is_no_answer_about_the_question(text: str) -> None:
    assert not answers_about(text)


@pytest.mark.parametrize(
    "text",
    ["may my wife come along?", "can I bring my daughter", "¿puede acompañarme mi hijo?", "necesito una referencia"],
)
def test_company_and_referrals_are_questions_in_passing(text: str) -> None:
    assert asks_beside(text)


@pytest.mark.parametrize(
    "text",
    [
        "can my wife come on Tuesday",
        "puedo ir",
        "puede pasar mi cita",
        "can I take my pills",
        "can my son see the doctor",
    ],
)
def test_a_wish_for_a_visit_is_no_question_in_passing(text: str) -> None:
    assert not asks_beside(text)


@pytest.mark.parametrize("text", ["what were the options?", "cuáles eran las opciones"])
def test_the_options_are_asked_for_again(text: str) -> None:
    assert asks_options(text)


@pytest.mark.parametrize("text", ["hi I'm back", "where were we?", "ya volví", "¿en qué íbamos?"])
def test_who_comes_back_is_told_again_what_there_was(text: str) -> None:
    assert asks_options(text)


@pytest.mark.parametrize(
    "text",
    "can I visit my aunt, she's in room 402|I lost my glasses there last week|is my baby allowed in the MRI room"
    "|can i send u a pic of my rash|will the doctor have the x-ray by then?|I'm undocumented, is it safe to come"
    "|¿puedo ir a ver a mi papá?|dejé mi chamarra ahí|¿le puedo mandar una foto?|no tengo papeles|me da miedo la aguja".split(
        "|"
    ),
)
def test_what_the_house_has_to_answer_is_no_complaint(text: str) -> None:
    assert asks_of_the_house(text)


@pytest.mark.parametrize(
    "text",
    ["I lost my voice", "can I see my doctor", "my back hurts", "I need an appointment, I left my job", "my eye"],
)
def test_a_complaint_and_a_wish_are_no_such_question(text: str) -> None:
    assert not asks_of_the_house(text)
