"""One message merged into what is known: goals, wishes, the offer chosen, the person it is for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from assistant.acts import PARTICULARS, TO_BE_TOLD, Ask
from assistant.tracking.anew import asked_anew
from assistant.tracking.changing import as_a_change, without_days_not_kept
from assistant.tracking.choice import of_an_offer, resolve
from assistant.tracking.doctors import insisted_on, with_its_kind
from assistant.tracking.goals import about_the_same, lapse_questions, update_goals, wishing
from assistant.tracking.inferred import inferred, told_beside
from assistant.tracking.intents import with_intents
from assistant.tracking.kinds import not_that, take_kind
from assistant.tracking.letting_go import (
    changes_nothing,
    drop_what_is_not_wanted,
    goes_on_only,
    let_go,
    wants_nothing,
)
from assistant.tracking.needs import meet_needs, note_needs, refuse_interpreter
from assistant.tracking.newcomer import told_new, turn_to_record
from assistant.tracking.not_another import as_a_move
from assistant.tracking.person import same_name, tell_person
from assistant.tracking.persons import give_to, only_asked_about, set_apart
from assistant.tracking.readings import settle, settle_birth_date
from assistant.tracking.record import for_staff
from assistant.tracking.relative import like_the_visit, tells_by_visit, than_offered, week_after
from assistant.tracking.ruled_out import in_general, no_day_in_particular
from assistant.tracking.settled_kind import settle_visit_type
from assistant.tracking.together import (
    another_kind,
    choose_two,
    lapse,
    narrowed,
    one_of_two,
    opened,
    settle_family,
    settle_order,
)
from assistant.tracking.undoing import like_the_cancelled, undone
from assistant.tracking.which_visit import correct_visit, find_visits, lacks_visit, visit_said, without_its_name
from assistant.tracking.wishes import apply, elsewhere, of_its_day, on_the_day_of
from language.answers import named_by_place
from language.asides import aside
from language.cautions import OF_SCANS, as_a_caution, of_the_body
from language.code_again import code_is_missing
from language.code_trouble import code_trouble
from language.directory import Directory
from language.frame import WISHING, Frame, Goal, GoalKind
from language.lacking import answers_about
from language.leaving_list import leaves_list
from language.people.part_of_date import lacks_a_part
from language.people.relation import asks_whose, tells_relation
from language.people.told_wrong import told_wrong
from language.spoken import Wish, spoken
from language.temper import temper
from language.types import Expecting, Intent, OfferView, Slots, Understanding
from tools.shifts import from_visit, same_day

OPEN_QUESTIONS = (Expecting.CHOICE, Expecting.KIND, Expecting.REASON, Expecting.WHEN)
PERSONAL = ("person_name", "birth_date", "phone", "code", "new_patient")


@dataclass(frozen=True)
class Known:
    """The hospital, and what was last shown, in order."""

    directory: Directory
    offers: tuple[OfferView, ...] = ()
    first_offers: tuple[OfferView, ...] = ()
    visits: tuple[OfferView, ...] = ()


@dataclass(frozen=True)
class Tracked:
    """The memory after the message, with what was chosen and whether anything was understood at all."""

    frame: Frame
    choice: str | None = None
    understood: bool = True
    wishes_changed: bool = False
    subject_changed: bool = False
    let_go: bool = False
    told_beside: bool = False
    """A complaint was told beside the visit that was asked for by name."""


def track(
    frame: Frame,
    heard: Understanding,
    directory: Directory,
    offers: Sequence[OfferView] = (),
    first_offers: Sequence[OfferView] = (),
    visits: Sequence[OfferView] = (),
) -> Tracked:
    """A copy of `frame` with the message merged in. `offers` and `visits` are what was last shown, in order."""
    frame = frame.model_copy(deep=True)
    lapse_questions(frame)
    drop_what_is_not_wanted(frame, heard)
    if undone(frame, heard):
        frame.lang, frame.misunderstood = heard.lang, 0
        return Tracked(frame, wishes_changed=True)
    if let_go(frame, heard) or changes_nothing(frame, heard):
        frame.lang, frame.misunderstood = heard.lang, 0
        return Tracked(frame, let_go=True)
    if temper(heard.text) == "threat":
        return Tracked(frame)
    known = Known(directory, tuple(offers), tuple(first_offers), tuple(visits))
    if not heard.parts:
        return _merge(frame, heard, known)
    if let_go(frame, heard.parts[0]) or wants_nothing(heard.parts[0]):
        return _merge(frame, heard.parts[1], known)
    first = _merge(frame, heard.parts[0], known)
    second = _merge(first.frame, about_the_same(*heard.parts), known, also=True)
    changed = (first.wishes_changed or second.wishes_changed, first.subject_changed or second.subject_changed)
    return Tracked(second.frame, first.choice, first.understood or second.understood, *changed)


def _merge(frame: Frame, heard: Understanding, known: Known, *, also: bool = False) -> Tracked:
    """`frame` with the message merged in; what is wanted `also`, beside something else, opens a goal of its own."""
    under_way = None if also else wishing(frame)
    meant = as_a_move(under_way, as_a_change(frame, asked_anew(frame, only_asked_about(heard))))
    if under_way is not None and under_way.specialty in OF_SCANS and of_the_body(heard.text):
        meant = as_a_caution(meant)
    before = inferred(meant, known.directory, under_way, frame.expecting)
    before = narrowed(under_way, another_kind(frame, before, known.directory))
    whose = frame.person.for_whom, frame.person.theirs
    there, wish = {g.id for g in frame.goals}, spoken(heard.text, heard.lang)
    if under_way is not None and wish == ("speaks", under_way.speaks):  # who else would there be?
        before, wish = with_intents(before, {*before.intents, Intent.QUESTION} - {Intent.BOOK}), None
    note_needs(frame, heard, wish)
    refused = refuse_interpreter(frame, heard.text)
    heard = _rest(frame, _answered(frame, before, known), known, wished=wish is not None or refused)
    frame.lang = heard.lang
    born = frame.person.birth_date
    heard, theirs = set_apart(frame, heard)
    tell_person(frame, heard)
    told_new(frame, heard.slots)
    touched = update_goals(frame, heard, also=also)
    subject_changed = give_to(frame, heard, theirs, there)
    turn_to_record(frame)
    meet_needs(frame, there)
    if whose != (frame.person.for_whom, frame.person.theirs):
        known = replace(known, visits=())  # those listed are somebody else's
    choice = _choose(frame, _last_opened(frame, there) if also else frame.active(), heard, known)
    changed = heard is not before or refused
    goal = _wished_for(frame, there) if also else _meant(frame, there)
    if goal is not None and goal.kind is GoalKind.MOVE and goal.visit is None and tells_by_visit(heard.text):
        goal.text = heard.text
    if goal is not None and not _only_asks(heard):
        changed |= _wish(frame, goal, heard, known, choice, wish, named=meant.slots.visit_type is not None)
        _keep_choice((None if also else wishing(frame)) or goal, choice)
    find_visits(frame, known.visits, known.directory)
    if goal is not None and heard.visits and goal.id not in there:
        _open_second(frame, heard, known.directory)
    said = _said_something(heard, frame, settled=frame.person.birth_date != born)
    beside = not also and told_beside(meant, under_way)
    understood = bool(touched or changed or choice or subject_changed or said or beside)
    if not (understood and goes_on_only(frame, heard)):
        frame.misunderstood = 0 if understood else frame.misunderstood + 1
    return Tracked(frame, choice, understood, changed, subject_changed, told_beside=beside)


def _wish(
    frame: Frame, goal: Goal, heard: Understanding, known: Known, choice: str | None, wish: Wish | None, *, named: bool
) -> bool:
    """Write the wishes of the message into its goal; True when a search has to be made again."""
    heard = without_days_not_kept(heard) if goal.kind is GoalKind.MOVE else heard
    slots = in_general(_counted(goal, heard, (*known.offers, *known.first_offers), known.visits), heard.text)
    slots = like_the_cancelled(frame, goal, heard, without_its_name(slots, choice, known.visits))
    on_its_day = on_the_day_of(goal, heard)
    insisted = insisted_on(goal, slots, known.directory)
    if insisted:
        slots = with_its_kind(slots, goal, known.directory)
        goal.visit_type, goal.specialty = None, None
    if choice is None and (left := no_day_in_particular(goal.when, heard.text)) != goal.when:
        goal.when, goal.tried, goal.offer = left, (), None
    kind = goal.visit_type
    home = known.directory.specialty_of(kind) if goal.specialty is None else None
    changed = apply(goal, slots, ignore_when=of_an_offer(choice), wish=wish, home=home)
    if slots.other_location and not slots.location:
        elsewhere(goal, known.offers)
    goal.named = named or (goal.named and goal.visit_type == kind)
    settle_visit_type(goal, slots, known.directory)
    if kind is not None and goal.visit_type != kind and not changed:  # its follow-up, not another department
        goal.tried, goal.offer, changed = (), None, True
    changed |= not_that(goal, heard, known.directory)
    settle_order(goal, known.directory)
    settle_family(goal, heard, known.directory)
    return changed or insisted or on_its_day


def _last_opened(frame: Frame, there: Collection[str]) -> Goal | None:
    """The goal that the message has opened."""
    return next((g for g in frame.goals if g.id not in there), None)


def _wished_for(frame: Frame, there: Collection[str]) -> Goal | None:
    """The goal that it has opened, where times and doctors can be wished for it."""
    opened = _last_opened(frame, there)
    return opened if opened is not None and opened.kind in WISHING else None


def _open_second(frame: Frame, heard: Understanding, directory: Directory) -> None:
    """The second of two visits waits for its turn; a time said of the first alone is the second's too."""
    goal, slots = frame.add(GoalKind.BOOK), heard.visits[1]
    apply(goal, slots.model_copy(update={"when": slots.when or heard.visits[0].when}))
    settle_visit_type(goal, slots, directory)


