# What the tools tell the patient. Facts only: no question, except that every read-back ends in exactly one.
# $visit_type is "none" where the kind of visit must not be named (text messages about sensitive visits).
# $practitioner is "none" where nobody in particular sees the patient; $site is the place; $modality is in_person or telehealth.
# $whom is the first name of whom the visit is for, "none" for who speaks and where a text must not say it.
# Times come worded: $when (day and time), $when_day, $when_time.

## Parts that other messages share

part-visit = { $visit_type ->
    [none] a visit
   *[other] { $visit_type }
 }
part-kind = { $visit_type ->
    [none] visit
   *[other] { $visit_type }
 }
part-with = { $practitioner ->
    [none] { "" }
   *[other] { " " }with { $practitioner }
 }
part-where = { $modality ->
    [telehealth] by video
   *[in_person] at { $site }
 }
part-access = { $access ->
    [yes] , with wheelchair access
   *[no] { "" }
 }
part-beside = { $beside ->
    [none] another visit of yours
   *[other] your { $beside }
 }
part-why = { $why ->
    [none] { "" }
    [day_of] { " " }– the same day as { part-beside }
    [last_doctor] { " " }– the doctor you saw last time
    [known_doctor] { " " }– a doctor you know
    [interpreter] { " " }– with an interpreter
    [speaks] { " " }– speaks your language
    [nearest] { " " }– closest to where you live
    [same_day] { " " }– on the day you asked for
    [same_part] { " " }– at the time of day you asked for
   *[soonest] { " " }– the soonest
 }
part-also = { $also ->
    [none] { "" }
    [last_doctor] , the doctor you saw last time
    [known_doctor] , a doctor you know
    [interpreter] , with an interpreter
    [speaks] , speaks your language
    [nearest] , closest to where you live
    [same_day] , on the day you asked for
    [same_part] , at the time of day you asked for
   *[soonest] , the soonest
 }
part-timed = { $timed ->
    [yes] { " " }at the times you asked for
   *[no] { "" }
 }
part-confirmed = { $confirmed ->
    [yes] { " " }(confirmed)
   *[no] { "" }
 }
part-language = { $language ->
    [es] Spanish
    [en] English
    [fr] French
    [pt] Portuguese
    [zh] Chinese
    [vi] Vietnamese
    [ru] Russian
    [ar] Arabic
    [ko] Korean
    [ht] Haitian Creole
    [hi] Hindi
    [tl] Tagalog
    [pl] Polish
    [it] Italian
    [de] German
    [ja] Japanese
    [uk] Ukrainian
    [ase] sign language
   *[other] that language
 }
part-for = { $whom ->
    [none] { part-for-kin }
   *[other] { " " }for { $whom }
 }
part-for-kin = { $for_whom ->
    [self] { "" }
    [son] { " " }for your son
    [daughter] { " " }for your daughter
    [child] { " " }for your child
    [mother] { " " }for your mother
    [father] { " " }for your father
    [wife] { " " }for your wife
    [husband] { " " }for your husband
    [partner] { " " }for your partner
   *[other] { " " }for the person you speak for
 }

## Finding the right visit and a time

care-found = The right visit for that is { $visit_type }.
care-options = A few kinds of visit could fit:
    { $options }
    .voice = A few kinds of visit could fit. { $options }
care-option-line = { $number }. { $visit_type }
    .voice = { $number }: { $visit_type }.
care-unknown = I'm not sure yet which kind of visit that is.
care-referral = You need a referral from your doctor for this visit.
care-authorization = Your insurance may need to approve this visit first.
beyond-horizon = We book only as far ahead as { $day }.
care-first = This visit needs another one first, at most { $days } days before it{ $needed ->
    [none] { "" }
   *[other] : { $needed }
 }.
care-needs = { $needed ->
    [none] Another visit of yours
   *[other] { $needed }
 } has to be done before this visit, at most { $days } days before. Please choose another time, or move that one first.
care-needed = Your { part-kind } on { $when } needs this visit before it, at most { $days } days before. Please choose another time, or move that one first.
care-cancel-needed = Please note that your { part-kind } on { $when } needs this visit before it. If you cancel, book this one anew before then, or move or cancel that one too.

