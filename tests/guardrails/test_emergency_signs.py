"""Emergencies told by several signs, misspelt, stammered or in a recogniser's words; and what calm words clear."""

from __future__ import annotations

from pathlib import Path

import pytest

from guardrails.emergency import detect
from guardrails.emergency_rules import PATH, load_rules, read_rules
from guardrails.emergency_signs import calmness, is_calm
from guardrails.emergency_spelling import nearest, respelled
from runtime.errors import ConfigurationError

TOLD = """
my inhaler is empty and i cant get a full breath, chest feels locked
I can only say two words at a time, my asthma is terrible tonight
oxygen tank ran out and grandma is gasping
she's wheezing so bad she can't finish a sentence
coughing up pink foamy stuff and cant lie flat
i woke up choking for air and my heart is pounding
his lips look blue and he's breathing really fast
after a long flight my calf is swollen and now it hurts to breathe in and i'm winded
can't catch my breath even sitting still
my son is making a whistling noise when he breathes and his belly is pumping
air won't go in, feels like breathing through a straw
my copd is way worse than usual and the rescue inhaler does nothing
i dont want to be here anymore
everyone would be better off without me
I keep thinking about driving my car off the bridge
i'm holding a razor and i don't trust myself
he texted me goodbye and has his dad's gun
I've been thinking about ending things and I have a plan for tonight
there's no point in living
i took all my sleeping pills because i want it to be over
she says she will cut her wrists if we leave
nobody cares if i live or die
i just want the pain to stop forever
I can't promise I'll be here tomorrow
siento que ya no vale la pena vivir
tengo ganas de tirarme al metro
mi hija se esta cortando los brazos y no para
no puedo mas con mi vida, quiero que todo termine
ya escribi una carta de despedida
he wants to jump off the roof
my face is swelling up after the antibiotic and i feel like i can't breathe
ate a cookie with nuts, hives everywhere, tongue feels thick
got stung by a bee my whole body is itching and i feel faint
throat feels tight after shrimp
le pico una abeja y tiene la cara hinchada y le cuesta respirar
water broke at 30 weeks
i'm pregnant and my vision is blurry with a bad headache
bleeding a lot at 20 weeks with cramps
the baby's arm came out
no siento al bebe moverse desde ayer
sharp pain in my shoulder and belly, 6 weeks pregnant, dizzy
my newborn won't wake up to eat
my 2 month old has a fever of 101
toddler swallowed a magnet
kid fell from the bunk bed and keeps throwing up
mi hijo de 3 años no respira bien y tiene los labios morados
the baby is having pauses in breathing
he took too much fentanyl and isn't waking up
she drank drain cleaner
my teenager took a whole bottle of advil
carbon monoxide alarm is going off and we all have headaches
mi esposo tomó veneno
i think i took my heart pills twice and my pulse is super slow
sudden weakness in my right arm and can't speak properly
mom can't smile on one side
dad suddenly can't walk straight and is slurring
worst headache of my life came on like thunder
de repente no veo con un ojo
pressure in my chest that goes to my back, sweating
my heart is beating 180 and I feel like passing out
me duele el pecho y se me duerme el brazo
he collapsed and has no pulse
cut my wrist on glass and blood is squirting
my stool is black and i'm dizzy
won't stop bleeding after the tooth extraction, been 4 hours
sangro por la nariz desde hace dos horas y tomo anticoagulantes
he has a knife stuck in his leg
hit his head and now one pupil is bigger
fell off a ladder and can't feel my legs
burned my whole arm with boiling water, skin peeling
i was in a car crash and my neck hurts bad and my hands are tingling
infection on my leg is spreading fast and i have chills and feel confused
fever after chemo 101.5
my port site is red and i'm shaking with chills
tiene fiebre y manchas moradas
mi mamá está muy confundida y con mucha fiebre
"""
CALM = """
my finger was cut off in 2011 and I need a new prosthesis fitting
years ago I passed out at the gym, I'm fine now, do I list it on the form
we were laughing so hard I couldn't breathe lol, anyway can I move to Friday
my dog had a seizure so I need to move my visit
the flyer says call 911 if you have chest pain, where do I park
hace años tuve un infarto, quiero mi revisión anual
jajaja me muero de risa, cambien mi cita
can kids take vitamins before the blood test
mi gato se comió una pastilla, tengo que mover la cita
my knee has been a little stiff for three weeks
"""


@pytest.mark.parametrize("text", TOLD.strip().splitlines())
def test_signs_that_are_serious_together_are_heard(text: str) -> None:
    assert detect(text) is not None


@pytest.mark.parametrize("text", CALM.strip().splitlines())
def test_calm_words_clear_what_only_sounds_serious(text: str) -> None:
    assert detect(text) is None


def test_what_was_well_before_does_not_hide_what_is_now() -> None:
    rules = load_rules()
    assert calmness("he was fine at lunch", rules) == 0
    assert is_calm("i had chest pain last year", rules)
    assert not is_calm("i had chest pain last year and now it is worse", rules)


@pytest.mark.parametrize(
    ("slip", "word"),
    [("thraot", "throat"), ("swalow", "swallow"), ("breathng", "breathing"), ("combulsionando", "convulsionando")],
)
def test_a_slip_of_the_finger_is_put_right(slip: str, word: str) -> None:
    assert nearest(slip) == word


@pytest.mark.parametrize("word", ["threat", "bread", "hecho", "chess", "never", "heard"])
def test_a_word_of_its_own_is_left_alone(word: str) -> None:
    assert nearest(word) == word


def test_a_stammer_is_said_once() -> None:
    assert respelled("no puedo no puedo respirar", load_rules()) == "no puedo respirar"


def test_a_denied_sign_is_none() -> None:
    assert detect("no vomiting, no fever, breathing is normal and he is not confused") is None


def test_a_sign_after_a_denial_of_something_else_still_counts() -> None:
    assert detect("hasn't peed since yesterday, breathing fast and not making sense, he has pneumonia") is not None


def test_a_combination_of_an_unknown_sign_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "rules.yaml"
    text = PATH.read_text(encoding="utf-8").replace("all: [chest_pain, ", "all: [chest_pains, ")
    broken.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match="chest_pains"):
        read_rules(broken)


def test_every_combination_and_weight_is_of_a_known_sign_and_sourced() -> None:
    rules = load_rules()
    assert {sign for _, sign, _ in rules.points} <= set(rules.signs)
    assert all(combination.source for combination in rules.combinations)
