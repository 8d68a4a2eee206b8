"""Questions find the hospital's own answer by meaning, in the language they are asked in, or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from sqlalchemy import func, select

from language.embedding import embed
from runtime.database import Database
from scheduler_core import qa
from scheduler_core.hospital import HospitalFile
from scheduler_core.models import Answer

SAME_QUESTION = [
    ("en", "I need a spot for my car", "parking"),
    ("en", "is medicare ok with you", "insurance"),
    ("es", "reciben medicaid", "insurance"),
    ("en", "is there somewhere to park", "parking"),
    ("en", "what time do you close", "hours"),
    ("en", "can my wife come in with me", "companion"),
    ("en", "do I have to wear a face mask", "mask"),
    ("en", "what should I take with me to the appointment", "bring"),
    ("en", "I might be 10 minutes late", "late"),
    ("en", "can I get a copy of my medical records", "records"),
    ("en", "when do my lab results come back", "results"),
    ("en", "do you treat people who have no insurance", "uninsured"),
    ("en", "is there a pharmacy there", "pharmacy"),
    ("en", "how does a video appointment work", "video"),
    ("en", "will you charge me for cancelling at the last minute", "cancel-policy"),
    ("es", "dónde dejo el carro", "parking"),
    ("es", "a qué hora cierran", "hours"),
    ("es", "puede entrar mi esposo conmigo", "companion"),
    ("es", "tengo que ponerme cubrebocas", "mask"),
    ("es", "qué tengo que llevar a la cita", "bring"),
    ("es", "necesito una copia de mi expediente", "records"),
    ("es", "cuándo salen mis resultados de laboratorio", "results"),
    ("es", "atienden a personas sin seguro", "uninsured"),
    ("es", "cómo es la cita por video", "video"),
    ("en", "when can I visit my dad in the hospital", "visitors"),
    ("en", "I left my umbrella at your office", "lost"),
    ("en", "will you tell immigration about me", "papers"),
    ("en", "what happens if I miss it", "cancel-policy"),
    ("en", "is this message a scam", "scam"),
    ("en", "did you call me", "missed-call"),
    ("es", "no tengo papeles, me pueden atender", "papers"),
    ("es", "puedo mandar una foto", "pictures"),
    ("es", "puedo ir sin hacer cita", "walk-in"),
]
OTHER_QUESTION = [
    ("en", "who won the game last night"),
    ("en", "what is the capital of France"),
    ("en", "can you write me a poem about ducks"),
    ("en", "what should I eat to lose weight"),
    ("en", "can I see Dr. Keller on Tuesday"),
    ("en", "is my rash serious"),
    ("en", "how many milligrams of ibuprofen can I take"),
    ("es", "quién ganó el partido anoche"),
    ("es", "cuál es la capital de Francia"),
    ("es", "escríbeme un poema sobre patos"),
]


def letters(texts: Sequence[str]) -> list[list[float]]:
    """Vectors without a model: how often each letter occurs."""
    return [[float(text.casefold().count(chr(97 + n % 26))) + 0.01 for n in range(qa.DIMENSIONS)] for text in texts]


async def test_a_known_question_gets_its_answer_in_its_language(database: Database, demo_file: HospitalFile) -> None:
    async with database.begin() as session:
        ways = await qa.index(session, demo_file, letters)
        assert ways == sum(len(a.en.questions) + len(a.es.questions) for a in demo_file.answers)
        found = await qa.ask(session, letters, "Where can I park?", "en")
        assert found is not None and found.key == "parking" and found.distance < 1e-6
        hallado = await qa.ask(session, letters, "¿Hay estacionamiento?", "es")
        assert hallado is not None and hallado.answer.startswith("El estacionamiento")


async def test_an_empty_hospital_answers_nothing(database: Database) -> None:
    async with database.begin() as session:
        assert await qa.ask(session, letters, "Where can I park?", "en") is None


async def test_indexing_again_embeds_only_when_something_changed(database: Database, demo_file: HospitalFile) -> None:
    calls: list[int] = []

    def counting(texts: Sequence[str]) -> list[list[float]]:
        calls.append(len(texts))
        return letters(texts)

    fewer = demo_file.model_copy(update={"answers": demo_file.answers[:2]})
    async with database.begin() as session:
        await qa.index(session, demo_file, counting)
        await qa.index(session, demo_file, counting)
        assert len(calls) == 1
        ways = await qa.index(session, fewer, counting)
        assert (await session.execute(select(func.count()).select_from(Answer))).scalar_one() == ways < 30


@pytest.fixture
async def answered(database: Database, demo_file: HospitalFile) -> Database:
    """The demo's answers, embedded by the real model."""
    async with database.begin() as session:
        await qa.index(session, demo_file, embed)
    return database


async def test_other_words_find_the_same_answer_and_other_matters_none(answered: Database) -> None:
    async with answered.begin() as session:
        found = [(await qa.ask(session, embed, words, lang), key, words) for lang, words, key in SAME_QUESTION]
        strange = [(await qa.ask(session, embed, words, lang), words) for lang, words in OTHER_QUESTION]
    wrong = [(answer.key, words) for answer, key, words in found if answer is not None and answer.key != key]
    missed = [words for answer, _, words in found if answer is None]
    assert not wrong
    assert len(missed) <= len(SAME_QUESTION) // 10, missed
    assert [words for answer, words in strange if answer is not None] == []


def test_no_question_of_the_demo_hospital_has_two_answers(demo_file: HospitalFile) -> None:
    asked = [
        (lang, q) for a in demo_file.answers for lang, side in (("en", a.en), ("es", a.es)) for q in side.questions
    ]
    assert [question for question, times in Counter(asked).items() if times > 1] == []


def test_a_text_is_embedded_once_in_a_turn() -> None:
    asked: list[str] = []

    def counted(texts: Sequence[str]) -> list[list[float]]:
        asked.extend(texts)
        return [[float(len(text))] for text in texts]

    once = qa.each_once(counted)
    assert once(["where do I park?"]) == once(["where do I park?"])
    assert once(["a", "where do I park?"]) == [[1.0], [16.0]] and asked == ["where do I park?", "a"]