def _answered(frame: Frame, heard: Understanding, known: Known) -> Understanding:
    """What was heard as the answer to which reading or which kind of visit was meant."""
    if frame.expecting is Expecting.READING:
        return settle(frame, heard)
    if frame.expecting is Expecting.BIRTH_DATE:
        return settle_birth_date(frame, heard)
    return take_kind(frame, heard, known.directory) if frame.expecting is Expecting.KIND else heard


def _rest(frame: Frame, heard: Understanding, known: Known, *, wished: bool) -> Understanding:
    """What is left without a change of the record, several visits at once, a swap or a spoken language that is `wished`."""
    lapse(frame, known.visits)
    left = for_staff(frame, heard) or opened(frame, heard, known.directory) or one_of_two(frame, heard)
    return _not_asking(left) if wished else left


def _not_asking(heard: Understanding) -> Understanding:
    """ "With an interpreter" is a wish and no question about interpreters."""
    kept = tuple(i for i in heard.intents if i not in (Intent.QUESTION, Intent.OUT_OF_SCOPE))
    return heard.model_copy(update={"intents": kept})


def _meant(frame: Frame, known: set[str]) -> Goal | None:
    """The goal that this message's wishes are for: a second booking that it has opened, or the one under way."""
    first = wishing(frame)
    second = next((g for g in frame.goals if g.id not in known and g.kind is GoalKind.BOOK), None)
    return second if second is not None and first is not None and first.kind is GoalKind.BOOK else first


