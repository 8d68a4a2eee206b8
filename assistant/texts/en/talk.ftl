# What the assistant says around the facts. One message id is one speech act; .voice and .sms replace it on that channel.

greeting = Hi, this is { $hospital }'s automated assistant. I can book, move or cancel a visit. Say “person” any time to reach our staff. In an emergency, call { $emergency }.
    .voice = Hello, this is the automated assistant of { $hospital }. I can book, move, or cancel a visit. Say person, or press zero, any time to reach our staff. If this is an emergency, hang up and call { $emergency }. Para español, oprima el dos.
    .sms = { $hospital }: I'm an automated assistant. I can book, move or cancel visits. Text PERSON for staff, STOP to opt out. Emergency? Call { $emergency }.
say-greeting = Hello!
say-thanks = You're welcome.
say-goodbye = Take care. We're here whenever you need us.
say-own_doctor = I can't give medical advice about medicines. Please ask the doctor who prescribed it or who ordered the visit, and don't stop it by yourself. For our nurses or staff, say “person”.
say-out_of_medicine = Please don't go without a medicine you need every day: call your pharmacy today, or our staff at { $phone }. If you feel ill, go to an emergency room or call { $number }.
say-er_or_wait = I can't judge that from here. If you are worried, have it seen today: emergency rooms are open day and night. If it gets worse, call { $number }. I can look for a visit, too.
say-no_medical_advice = I can't give medical advice, but I can get you in front of someone who can. If it gets worse or feels serious, call { $number }.
say-out_of_scope = That's outside what I can help with. I handle visits and questions about the hospital.
say-check_in = When you arrive, please check in at the front desk of your clinic, or with the link in your reminder. They'll take it from there.
say-nothing_done = OK, nothing was changed.
said-again = { $lines }
say-sorry = Sorry, I didn't get that. You can say it another way, or say “person”.
say-swap_needs_two = Changing places takes two coming visits, and I see fewer than that.
say-goodbye_undone = OK, nothing was changed. Take care. We're here whenever you need us.
say-goodbye_held = OK, nothing was booked. The time I was holding will be free for others again. Take care. We're here whenever you need us.
say-calm = I'm sorry this is frustrating. If you'd rather talk to a person, just say “person”.
say-threatened = I can hear that you are very upset. I'd like a person to talk with you.
say-code_first = I can help with that, but I need the code first.
say-no_such_department = I'm sorry, we don't have a department for that here. What we have: { $departments }.
say-code_again = If it still doesn't come, say “person” and our staff will help you.
say-noted = Thanks, I'll keep that for the booking.
say-day_gone = { $day } has already passed.
say-no_such_day = There is no { $month } { $number }.
say-no_such_doctor = I don't find a doctor by that name here.
say-who_was_last = I can only look up who you saw last once I've checked who you are. If you know the name, tell me now.
say-looked_up = I'll look up who you saw last. First I need to know who you are.
say-cancels_each = I go through them one at a time and cancel each only once you say yes.
say-how_often = For several visits in a row, tell me how many and how often, like “3 visits, once a week”.
say-missed_visit = Sorry you missed it. Let's find you a new time.
say-one_by_one = One at a time: first this visit, then the other one.
say-help = I can find a time, book, move or cancel a visit, answer questions about the hospital, or pass you to a person.
say-how_are_you = I'm doing well, thank you for asking.
say-weather = I hope the day treats you well.
say-kind_words = Thank you, that's kind of you.
say-joke = I'm better at visits than at jokes, I'm afraid.
say-today = It's { $today }, { $clock }.
say-our_texts = Our texts are about your visits, so let me look those up for you.
slot-still-free = That time is still free, and I can book it again.
say-here = Yes, I'm here.
say-of_course = Of course, go ahead.
say-who_answers = I'm { $hospital }'s automated assistant, not a person. If you'd rather talk to a person, just say “person”.
say-speaks_spanish = Yes, I speak Spanish too. Just write in Spanish and we'll go on in Spanish. / Sí, hablo español. Escríbame en español y seguimos en español.
    .voice = Sí, también hablo español. Dígame en español lo que necesita y seguimos así.
say-speaks_english = Yes, I speak English.
    .voice = Yes, I speak English.
say-whole_date = I need the whole date.
say-no_such_visit = I don't see a coming visit like that.
say-condolence = I'm so sorry for your loss.
say-off_the_list = Our staff will take you off the waitlist. Your visits stay as they are.
say-only_on_file = For your safety, I may send the code only to the phone number we have on file. If that is not your phone any more, our staff can check who you are in another way.
say-no_other_proof = Please don't write that here. The code is the only way I can check who you are.
say-nothing_lost = That's fine, nothing is lost.
say-needed = That's all right. I ask only to find the right record and the right visit.
say-registering = You're new here, so I'll set you up first. I need the patient's name and date of birth and a phone number, and I'll text a code to that number. It takes about a minute.
    .voice = You are new here, so I will set you up first. I need the patient's name and date of birth and a phone number, and I will text a code to that number. It takes about a minute.
