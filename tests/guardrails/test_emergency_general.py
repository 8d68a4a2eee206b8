"""Emergencies told in words of no list: a part of the body, what is wrong with it, and since when; and what is none of it."""

from __future__ import annotations

import pytest

from guardrails.emergency import detect
from guardrails.emergency_rules import load_rules
from guardrails.emergency_spelling import nearest

TOLD = [
    ("her left arm has gone completely limp", "stroke"),
    ("one pupil is way bigger than the other", "stroke"),
    ("se me entumió media cara", "stroke"),
    ("I gave birth on Monday and I go through a pad every half hour", "bleeding"),
    ("his mouth keeps filling up with blood", "bleeding"),
    ("estoy empapando una toalla cada veinte minutos", "bleeding"),
    ("my water broke and a foot is sticking out", "pregnancy"),
    ("tengo la panza dura como una tabla", "pregnancy"),
    ("the soft spot on his head is bulging", "child"),
    ("la mollera la tiene muy hundida", "child"),
    ("they'd all be better off without me", "self_harm"),
    ("quisiera no despertar mañana", "self_harm"),
    ("fell off a ladder and he can't get up, his neck hurts", "trauma"),
    ("no siente las piernas después del choque", "trauma"),
    ("he got drain cleaner in both eyes", "trauma"),
    ("me quemé la cara con aceite", "trauma"),
    ("my foot is ice cold and white and numb", "trauma"),
    ("I gave her double her insulin dose", "overdose"),
    ("el azúcar le marca 32", "unspecified"),
    ("I'm on chemo and I've got the chills", "sepsis"),
    ("my brother took the whole bottle of tylenol, says he is fine", "overdose"),
    ("mi hermana se tomó todo el frasco de clonazepam", "overdose"),
    ("I won't be alive for the visit, so give my slot away", "self_harm"),
    ("ya compré la soga y no quiero seguir", "self_harm"),
    ("no le para la sangre", "bleeding"),
    ("this is not a drill, he has no pulse", "cardiac"),
    ("I had chest pain last year and I have it again now", "cardiac"),
    ("the doctor asked if I have chest pain and I do", "cardiac"),
    ("el doctor me preguntó si tengo dolor de pecho y sí tengo", "cardiac"),
    ("can I book for chest pain that started an hour ago?", "cardiac"),
    ("Mi esposo se infartó", "cardiac"),
    ("he laughed and now he can't breathe, his lips are blue", "breathing"),
    ("we were laughing and then he started choking and cant breathe", "breathing"),
    ("my girl is 2 she ate grandpas heart pills dont no how many", "overdose"),
    ("I put two fentanyl patches on my mom and she is so sleepy I can hardly wake her", "overdose"),
    ("took a handful of my prozac, didnt work, took more", "overdose"),
    ("the heads out, help", "pregnancy"),
    ("no puedo más, ya dejé la nota en la mesa", "self_harm"),
    ("i've been feeling like what's the point lately", "self_harm"),
    ("siento que ya nada tiene sentido", "self_harm"),
    ("my toddler ate one of my weed gummies", "overdose"),
    ("my sugar is 460 and I'm so thirsty", "unspecified"),
    ("somebody is following me, I'm in your garage", "unspecified"),
    ("my mom doesn't answer the phone and now I found her on the floor, she is blue", "unspecified"),
    ("my mom had a stroke in 2019 and it's happening again", "stroke"),
    ("passed out twice today", "unspecified"),
    ("he's not waking up", "unspecified"),
    ("my dad isn't waking up", "unspecified"),
    ("le dispararon a mi hijo, estamos afuera del edificio, que salga alguien por favor", "trauma"),
    ("my baby won't stop crying and is hot, 6 weeks old", "child"),
    ("mi bebé de 6 semanas está muy caliente y no deja de llorar", "child"),
    ("mi bebé no para de llorar y está caliente, tiene 6 semanas", "child"),
    ("my calf is swollen and I'm short of breath", "breathing"),
    ("tengo la pantorrilla hinchada y me falta el aire", "breathing"),
    ("my eye got bleach in it", "trauma"),
    ("me cayó cloro en el ojo", "trauma"),
    ("I cut my finger off", "trauma"),
    ("me corté el dedo completo", "trauma"),
    ("se tragó una moneda mi niño", "child"),
    ("a snake bit me", "trauma"),
    ("me mordió una víbora", "trauma"),
    ("a scorpion stung me", "trauma"),
    ("me picó un alacrán", "trauma"),
]
NOT_TOLD = [
    "the recording asked if I have chest pain and I pressed 2 for no, can I book now",
    "leí en el volante dolor de pecho llame al 911, gracias por la información",
    "we do a cardiac arrest drill at practice on Thursday, can somebody come and watch",
    "please ignore my message about chest pain, it was dictated wrong",
    "a mi padre le dio un ictus con cincuenta años, yo quiero cuidarme",
    "quería una cita antes de que acabe el mes",
    "no veo dónde dejar el coche, mi cita es en cinco minutos",
    "my ankle is swollen and I can't walk on it",
    "my skin is itchy and theres a rash on my arm",
    "about 15 min",
    "the refill for my epipen, the old one expired",
    "my son had a febrile seizure when he was 2, he is 6 now and needs shots",
    "estoy ahogado de trabajo, mejor la próxima semana",
    "I burned through my sick days, any evening slots?",
    "nothing swollen and I can breathe fine, just itchy eyes",
    "my sugar was 128 this morning, is that visit still on",
    "help me, I don't know where my parking ticket is",
    "I accidentally caught my card on fire",
    "I can't understand the bill",
    "my arm is fine now that the cast is off",
    "they asked if I have a referral and I do",
    "is there a good book on strokes",
    "my son isn't waking up on time for school, can we come later",
    "tengo tos y fiebre",
    "I have a cough and a fever",
    "me duele la garganta y tengo fiebre",
    "hola soy Carmen Vega, mi hijo Mateo tiene fiebre y tos, y a mí me duele la garganta",
    "hola kiero una sita pa mi niña de 4 años, trae calentura y no quiere comer",
    "I'd like to bring my 4 year old, she has a fever and won't eat",
    "se me bajó la presión",
    "my blood pressure dropped",
    "my six week old loves a hot bath",
    "I don't want to say",
    "I don't want to",
    "no quiero decirlo",
    "I'm tired of living with this knee pain",
    "estoy cansado de vivir con este dolor de rodilla",
    "I get winded going upstairs",
    "se me va el aire al subir escaleras",
    "traigo un nudo en la garganta",
    "I have a lump in my throat",
    "traigo un dolor en la boca del estómago",
    "I'm 24 weeks and have heartburn",
    "my boss is breathing down my neck about this sick note",
    "cut me some slack, I'm stuck behind a bus and my visit is in ten minutes",
    "we laughed so hard at the skit that we couldn't breathe, anyway what time is my visit",
    "nos ahogábamos de la risa en la sala, ¿a qué hora es mi cita?",
    "mi papá se infartó hace dos años y necesita su control",
    "does a pain patch show up on an MRI",
    "is the baby coming to the visit too?",
    "No, not right now.",
    "Ahora una para mí, me duele la rodilla",
    "need new insoles, plantillas para el dolor de pie",
    "what do I do tonight",
    "she's pregnant, 24 weeks",
    "Mi hija no contesta números desconocidos, mándele un mensaje.",
    "he won't answer texts, call the house",
    "no puede ir porque se le descompuso el carro",
    "se le atravesó algo y no va a poder ir",
    "he's blind, can someone help him inside",
    "i get short of breath when i climb stairs, been months",
    "STOP TEXTING MY MOTHER she is 88 and confused",
    "I can't breathe through my nose, it's the allergies",
    "me ahogo en papeles, ¿qué forma necesitan?",
    "cancel that blood work, my doctor says I don't need it",
    "bueno, me despido, muchas gracias por todo",
    "no fever, chest pain, cough or shortness of breath",
]


