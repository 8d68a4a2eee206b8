"""Receive: what the law and safety demand first, then understanding, then redaction. Raw words go no further than this."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from assistant.acts import Say
from assistant.identifying import told
from assistant.kept_facts import restored
from assistant.messages import State
from assistant.tracking import reads_two_ways, track
from assistant.tracking.intents import only
from assistant.tracking.shown_times import told_by_shown
from assistant.tracking.undoing import as_undoing
from assistant.turn.again import say_again, show_in_new_language
from assistant.turn.alarm import alarm, stand_by
from assistant.turn.caller import name_by_number
from assistant.turn.context import Guarded, Turn
from assistant.turn.discreet import without_sensitive_guesses
from assistant.turn.guarded import catch_up, is_year
from assistant.turn.heard_aloud import answered_no, hold_back, said_anew
from assistant.turn.hearing import put_right, without_refusal
from assistant.turn.held import make_way, wants_another
from assistant.turn.known_question import as_known_question
from assistant.turn.naming import named, of_another
from assistant.turn.newcomer import forget_another
from assistant.turn.opting import answer_keyword
from assistant.turn.replied import is_reply
from assistant.turn.somebody_else import give_way
from guardrails import emergency
from guardrails.redaction import Redaction
from guardrails.vault import Vault
from language import understand, waits
from language.for_staff import tells_of_that_visit
from language.frame import CHANGES, WISHING
from language.types import Context, Expecting, Intent, OfferView, Understanding
from tools.closed import likely
from tools.types import Fact

BIRTH_DATE_KEYS = 8
LISTS = ("visit-list", "offer-list")
"""What has numbers."""

MAX_CHARS = 2_000
"""Longer messages are asked for again in a few words; the first part is still looked at for emergencies."""


async def receive(turn: Turn) -> None:
    """Fill in what was understood and the redacted text; set `answered` where code has answered already."""
    alarmed, spoken = turn.frame.alarm is not None, turn.frame.lang
    found = emergency.detect(turn.text[: 20 * MAX_CHARS], turn.frame.lang)
    if found is not None:
        await alarm(turn, found)
    elif await answer_keyword(turn):
        turn.answered = True
    elif turn.held_by_staff:
        turn.answered, turn.state = True, State.STAFF
    else:
        await stand_by(turn)
    heard = _understand(turn, said_anew(turn) or _expecting(turn))
    over = alarmed and turn.frame.alarm is None
    heard = without_refusal(heard) if over else await as_known_question(turn, heard, turn.frame.expecting)
    turn.understanding = heard
    turn.conversation = replace(turn.conversation, lang=heard.lang)
    turn.frame.lang = heard.lang
    await _redact(turn, heard)
    heard, turn.about_another = of_another(heard, turn.frame.expecting, turn.names)
    heard = turn.understanding = named(heard, turn.frame.expecting, turn.names)
    await give_way(turn, heard, quietly=turn.answered, alarmed=found is not None)
    if turn.answered:
        return
    if len(turn.text) > MAX_CHARS or not turn.text.strip():
        turn.say(Fact("too-long" if turn.text.strip() else "no-text"))
        turn.answered = True
        return
    if waits(turn.text):
        turn.say(Fact("take-your-time"))
        turn.answered = True
        return
    if answered_no(turn, heard):
        return
    before = turn.frame.person
    _track(turn, heard)
    await forget_another(turn, before.of)
    if wants_another(turn):
        await make_way(turn)
    hold_back(turn, before)
    show_in_new_language(turn, spoken)
    say_again(turn, heard, after_alarm=over)
    if over or turn.about_another is not None:  # which is understood
        turn.understood, turn.frame.misunderstood = True, 0
    if turn.keypad and turn.frame.person.birth_date and turn.frame.person.name is None:
        await name_by_number(turn)


def _understand(turn: Turn, expecting: Expecting) -> Understanding:
    hospital = turn.parts.services.hospital
    context = Context(
        now=_local(turn),
        directory=hospital.directory,
        tz=str(hospital.zone),
        lang="auto",
        last_lang=turn.frame.lang,
        expecting=expecting,
        offers=_to_choose_from(turn),
        day_first=False if turn.keypad else None,
    )
    heard = without_sensitive_guesses(hospital, understand(turn.text[:MAX_CHARS], context))
    if expecting is Expecting.YES_NO and _is_of_a_list(turn):
        return only(heard, Intent.REPEAT)
    if Say.LATE in turn.frame.ended and turn.with_staff and tells_of_that_visit(heard.text):
        return only(heard)
    heard = as_undoing(turn.frame, put_right(heard, context.expecting, hospital.directory))
    return told_by_shown(turn.frame, heard, turn.shown.offers)


def _local(turn: Turn) -> datetime:
    """The time of the turn by the hospital's clock."""
    return turn.now.astimezone(turn.parts.services.hospital.zone).replace(tzinfo=None)


