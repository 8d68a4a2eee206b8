# The staff console.

staff-title = Staff desk
staff-sign-in = Sign in
staff-sign-out = Sign out
staff-name = Name
staff-password = Password
staff-error-wrong-password = The name or the password is wrong.
staff-error-rate-limited = Too many tries. Wait a quarter of an hour.
staff-error-origin = This form came from another site.
staff-error-held = A colleague holds this conversation.
staff-error-not-held = You no longer hold this conversation. Take it over first.
staff-error-not-found = This hand-over is over.
staff-error-other = That did not work. Reload the page and try again.
staff-waiting = Waiting
staff-nobody = Nobody is waiting. New hand-overs show up here by themselves.
staff-urgent = Alarm
staff-since = since { $at }
staff-promised = Call-back promised by { $at }
staff-held-by = with { $name }
staff-held-by-me = with you
staff-take = Take over
staff-hand-back = Hand back to the assistant
staff-answer = Your answer
staff-send = Send
staff-choose = Choose a conversation from the list.
staff-back-to-list = Back to the list
staff-transcript = Conversation, with identifying words covered
staff-told = Told the patient: { $facts }
staff-take-first = Take over to answer.
staff-live = Live
staff-not-live = Not live, reconnecting…
staff-new-alarm = Alarm: a patient may be in an emergency.
staff-just-now = just now
staff-minutes = { $minutes } min
staff-hours = { $hours } h { $minutes } min
staff-who-patient = Patient
staff-who-assistant = Assistant
staff-who-staff = Staff
staff-who-system = Notice
staff-channel-chat = Chat
staff-channel-sms = Text
staff-channel-voice = Call
staff-channel-terminal = Terminal
staff-lang-en = English
staff-lang-es = Spanish
staff-reason-emergency = Possible emergency
staff-reason-asked = Asked for a person
staff-reason-not-understood = The assistant did not understand
staff-reason-verification = Could not prove who they are
staff-reason-complaint = Complaint
staff-reason-medical = Medical question
staff-reason-billing = Bill or payment
staff-reason-records = Medical records
staff-reason-other = Something else

## The parts of the console

staff-tabs = Parts of the desk
staff-tab-desk = Conversations
staff-tab-disruptions = Disruptions
staff-tab-visits = Visits
staff-tab-queue = Queue
staff-patient = Patient
staff-day = Day
staff-from = From
staff-until = Until
staff-error-role = Your account may not change the schedule. Ask a colleague who may.
staff-error-past = This time has passed. Name a time to come.
staff-error-order = The end must be after the start.
staff-error-proposal-old = This proposal is too old. Propose it again.

## Disruptions

staff-disruption-new = Somebody or something is away
staff-disruption-kind = What has happened
staff-disruption-sick = Out (sick or called away)
staff-disruption-broken = Out of order
staff-disruption-late = Runs late
staff-disruption-emergency = Taken by an emergency
staff-disruption-resource = Who or what
staff-resource-practitioner = Clinicians
staff-resource-nurse = Nurses
staff-resource-interpreter = Interpreters
staff-resource-room = Rooms
staff-resource-device = Devices
staff-disruption-propose = Show who is touched
staff-disruption-nothing-yet = Nothing changes until you have seen the visits before and after and applied the plan.
staff-disruption-recent = Applied
staff-disruption-none = Nothing is away just now.
staff-applied-by = applied by { $name }
staff-applied = Applied at { $at } by { $name }.
staff-disruption-sum = { $moving } of the touched visits have a place, { $homeless } have none; all together patients come { $minutes } minutes earlier or later.
staff-disruption-left = { $count } visits were changed meanwhile and still need what is away. Propose again for them.
staff-disruption-nobody = No visit needs it in that time.
staff-disruption-apply-says = Applying moves these visits at once and sends every patient a notice.
staff-disruption-apply-empty = Applying keeps it away from then on; nobody is moved.
staff-disruption-apply = Apply and notify
staff-before = Before
staff-after = After
staff-no-place = No place: call the patient
staff-no-place-order = another visit must come before or after it: move both
staff-only-room = only the room changes
staff-disruption-end = It is over: end it now
staff-disruption-end-says = Back before the time that was named? What is kept free can be booked again at once. Who was moved stays where they are; who had no place is told that their visit takes place after all.
staff-disruption-ended = Ended early on { $at } by { $name }.
staff-ended = ended { $at }
staff-stands-after-all = Takes place after all, as planned
staff-notice = Notice
staff-notice-left = changed meanwhile
staff-notice-planned = on its way
staff-notice-sent = text sent
staff-notice-needless = not needed
staff-notice-call = to be called
staff-notice-called = told by a call
staff-notice-why-no-number = no number
staff-notice-why-landline = landline
staff-notice-why-opted-out = opted out of texts
staff-notice-why-no-consent = has not agreed to texts
staff-notice-why-busy = in conversation with us
staff-notice-why-changed = the visit has changed since
staff-notice-why-same = nothing changes for the patient
staff-told-by-call = Told by a call
staff-tab-privacy = Patients' requests
staff-privacy-disclosures = Accounting of disclosures
staff-privacy-number = Record number
staff-privacy-form = File
staff-privacy-every = Also what the hospital's own people and programs accessed
staff-privacy-make = Make the file
staff-privacy-on-record = That you made it is itself on record.
staff-error-privacy-role = Your account does not answer patients' requests. Ask a colleague with the role privacy.
staff-error-no-such-patient = There is no patient with this record number.