def _counted(goal: Goal, heard: Understanding, offers: Sequence[OfferView], visits: Sequence[OfferView]) -> Slots:
    """What was heard, with "half an hour later" and "later in the day" counted from the offer or the visit, not from now."""
    slots = heard.slots
    sooner, later = bool(slots.sooner), bool(slots.later)
    taken = next((o for o in offers if o.handle == goal.offer), None)
    visit = next((v for v in visits if v.handle == goal.visit), None)
    base = taken or visit
    if visit is not None and taken is None:
        slots = like_the_visit(heard.text, slots, visit.start)
    before = (visit,) if visit is not None and "search_slots" not in goal.tried else offers
    slots = week_after(heard.text, slots, before)
    if base is None:
        return than_offered(slots, offers) if goal.kind is GoalKind.BOOK else slots
    when = same_day(heard.text, slots.when, base.start, sooner=sooner, later=later)
    if when is None and taken is not None:
        when = of_its_day(slots.when, taken.start)
    if when is None and taken is not None and goal.kind is GoalKind.BOOK:
        when = from_visit(slots.when, taken.start, heard.lang, sooner=sooner, later=later)
    return slots if when is None else slots.model_copy(update={"when": when})


def _only_asks(heard: Understanding) -> bool:
    """A question in passing ("where do I park?") or about another visit changes no wish, whatever names it holds."""
    intents = set(heard.intents)
    asking = intents & {
        Intent.QUESTION, Intent.INSURANCE, Intent.MEDICAL_ADVICE, Intent.CHECK_IN, Intent.CANCEL, Intent.LIST,
    }  # fmt: skip
    wanting = {Intent.BOOK, Intent.RESCHEDULE, Intent.CHOOSE, Intent.CORRECT, Intent.WAITLIST, Intent.TELEHEALTH}
    return bool(asking) and not intents & wanting and heard.slots.choice is None