@pytest.mark.parametrize(("text", "kind"), TOLD)
def test_an_emergency_is_heard_by_what_fails_and_how(text: str, kind: str) -> None:
    found = detect(text)
    assert found is not None
    assert found.kind == kind
    assert found.source


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_only_shares_the_words_is_no_emergency(text: str) -> None:
    assert detect(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "I took all my pills because I want to die",
        "me quiero morir, tomé muchas pastillas",
        "I cut my wrists, I want to die",
    ],
)
def test_what_is_done_to_the_body_in_order_to_die_is_both(text: str) -> None:
    found = detect(text)
    assert found is not None
    assert (found.body, found.self_harm) == (True, True)


@pytest.mark.parametrize(
    ("text", "body"),
    [("tomé muchas pastillas por error", True), ("I want to kill myself", False), ("chest pain", True)],
)
def test_other_emergencies_are_of_the_body_or_of_not_wanting_to_live(text: str, body: bool) -> None:
    found = detect(text)
    assert found is not None
    assert (found.body, found.self_harm) == (body, not body)


def test_every_rule_names_its_source() -> None:
    assert all(rule.source.strip() for rule in load_rules().rules)


def test_the_skin_next_week_is_no_birth() -> None:
    assert detect("para la piel, la semana que viene no, la otra", "es") is None
    assert detect("¿y ya viene alguien?", "es") is None
    assert detect("ya viene el bebé, ayuda", "es") is not None
    assert detect("ya se le ve el pie, viene el bebé", "es") is not None


@pytest.mark.parametrize(
    "word", ["ahora", "door", "injection", "inyeccion", "plantillas", "confusion", "breaking", "prison", "panel"]
)
def test_everyday_words_are_no_slips_of_alarming_ones(word: str) -> None:
    assert nearest(word) == word