say-sorry_bill = I'm sorry about the bill.
say-sorry_wait = I'm sorry about the wait.
say-delicate = That's all right, and only your care team will see it. A word or two is enough.
say-goodbye_stands = OK. What we booked stands, and nothing else was changed. Take care. We're here whenever you need us.
say-caution = Thank you for telling me. The team must know that before a scan, so I'm letting our staff know. Please also tell them when you come in.
say-tell_the_team = Please tell the care team about that before the visit starts; if it could matter for getting ready, call { $phone }.
say-other_language = I can write in English and Spanish. For other languages our staff have interpreters, free of charge: call { $phone } or say “person”.
    .voice = I speak English and Spanish. For other languages our staff have interpreters, free of charge: call { $phone } or say person.
say-harmed = I'm sorry this is happening to you. If you are in danger now, call { $number }. The domestic violence hotline, { $crisis }, is free and answers day and night. If somebody may see this phone, call us rather than write.
    .voice = I'm sorry this is happening to you. If you are in danger now, call { $number }. The domestic violence hotline, { $crisis }, is free and answers day and night.
say-hears_badly = If a sign language interpreter would help you, just tell me and I'll look for times with one.
    .voice = I can say anything again. If a sign language interpreter would help you, just tell me.
say-record_first = I'll pass that on to our staff. First I check who you are, with a code to the phone number we have now. If that phone is gone, say “person”.
say-patients_name = The name of the person who will be seen.
say-sent_on_file = It went to the phone number that we have on file. For your safety I don't say which.
say-put_right = Thank you, I've put that right.
say-anothers = I'm sorry, I can't share anything about another patient, not even whether they are here. Our staff can tell you what they may share: { $phone }, or say “person”.
    .voice = I'm sorry, I can't share anything about another patient, not even whether they are here. Our staff can tell you what they may share. Call { $phone }, or say person.
say-anothers_visit = I can tell about a visit only the patient, or somebody whom they have on record for it.
say-their_phone = Without the code I can tell nothing. Whoever has that phone can write to us or call us, or our staff can help.
say-texts_only = I need a number that gets texts. If there is none, say “person”, and our staff will set you up.
    .voice = I need a number that gets texts. If there is none, say person, and our staff will set you up.
say-death = I'm so sorry for your loss. Our staff will take care of the visits.
say-late = Thank you for telling us. I'm passing that on to our staff.
say-private = Some visits of teenagers can stay private. Our staff can tell you what holds for you.
say-waiting = I'm sorry about the wait. Please tell the front desk of the clinic, and I'm passing it on too.
say-misuse = Thank you for telling us. Our staff need to look at that.
say-on_behalf = Our staff can put on record that you speak for them, so I'm passing it on.
say-staff_know = Our staff know about this and will answer you here.

ask-how_help = How can I help you today?
ask-anything_else = Is there anything else I can do for you?
ask-reason = What do you need to be seen for?
ask-reason_how = What hurts or bothers you, or which doctor or department would you like to see?
ask-which_type = Which of these fits best?
    { $options }
    .voice = Which of these fits best? { $options }
ask-type-line = { $number }. { $name }
    .voice = Press or say { $number } for { $name }.
ask-when = When would suit you?
ask-new_time = What day or time would you like instead?
time-choice = { $at }
time-choice-year = { $at }, { $year }
ask-which_time = Just to be sure: { $first } or { $second }?
    .voice = Which day or time do you mean? Press or say one for { $first }. Press or say two for { $second }.
ask-choice = Which one works for you?
ask-which_of = More than one of them fits:
    { $options }
    Which number?
    .voice = More than one of them fits. { $options } Which number?
ask-which-line = { $number }. { $day } at { $at }
    .voice = Number { $number }: { $day } at { $at }.
ask-which_number = Which number: { $count ->
    [1] 1
    [2] 1 or 2
   *[3] 1, 2 or 3
 }?
    .voice = Which number: { $count ->
    [1] one
    [2] one or two
   *[3] one, two or three
 }?
ask-just_number = Each time has its number. Do you want { $count ->
    [1] 1
    [2] 1 or 2
   *[3] 1, 2 or 3
 }?
    .voice = Each time has its number. Do you want { $count ->
    [1] one
    [2] one or two
   *[3] one, two or three
 }?