offer-accessible = All of these are in rooms that a wheelchair gets to.
offer-list = Here's what's open for { $visit_type ->
    [none] your visit
   *[other] { $visit_type }
 }:
    { $offers }
    .voice = I found these times. { $offers }
offer-list-sooner = These are sooner:
    { $offers }
    .voice = These are sooner. { $offers }
offer-list-later = These are later:
    { $offers }
    .voice = These are later. { $offers }
list-why = { $shut ->
    [none] Nothing is open just then.
   *[other] { $shut }
 }
offer-list-nearest = { list-why } The closest times are:
    { $offers }
    .voice = { list-why } The closest times are: { $offers }
offer-list-instead = I found nothing quite like that. The closest times are:
    { $offers }
    .voice = I found nothing quite like that. The closest times are: { $offers }
closed-days = { $visit_type ->
    [none] There are no hours for that { closed-on }.
   *[other] There are no hours for { $visit_type } { closed-on }.
 }
closed-on = { $days ->
    [sat] on Saturdays
    [sun] on Sundays
    [weekend] on weekends
    [those] on those days
   *[other] on { $day }
 }
closed-after = The last time of the day there is { $at }.
closed-before = The first time of the day there is { $at }.
offer-list-colleagues = { $doctor } has nothing open just then. These are with colleagues:
    { $offers }
    .voice = { $doctor } has nothing open just then. These are with colleagues: { $offers }
offer-list-not-theirs = { $doctor } doesn't see patients for { $visit_type ->
    [none] that
   *[other] { $visit_type }
 }. These are with doctors who do. If it has to be { $doctor }, just say the name again:
    { $offers }
    .voice = { $doctor } doesn't see patients for that. These are with doctors who do. If it has to be { $doctor }, just say the name again: { $offers }
offer-line = { $number }. { $when }{ part-with }, { part-where }{ part-why }{ part-also }
    .voice = Option { $number }: { $when }{ part-with }, { part-where }{ part-why }.
    .sms = { $number }. { $when }{ part-with }, { part-where }{ part-why }
implant-first = Our staff have to clear an implant before an MRI is booked. They will book it with you.
interpreter-call = For an interpreter on other days you can also call us at { $phone }.
day-of-none = I see no such visit of yours coming up; these times are for any day.
nobody-seen = I don't see an earlier visit of yours with us.
no-slots = I looked, but nothing is open for that right now.
no-sooner = There is nothing sooner than what I showed you.
no-later = There is nothing later than what I showed you.
suggest-waitlist = I can put you on the waitlist and we'll reach out if a spot opens.
not-by-video = This kind of visit can't be done by video; it has to be in person.
suggest-telehealth = This visit can also be done by video, and that is often sooner.
slot-held = I'm holding { $when } for you for { $minutes } minutes.
    .voice = I am holding { $when } for you for a few minutes.
slot-taken = I'm sorry, that time was just taken.
slot-expired = That offer is too old to be sure it's still open. Let me look again.

## Booking, moving, cancelling

already-booked = You already have { part-visit }{ part-for } on { $when }{ part-with }. This one would be in addition.
little-way = Please note: you also have { part-visit } on { $when } { part-where }, and there is little time to get from one place to the other.
read-back-book = Just to be sure: { part-visit }{ part-for } on { $when }{ part-with }, { part-where }{ part-access }. Shall I book it?
    .voice = Let me read that back. { part-visit }{ part-for }, { $when }{ part-with }, { part-where }{ part-access }. Should I book it, yes or no?
    .sms = { part-visit }{ part-for }, { $when }{ part-with }, { part-where }{ part-access }. Book it, YES or NO?
read-back-book-interpreter = Just to be sure: { part-visit }{ part-for } on { $when }{ part-with } and an interpreter for { part-language }, { part-where }{ part-access }. Shall I book it?
    .voice = Let me read that back. { part-visit }{ part-for }, { $when }{ part-with } and an interpreter for { part-language }, { part-where }{ part-access }. Should I book it, yes or no?
    .sms = { part-visit }{ part-for }, { $when }{ part-with } and an interpreter for { part-language }, { part-where }{ part-access }. Book it, YES or NO?