def _choose(frame: Frame, goal: Goal | None, heard: Understanding, known: Known) -> str | None:
    """The handle of the offer or visit that was chosen, or of the visit that was named."""
    visits, directory = known.visits, known.directory
    needs_visit = goal is not None and lacks_visit(goal) and bool(visits)
    shown = visits if needs_visit else known.offers
    choice = heard.slots.choice
    if needs_visit and choice is None:
        choice = named_by_place(heard.text, heard.lang)
    found = resolve(choice, shown, known.first_offers)
    only_one = frame.expecting is Expecting.CHOICE and len(shown) == 1 and Intent.CONFIRM in heard.intents
    if found is None and only_one and not heard.yes_but:
        found = shown[0].handle
    if found is None and needs_visit and goal is not None:
        found = visit_said(goal, heard.slots, visits, directory)
    if found is not None and needs_visit and goal is not None:
        choose_two(goal, found, visits)
    return found or correct_visit(frame, heard.slots, visits, directory)


def _keep_choice(goal: Goal, choice: str | None) -> None:
    if of_an_offer(choice):
        goal.offer = choice


def _said_something(heard: Understanding, frame: Frame, *, settled: bool) -> bool:
    """Whether the message gets on with anything; a bare yes answers no question of which or what."""
    asked = frame.expecting
    if temper(heard.text) is not None or aside(heard.text) is not None:
        return True
    if asked is Expecting.CODE and (code_is_missing(heard.text) or code_trouble(heard.text) is not None):
        return True
    if asked is Expecting.NAME and (asks_whose(heard.text) or tells_relation(heard.text)):
        return True
    if asked is Expecting.CODE and (told_wrong(heard.text) or same_name(heard.text, frame.person.name)):
        return True
    if asked is Expecting.BIRTH_DATE and lacks_a_part(heard):
        return True
    if leaves_list(heard.text) or (asked in TO_BE_TOLD and answers_about(heard.text)):
        return True
    open_question = asked in (*OPEN_QUESTIONS, *PARTICULARS) and frame.ended[-1:] != (Ask.GO_ON_MENU,)
    beside = {Intent.OUT_OF_SCOPE} | ({Intent.CONFIRM} if open_question else set())
    pointed = heard.slots.choice
    if (
        pointed is not None
        and pointed.which is None
        and asked is Expecting.CHOICE
        and set(heard.intents) == {Intent.CHOOSE}
    ):
        return False
    said = set(heard.intents) - beside
    if heard.slots.absent_practitioner or heard.slots.same_practitioner_as_last:
        return True
    return bool(said) or settled or any(getattr(heard.slots, name) is not None for name in PERSONAL)