ask-alternatives = I can look at another day or put you on the waitlist. Which would you like?
ask-which_visit = Which visit do you mean?
ask-that_visit = Is it this one that you mean?
ask-which_other = And which one should it change places with?
ask-name = May I have the patient's full name?
    .voice = May I have the patient's full name? Or key in the date of birth: two digits for the month, two for the day, four for the year.
ask-name_how = What is the patient's first and last name, the way the hospital knows it?
ask-surname = And the last name?
ask-birth_date_how = On which day, month and year was the patient born, like “March 5, 1982”?
    .voice = On which day, month and year was the patient born? You can also key in two digits for the month, two for the day and four for the year.
ask-phone_how = What are the ten digits of your phone number, with the area code?
ask-code_how = Could you look for a text message from us on your phone and type its 6 digits here?
    .voice = Could you look for a text message from us, and say or key in its six digits?
ask-as_on_card = Could you tell me the full name and date of birth once more, exactly as they are on your card or papers?
ask-birth_date = And the date of birth?
    .voice = And the date of birth? You can say it, or key in two digits for the month, two for the day and four for the year.
ask-birth_date_which = Just to be sure, is the birth date { $options }?
ask-birth_date_rest = { $missing ->
    [year] And in which year?
    [month] And in which month?
    [day] And on which day of the month?
   *[none] On which day, month and year was the patient born, like “March 5, 1982”?
 }
ask-birth_date_month = Which month is it, { $first } or { $second }?
ask-phone = What's the best phone number to reach you?
    .voice = What's the best phone number to reach you? You can say it or key it in.
ask-code = Please type the 6-digit code.
    .voice = Please say or key in the six digit code.
code-heard = I heard { $heard }. Is that right?
birth_date-heard = I heard { $heard } as the date of birth. Is that right?
code-incomplete = I heard { $heard }, but the code has six digits.
misheard = Sorry, I heard that wrong.
ask-rephrase = Sorry, I didn't get that. Could you say it another way?
ask-menu = Let me make this easier. Would you like to book a visit, move one, cancel one, or talk to a person?
ask-code_menu = I can send the code again, or a person can help you. Which would you like?
ask-go_on_menu = We can go on with this or do something else, or I can get you a person. Which would you like?
ask-nothing = { "" }
ask-read_back = Should I go ahead? Please answer yes or no.

menu-book = Book a visit
menu-move = Move a visit
menu-cancel = Cancel a visit
menu-code_again = Send the code again
menu-go_on = Go on
menu-else = Something else
menu-person = Talk to a person
choice-yes = Yes
choice-no = No

emergency-told-of = { $kind ->
    [self_harm] I'm really glad you told me. Please call or text { $crisis } right now. Someone is there day and night. If you are in danger, call { $emergency }. { emergency-staff }
    [both] I'm really glad you told me. Please call { $emergency } right now, or have someone near you call. You can also call or text { $crisis }, day and night. { emergency-staff } I can't send help myself.
   *[body] This sounds like an emergency. Please call { $emergency } right now, or have someone near you call. { emergency-staff } I can't send help myself.
 }
    .voice = { $kind ->
    [self_harm] I am really glad you told me. Please hang up and call { $crisis } right now. Someone is there day and night. If you are in danger, call { $emergency }. { emergency-staff }
    [both] I am really glad you told me. Please hang up and call { $emergency } right now. You can also call { $crisis }, day and night. { emergency-staff } I cannot send help myself.
   *[body] This sounds like an emergency. Please hang up and call { $emergency } right now. { emergency-staff } I cannot send help myself.
 }
emergency-staff = { $told ->
    [here] I've let our staff know.
    [on_call] I've sent word to our staff on call.
   *[nobody] None of our staff is here right now, so please don't wait for us.
 }
emergency-still-1 = { emergency-call } { $told ->
    [here] Our staff have been told.
    [on_call] Our staff on call have been told.
   *[nobody] None of our staff is here right now.
 } { emergency-if-over }
emergency-still-2 = Please don't wait for me. { emergency-call } { emergency-if-over }
emergency-still-3 = I won't arrange anything before I know that you are safe. { emergency-call } { emergency-if-over }
emergency-called = Good. Stay by the phone, and do what they tell you. { $told ->
    [here] Our staff know of it, too.
    [on_call] Our staff on call know of it, too.
   *[nobody] None of our staff is here right now.
 } { emergency-if-over }
emergency-afraid = It's all right to be scared. Please don't stay alone with this. { emergency-call } { emergency-if-over }
emergency-call = { $kind ->
    [self_harm] If you still feel this way, call or text { $crisis } now.
    [both] If this is still happening, call { $emergency } now. You can call or text { $crisis } too.
   *[body] If this is still happening, call { $emergency } now.
 }