receipt-interpreter = An interpreter will be there for you ({ part-language }).
receipt-book = You're booked: { part-visit }{ part-for } on { $when }{ part-with }, { part-where }{ part-access }.
receipt-book-pending = Your request is in: { part-visit }{ part-for } on { $when }{ part-with }. The clinic still has to say yes, and we'll let you know.
receipt-place = Where to go: { $site }, { $address }.
place-unsaid = Where it is and with whom: ask us in the chat on our website, or call { $phone }.
receipt-place-video = It's by video. You'll join from your phone or computer, so there's no need to come in.
receipt-preparation = To get ready: { $text }
receipt-calendar = Add it to your calendar: { $url }
    .voice = { "" }
read-back-move = Just to be sure: move your { part-kind }{ part-for } from { $old } to { $when }{ part-with }, { part-where }{ part-access }. Shall I move it?
    .voice = Let me read that back. Your visit{ part-for } moves from { $old } to { $when }{ part-with }, { part-where }{ part-access }. Should I move it, yes or no?
    .sms = Move your visit{ part-for } from { $old } to { $when }{ part-with }, { part-where }{ part-access }: YES or NO?
receipt-move = Done. Your visit{ part-for } is now on { $when }{ part-with }, { part-where }{ part-access }. The old time is free again.
receipt-move-pending = Your request to move to { $when } is in. The clinic still has to say yes. Until then, your old time stays.
move-late = That visit starts too soon to be moved here. Please call us at { $phone }.
same-time = That is the time you already have.
read-back-cancel = Just to be sure: cancel your { part-kind }{ part-for } on { $when }{ part-with }. Shall I cancel it?
    .voice = Let me read that back. You want to cancel your visit{ part-for } on { $when }{ part-with }. Should I cancel it, yes or no?
    .sms = Cancel your visit{ part-for } on { $when }{ part-with }: YES or NO?
read-back-cancel-late = That visit is less than { $hours } hours away, so a late fee of { $fee } applies. It's { part-visit }{ part-for } on { $when }{ part-with }. Shall I cancel it anyway?
    .voice = That visit is less than { $hours } hours away, so a late fee of { $fee } applies. It is{ part-for } on { $when }{ part-with }. Should I cancel it anyway, yes or no?
    .sms = Your visit{ part-for } on { $when } is less than { $hours } hours away: a late fee of { $fee } applies. Cancel anyway, YES or NO?
read-back-cancel-notice = That visit is less than { $hours } hours away, so the spot may stay empty. It's { part-visit }{ part-for } on { $when }{ part-with }. Shall I cancel it anyway?
receipt-cancel = Your visit{ part-for } on { $when } is cancelled. You don't need to do anything else.
receipt-fee = A late fee of { $fee } applies, because it was less than { $hours } hours away.
cancel-too-late = That visit has already started or is over, so I can't cancel it. Please call us at { $phone }.
can-cancel = You're not too late. You can cancel your visit on { $when } at no cost until { $until }.
can-cancel-late = You can still cancel your visit on { $when }. It's less than { $hours } hours away, so a late fee of { $fee } applies.
can-cancel-late-free = You can still cancel your visit on { $when }. It's less than { $hours } hours away, but there is no fee.
cancel-policy = You can cancel at no cost up to { $hours } hours before your visit.
cancel-policy-fee = After that, a late fee of { $fee } applies.
visit-list = Here are your coming visits:
    { $visits }
    .voice = Here are your coming visits. { $visits }
visit-list-for = Here are the coming visits{ part-for }:
    { $visits }
    .voice = Here are the coming visits{ part-for }. { $visits }
visit-line = { $number }. { $when }, { part-visit }{ part-with }, { part-where }{ part-confirmed }
    .voice = Number { $number }: { $when }, { part-visit }{ part-with }, { part-where }{ part-confirmed }.
    .sms = { $number }. { $when }{ part-with }, { part-where }{ part-confirmed }
no-visits = I don't see any coming visits.
no-visits-to-change = I don't see any coming visit, so there is nothing to move or cancel. I can look for a new one.

receipt-confirm = Thank you. Your visit on { $when } is confirmed.

## Waitlist and video