def _is_of_a_list(turn: Turn) -> bool:
    """Whether "1" may mean the first of a list that was written above the question: then it is no yes."""
    listed = any(fact.key.startswith(LISTS) for fact in restored(turn.frame.told.facts))
    written = turn.conversation.channel != "voice" and not turn.keypad
    return listed and written and turn.text.strip(" .)#").isdigit() and len(turn.text.strip()) <= 2


def _to_choose_from(turn: Turn) -> tuple[OfferView, ...]:
    """What a place in a list may mean: one of the visits where these are asked about, else one of the offers.

    Nothing is chosen where a birth date reads two ways, and of the offers nothing once all is arranged and visits were listed.
    """
    goal = turn.frame.active()
    over = goal is None and bool(turn.shown.visits)
    if over or reads_two_ways(turn.frame):
        return ()
    choosing_visit = goal is not None and goal.visit is None and goal.kind in CHANGES
    return turn.shown.visits if choosing_visit and turn.shown.visits else turn.shown.offers


def _expecting(turn: Turn) -> Expecting:
    """On a keypad nobody can spell a name: eight digits are a birth date, and the caller's number stands for the name."""
    if turn.keypad and turn.frame.expecting is Expecting.NAME and len(turn.text.strip()) == BIRTH_DATE_KEYS:
        return Expecting.BIRTH_DATE
    if is_reply(turn):
        return Expecting.YES_NO
    return turn.frame.expecting


async def _redact(turn: Turn, heard: Understanding) -> None:
    """The words that a model, a colleague or a log may see, by the same spans that were understood."""
    text, redactor, remote = turn.text[:MAX_CHARS], turn.parts.redactor, turn.parts.model.remote
    await catch_up(turn)
    before = turn.guarded or Guarded()
    redaction = redactor.redact(
        text, lang=heard.lang, spans=heard.spans, known=_known(turn, before), again=_again(before)
    )
    turn.covered = tuple(span.value for span in redaction.spans)
    turn.names = tuple(span.value for span in redaction.spans if span.type == "NAME")
    turn.redacted = await _with_placeholders(turn, redaction)
    if remote:
        said = ((span.type, span.value) for span in redaction.spans)
        turn.guarded = replace(before, vaulted=(*before.vaulted, *said))


async def _with_placeholders(turn: Turn, redaction: Redaction) -> str:
    """The text with placeholders, which the vault gives; where there is nothing to cover it is not asked."""
    if not redaction.spans:
        return redaction.text
    async with turn.parts.database.begin() as session:
        return await Vault(session, turn.conversation.id).placeholders(redaction)


def _known(turn: Turn, guarded: Guarded) -> list[str]:
    """What is covered in whatever form: on record, told before, and the number that the message comes from."""
    address = turn.conversation.address
    return [*guarded.on_record, *told(turn.frame.person), *([address] if address else [])]


def _again(guarded: Guarded) -> list[tuple[str, str]]:
    """What was covered once in this conversation and is covered wherever it stands."""
    return [(kind, value) for kind, value in guarded.vaulted if not is_year(value)]


def _track(turn: Turn, heard: Understanding) -> None:
    shown = turn.shown
    directory = turn.parts.services.hospital.directory
    tracked = track(turn.frame, heard, directory, shown.offers, shown.first_offers, shown.visits)
    turn.frame, turn.choice, turn.understood = tracked.frame, tracked.choice, tracked.understood
    turn.wishes_changed, turn.subject_changed = tracked.wishes_changed, tracked.subject_changed
    turn.let_go, turn.told_beside = tracked.let_go, tracked.told_beside
    turn.expected = turn.frame.expecting
    turn.frame.expecting = Expecting.NOTHING
    _settle_days(turn)


def _settle_days(turn: Turn) -> None:
    """Of a day that reads two ways the one on which somebody is here for such a visit, which then need not be asked."""
    hospital = turn.parts.services.hospital
    now = _local(turn)
    for goal in turn.frame.goals:
        if goal.status == "active" and goal.kind in WISHING:
            goal.when = tuple(likely(hospital, goal, said, now) for said in goal.when)