emergency-if-over = { $kind ->
    [body] If it is over, say “I'm fine”, and we'll go on.
   *[self_harm] If you are safe, say “I'm safe”, and we'll go on.
 }
emergency-over = I'm glad to hear that. Our staff will see this all the same, and may get in touch with you.
emergency-alone = { $kind ->
    [self_harm] Please call or text { $crisis } right now. Someone is there day and night. If you are in danger, call { $emergency }.
    [both] Please call { $emergency } right now, or have someone near you call. You can also call or text { $crisis }.
   *[body] This sounds like an emergency. Please call { $emergency } right now, or have someone near you call.
 } I can't send help myself, and I can't reach our staff at the moment. Please don't wait for us.
emergency-page = Careline, { $hospital }: an emergency waits in the console.
opted-out = { $hospital }: You won't get more texts from us. To cancel a visit instead, reply START and then say “cancel my visit”, or call { $phone }. Reply START to get texts again.
texts-ended = Done. You won't get texts from us any more. To get them again, text START to our number.
texts-ended-by-staff = I've asked our staff to end our texts, because I can't be sure whose number it is. Replying STOP to any text of ours works at once.
reminders-ended = { $hospital }: You won't get reminders from us any more, or other texts that you didn't ask for. Your visits stand, and you can still text us here. To get reminders again, text “send me reminders again”. Reply STOP to end all texts.
reminders-ended-here = Done. You won't get reminders by text any more, or other texts that you didn't ask for. Your visits stand. To get reminders again, just tell me.
reminders-ended-by-staff = I've asked our staff to end the reminders, because I can't be sure whose number it is. If you reply “no more reminders” to a text of ours, they end at once.
reminders-again = { $hospital }: You'll get our reminders again. Reply STOP at any time to end all texts. How can I help?
reminders-again-here = Done. You'll get our reminders by text again.
texts-by-start = To get our texts again, text START to our number from the phone that should get them.
opted-in = { $hospital }: You'll get our texts again. How can I help?
opted-in-first = { $hospital }: You'll get our texts. Message and data rates may apply. Reply STOP at any time to end them, HELP for help. How can I help?
opted-out-silent = { $hospital }: You opted out of our texts. Reply START first if you want to talk to us here.
help-keyword = { $hospital } visit assistant. Text us what you need, for example “move my appointment”. Questions? Call { $phone }. Reply STOP to opt out. Message and data rates may apply.
wrong-number = Thank you for telling us, and sorry for the trouble. We won't text about visits here any more, and I've let our staff know.
somebody-else = Thank you for telling me. To keep each patient's information safe, I can show or change visits only for the patient, or for somebody who is on file to speak for them. If you need a visit yourself, how can I help?
take-your-time = Take your time.
too-long = That's a lot for me to take in at once. Could you tell me in a few words what you need?
no-text = I couldn't read that. Could you write it in words?
model-down = I'm having some trouble, but nothing is lost. Let's go on.
with-staff-wait = A member of our staff has this conversation and will answer you here.
hand-over-lapsed = Sorry for the wait. Our staff member had to step away, so you're back in line. I'm still here if I can help.
hand-back = Our staff has handed you back to me. Is there anything else I can do?
staff-joined = A member of our staff has joined this conversation.
conversation-closed = This conversation was closed because it was quiet for a long time. Just write again to start over.
identity-lapsed = To keep your information safe, I'll need to check again that it's you.
consent-voided = OK, I haven't done that.
consent-unclear = I want to be sure before I do that.
consent-late = That question has expired, so I haven't changed anything. Let me check again.
language-other = I speak English and Spanish. / Hablo inglés y español.
code-text = { $hospital }: your code is { $code }. It lets you { $purpose }. Never read it to anyone who calls you. It expires in 10 minutes.
code-purpose = { $opens ->
    [cancel] cancel a visit and see your visits
    [change] change a visit and see your visits
    [register] sign up as a new patient and book visits
   *[visits] see, book, change and cancel your visits
 }
code-call = This is { $hospital }. Your code is { $code }. Again: { $code }. It lets you { $purpose }. Enter it in the conversation you started. Never read it to anyone who calls you.
free-sentence = { $sentence }
ask-own_name = What is your own full name, please? I need to check that you may speak for them.
ask-own_name_or_new = What is your own full name, please? I need to check that you may speak for them. If they are new here, say “they're new”, and I'll sign them up.
    .voice = What is your own full name, please? I need to check that you may speak for them. If they are new here, say: they're new.
ask-own_birth_date = And your own date of birth?