read-back-waitlist = Just to be sure: put you on the waitlist for { part-visit }{ part-for }{ part-with }{ part-timed }. Shall I do that?
    .voice = I would put you on the waitlist for { part-visit }{ part-for }{ part-with }{ part-timed }. Should I do that, yes or no?
    .sms = Put you on the waitlist for { part-visit }{ part-for }{ part-with }{ part-timed }: YES or NO?
receipt-waitlist = You're on the waitlist. If a spot opens, we'll reach out to you first and ask before we book.
waitlist-late = I'm sorry, that time is no longer kept for you, so I booked nothing. You're still on the waitlist, and I'll text you when another one comes free.
waiting-for = You're on the waitlist for { part-visit }.
waitlist-already = You're already on that waitlist.
read-back-video = Just to be sure: your visit{ part-for } on { $when }{ part-with } becomes a video visit. Same day, same time. Shall I change it?
    .voice = Your visit{ part-for } on { $when }{ part-with } would become a video visit, same day and time. Should I change it, yes or no?
    .sms = Make your visit{ part-for } on { $when }{ part-with } a video visit: YES or NO?
receipt-video = Done. Your visit{ part-for } on { $when }{ part-with } is now by video. You don't need to come in.
video-already = That visit is already by video.
video-not-possible = That visit has to be in person, so it can't be by video.

## Who you are

proof-needed = I need to make sure it's you before I can do that.
proof-again = To keep your information safe, I need to check once more that it's you.
code-sent = If that matches our records, I just sent a 6-digit code to the phone number we have on file. If you are new here, say “I'm new”.
    .voice = If that matches our records, you will get a six digit code at the phone number we have on file. If you are new here, say: I'm new.
code-sent-new = I just sent a 6-digit code to the number you gave me.
    .voice = I just sent a six digit code to the number you gave me.
code-wait = Too many codes were asked for. Please wait a while before you ask for another one.
code-wrong = That code doesn't match.
code-wrong-wait = That code doesn't match. Please wait { $seconds } seconds, and then try once more.
code-early = That was too soon after the last code, so I haven't checked it. Please wait { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
}, and then give me the code again.
code-used-up = That code doesn't match, and it can't be used any more. If it doesn't work out, our staff can help you.
code-expired = That code is too old, so it no longer works. I can send a new one.
code-locked = To keep your information safe, I can't take more codes right now. Our staff can help you.
verified = Thank you. I know it's you.
verified-new = Thank you. You're all set up with us.
proxy-needed = I can't show or change another person's visits for you until our staff has that on file.
proxy-needed-or-new = I can't book for another person until our staff has it on file that you speak for them. If they have never been here, say “they're new”: then I sign them up and book it now.
    .voice = I can't book for another person until our staff has it on file that you speak for them. If they have never been here, say: they're new. Then I sign them up and book it now.
proxy-left-out = I can't book{ part-for } until our staff has that on file, so I leave that visit out. If they are new here, ask me for it by itself, and I'll sign them up.
proxy-which = You speak for more than one person here. Please tell me the full name of the person the visit is for.
phone-changed = The phone number changed in the meantime. Let me send a code to the new one.
phone-not-valid = That phone number doesn't look right.

## Questions

answer = { $text }
answer-unknown-phone = I don't know the answer to that. You can ask our staff at { $phone }.
doctor-speaks = Yes, { $doctor } speaks { part-language }.
doctor-speaks-not = { $doctor } isn't listed as speaking { part-language }. An interpreter is free: say “with an interpreter for { part-language }” and I'll look for times with one.
none-speaks = Nobody in { $department } is listed as speaking { part-language }, so these times are with an interpreter, free of charge.
none-speaks-alone = Nobody in { $department } is listed as speaking { part-language }, so this visit would be in English. An interpreter is free: just ask for one.
department-speaks = In { $department }, { $doctors } { $many ->
    [yes] speak
   *[other] speaks
} { part-language }.
department-speaks-not = Nobody in { $department } is listed as speaking { part-language }. An interpreter is free: say “with an interpreter for { part-language }” and I'll look for times with one.
doctor-gender = { $doctor } is { $gender ->
    [female] a woman
    [male] a man
   *[other] neither listed as a man nor as a woman
 }.