## Visits of the day

staff-department = Department
staff-clinician = Clinician
staff-all = All
staff-show = Show
staff-day-before = Day before
staff-day-after = Day after
staff-time = Time
staff-place = Place
staff-state = State
staff-by-video = by video
staff-by-assistant = booked by the assistant
staff-interpreter = Interpreter: { $name }
staff-lacks = needs { $needed } first
staff-beyond = beyond capacity
staff-no-visits = No visits on this day.
staff-mark-booked = Not confirmed
staff-mark-confirmed = Confirmed
staff-mark-pending = Pending
staff-mark-stranded = No place: call
staff-mark-arrived = Arrived
staff-mark-called = Being seen
staff-mark-served = Seen
staff-mark-fulfilled = Took place
staff-mark-noshow = Did not come

## The queue

staff-line = Line
staff-tier = Urgency
staff-tier-P0 = P0 emergency
staff-tier-P1 = P1 booked or urgent
staff-tier-P2 = P2 walk-in
staff-wait-now = Who came now would wait about { $minutes } min.
staff-number-given = The walk-in has number { $number }.
staff-number = Number { $number }
staff-call-next = Call next
staff-walk-in = Add a walk-in
staff-position = Position
staff-arrived = In line since
staff-room = Room
staff-called-by = called by { $name }
staff-being-seen = with { $name }
staff-about-minutes = about { $minutes } min
staff-is-next = next
staff-waits-elsewhere = waits elsewhere
staff-step-here = Came in
staff-step-done = Done
staff-step-back = Back to the line
staff-step-left = Went away
staff-step-video = See by video
staff-queue-empty = Nobody waits in this line.
staff-error-not-claimed = This patient is not called by you any more.
staff-error-line = There is no such line.

## Planning

staff-tab-waitlist = Call list
staff-call-list = To be called about the waitlist
staff-call-list-says = A time came free for each of them, and no text reaches them, so it went to the next who waits. They keep their place. Call them: they may want another time, or have a mobile number by now.
staff-call-list-waits = Waits since
staff-call-list-passed = Passed over
staff-call-list-times = { $count ->
    [one] once, on { $at }
   *[other] { $count } times, last on { $at }
 }
staff-call-list-nobody = Nobody is to be called.
staff-called = Called
staff-speaks-spanish = Spanish
staff-tab-planning = Planning
staff-reason = Reason
staff-forecast = Forecast
staff-forecast-made = Made { $at }. Only what was booked and seen in the past is known to it.
staff-forecast-none = No forecast has been made. An operator makes one with careline forecast --keep.
staff-forecast-open = Proposed to open
staff-forecast-proposal = { $hours } h by { $clinicians ->
    [one] one clinician
   *[other] { $clinicians } clinicians
 }, for { $visits } more visits
staff-forecast-enough = No day is expected to have more visits than can be seen.
staff-forecast-warnings = Days that may run short: { $count }
staff-forecast-warning = { $expected } expected, perhaps { $high }, room for { $capacity }
staff-overbooking = Overbooking
staff-overbooking-on = on, at most { $extra } more a session
staff-overbooking-off = off
staff-overbooking-switch = Switched on and off for each department in the hospital file (overbooking). Patients are never told of it.
staff-grants-none = No grants.
staff-grant-open = open
staff-grant-regular = took the regular place
staff-grant-missed = missed, as expected
staff-grant-both-came = both came
staff-grant-unused = not used
staff-decisions = What the policy decided: { $count }
staff-decision = { $booked } booked, { $extra } more allowed.