doctor-works = { $doctor } sees patients in { $departments }, at { $sites }.
insurance-yes = Yes, we take { $insurer }. Your plan may still have its own rules.
insurance-unlisted = No, I don't see { $insurer ->
    [none] that plan
   *[other] { $insurer }
 } on our list.
insurance-other = For any other plan, our billing staff can tell you more at { $phone }.
insurance-list = We take these plans: { $insurers }.
visit-preparation = To get ready for it: { $text }
visit-no-preparation = There's nothing special to do to get ready.
visit-directions = It's at { $site }, { $address }. { $text }
visit-directions-video = It's by video, so there's no need to come in.
visit-referral = You need a referral for this visit. Your family doctor can send it to us; if you have none, I can book you with one.
visit-no-referral = You don't need a referral for this visit.
visit-calendar = Add it to your calendar: { $url }
    .voice = { "" }
check-in-link = Welcome! Check in here for { $when }, and you'll see your place in line: { $url }
    .voice = Welcome! For { $when }, please check in at the front desk of your clinic.
check-in-early = Your next visit{ part-for } is on { $when }, { part-where }. You can check in from two hours before.
check-in-none = I don't see a visit that you'd check in for. The front desk can look with you.
offer-doctor = { $practitioner }{ part-gender }{ part-languages }.
offer-doctor-line = { $places }: { $practitioner }{ part-gender }{ part-languages }.
    .voice = Option { $places } is with { $practitioner }{ part-gender }{ part-languages }.
part-gender = { $gender ->
    [female] { " " }is a woman
    [male] { " " }is a man
   *[other] { "" }
 }
part-languages = { $gender ->
    [female] { " " }and speaks { $languages }
    [male] { " " }and speaks { $languages }
   *[other] { " " }speaks { $languages }
 }
offer-no-doctor = No doctor is set for these times yet.
offer-soonest = The soonest is number { $number }: { $when }{ part-with }.
    .voice = The soonest is option { $number }: { $when }{ part-with }.
visit-length = Plan on about { $minutes } minutes.

## Parking

parking-free = Your usual space, { $space }, is open for your visit on { $when }.
parking-taken = Your usual space, { $space }, is taken at that time. There is other parking at { $site }.
parking-no-usual = You don't have a usual space on file. There is parking at { $site }.
parking-elsewhere = Your usual space is at another site. There is parking at { $site }.
parking-none = There's no visit yet to check parking for.
parking-already = Space { $space } is already yours for that visit.
read-back-parking = Just to be sure: keep space { $space } for your visit{ part-for } on { $when }. Shall I reserve it?
    .voice = I would keep space { $space } for your visit{ part-for } on { $when }. Should I reserve it, yes or no?
    .sms = Keep parking space { $space } for your visit{ part-for } on { $when }: YES or NO?
receipt-parking = Space { $space } is reserved for you on { $when }.
receipt-parking-lost = Parking space { $space } is no longer kept for this visit.

## People

record-by-staff = You'd like what we have on record changed (a phone number, an address or who may speak for whom). Only our staff can do that, so I've passed it on; nothing is changed yet.
handed-over = I've asked our staff to take over. Someone will answer you here soon.
    .voice = I have asked our staff to help you. Please stay on the line.
handed-over-promised = Nobody is at the desk right now. Someone will answer you here in this chat by { $when }. You can leave it open or come back to it.
    .voice = Nobody is at the desk right now. Someone will call you back by { $when }.
    .sms = Nobody is at the desk right now. Someone will text you back here by { $when }.

## When something does not work out

consent-lapsed = That question is too old, so I changed nothing.
consent-unheard = You may not have seen my whole question yet, so I changed nothing. Let me ask again.
changed-meanwhile = Something changed with that visit in the meantime, so I changed nothing.
visit-gone = I can't find that visit any more, so I changed nothing.
already-done = That's already taken care of.
not-allowed-here = I can't do that here. Our staff can help.
clinic-refused = The clinic couldn't accept that, so nothing was changed.
overlap = You already have a visit at that time.
try-again = Something on our side didn't work, and nothing was changed. Please try again in a moment.
