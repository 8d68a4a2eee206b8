"""How English speakers ask for things: patterns over folded text, by intent."""

# ruff: noqa: E501
from __future__ import annotations

from language.types import Intent

VISIT = r"(?:appointment|appt|apt|visit|booking|slot|consult(?:ation)?|check ?-?up|follow ?-?up|session|screening|exam|physical|test|scan|shot|mri|x ?-?ray|ultrasound|lab work|blood work|reservation|app|apointment|appointement|appoinment|apptmt|appointmnet)"
MY = r"(?:my|the|our|an?|this|that|his|her|their)"

PATTERNS: dict[Intent, tuple[str, ...]] = {
    Intent.BOOK: (
        rf"\b(?:book|schedule|make|set ?up|arrange|reserve|get|request|need|want|like|looking for|have|take|do|find|grab|squeeze|fit|sign up for|plan|sked|scheduling|booking)\b(?: \w+){{0,7}}? {VISIT}s?\b",
        rf"\b(?:book|schedule|sched|reserve)\b(?! (?:is|are|was|change|conflict|looks|works|an? uber|a flight|a table|a hotel|for the day))\s+(?:me|us|him|her|my|an?|one|the|something|it|in|for|with|that|this|(?:new )?{VISIT})\b",
        r"\b(?:can|could|may|how do|how can|how would|how might|when can|want to|need to|like to|have to|got to|gotta|wanna|trying to|hoping to|love to|i'd like to|able to|should i|must) ?(?:i|we|he|she|my \w+|someone)? (?:please )?(?:see|be seen|get in|come in|get seen|get an? \w+ appointment|meet with|talk to|speak to|speak with|visit|consult)\b(?! (?:my (?:appointment|visit|schedule|balance|bill|bank|results|calendar|account))|what|if|how|whether|a (?:person|human|nurse|representative|manager|agent)|the (?:calendar|meeting|weather|list)|(?:to )?(?:someone|somebody|a real))",
        rf"\b(?:any|have) (?:\w+ )?(?:openings?|availability|availabilities|slots?|appointments?|{VISIT}s?)\b",
        r"\b(?:is|when(?:'s| is)?|are) (?:dr\.?|doctor)\b.{1,25}\b(?:available|free|open|in)\b",
        r"\bdo you have (?:anything|something|any time|any openings?|any appointments?|a slot|time)\b(?! (?:earlier|sooner|later|else))",
        r"\bi (?:need|want|would like|require|wish|am looking for|'d like)\b(?: to (?:see|have|get))? (?:an? |the |some |my )?(?:doctor|physician|specialist|dermatologist|cardiologist|dentist|eye doctor|pediatrician|neurologist|gynecologist|blood test|check ?up|physical|vaccin\w+|flu shot|x ?ray|mri|ultrasound|mammogram|lab work|therapy|referral|follow ?-?up|blood work|[a-z]+ologist)\b",
        r"\b(?:new|another|second|one more) (?:appointment|visit|booking)\b",
        r"\bwhen (?:is|are) (?:the )?(?:next|earliest|first|soonest) (?:available|appointment|opening|slot)",
        r"\b(?:see|want|need) (?:a |the )?(?:doctor|dr|physician|specialist)\b(?! (?:note|'s note|letter|sent|said|told|name|prescri))",
        r"\bfollow[ -]?up (?:visit|appointment|with|on|for|next|about)\b",
        r"\b(?:see|want|need|prefer|like|rather have|get|have)(?: to (?:see|have|get))? (?:an? |another )?(?:female|male|woman|man|lady) (?:doctor|dr|physician|provider|specialist|\w+ologist)\b",
        r"^(?:book|schedule|appointment|appt|new appointment|make appointment|booking)[.! ]*$",
        r"\b(?:due|overdue) for (?:my|an?|his|her)\b",
        r"\b(?:someone|somebody|a doctor|doctor|dr) (?:take|to take|have) a look\b|\bget (?:it|this|that|her|him|my \w+|me) (?:checked|looked at|seen|examined)\b|\bhave (?:it|this|that|her|him|my \w+) (?:checked|looked at|seen|examined)\b",
        r"\bsqueeze me in\b|\bfit me in\b|\bget me in\b|\bput me (?:down|in) (?:for|with|on)\b(?! the wait)|\bsee someone\b|\bbe seen\b",
    ),
    Intent.RESCHEDULE: (
        r"\b(?:reschedule|re-schedule|resched|rescheduling|postpone|push back|rebook|re-book)\b",
        rf"\b(?:move|change|switch|shift|swap|bump|push|adjust|delay|transfer|modify|alter|bring forward) (?:up |back |out )?(?:{MY} )?(?:[\w.']+ ){{0,4}}?(?:{VISIT}|date of|time of|day of)\b",
        r"\b(?:move|change|switch|shift|push|bump|bring) (?:it|that|this|mine|me)(?: \w+)? (?:to|from|by|up|back|forward|earlier|later|out|until|for)\b",
        r"\b(?:move|change|switch|shift|push|bump|bring|make|do) (?:it|that|this|mine|him|her|me) (?:[\w']+ ){0,6}?(?:earlier|later|sooner)\b(?! than that)",
        rf"\bcan'?t make (?:it|{MY})\b(?=.*\b(?:another|different|other|move|change|later|instead|new|reschedule|next|earlier)\b)",
        rf"\b(?:different|another|new|better) (?:time|day|date)s? (?:for|of) {MY} (?:\w+ )?{VISIT}",
        r"\b(?:change|move) (?:the|my) (?:time|date|day)\b",
        r"\bcome in (?:earlier|later|on another day|a different day|another day) instead\b",
    ),
    Intent.CANCEL: (
        rf"\b(?:cancel|cancelling|canceling|call off|cancle|cancell|scrap|drop|delete|get rid of|remove|back out of|withdraw)\b(?! (?:my|the|this|an?) (?:subscription|card|credit|order|flight|reservation at|membership|account|insurance|alarm|meeting)\b)(?: \w+){{0,6}}? (?:{VISIT}s?|it|that|this|one|them|both|everything|mine|\d)",
        r"^(?:please |pls |i (?:need|want|have|would like|'d like) to |can (?:i|you|we) |could you |just |ok )*(?:cancel|cancle)(?: please| pls| it| that| this)?[.! ]*$",
        r"\b(?:need|want|like|have|going|got) to cancel\b(?! (?:my|the|this|an?) (?:subscription|card|credit|order|flight|membership|account|alarm)\b)",
        r"\bcan(?:'t|not| not) (?:make|come|go|attend|keep)(?: \w+)? (?:it|to my|my|the|our|in)\b(?!.*\b(?:another|different|other|reschedule|move|change|instead|earlier|later)\b)",
        r"\b(?:don't|do not|no longer|won't) (?:need|want|be needing|be coming to|be able to make) (?:my|the|that|this) (?:\w+ )?(?:appointment|visit|appt|slot)",
        r"\bcancel (?:my|the|that|our|his|her) (?!(?:subscription|card|credit|order|flight|hotel|membership|account|insurance|alarm|meeting|reservation|gym|phone)\b)",
    ),
    Intent.LIST: (
        rf"\bwhen(?:'s| is| was| are|s) (?:my|our|his|her)(?: next| upcoming| \w+){{0,3}} {VISIT}s?\b",
        rf"\bwhat(?:'s| is| are| time is| time's| day is|s)(?: \w+)? (?:my|our|his|her)(?: next| upcoming| \w+){{0,2}} {VISIT}s?\b",
        rf"\b(?:list|show|see|check|view|look up|pull up|remind me of|find|tell me|confirm|know|read) (?:me |about |when |of )?(?:all )?(?:my|our|his|her)(?: next| upcoming| existing| scheduled| current| future)? {VISIT}s?\b",
        rf"\b(?:do|did) (?:i|we) (?:already )?have (?:an|any|another|a) (?:upcoming |other |existing )?{VISIT}s?\b(?:(?! available| open| free).)*$",
        r"\bwhat (?:appointments|visits) do i have\b|\bwhen am i (?:coming|scheduled|booked|due|supposed)\b|\bwhen do i (?:come|see|have)\b|\bwho am i seeing\b|\bam i (?:booked|scheduled)\b|\bwhat do i have (?:coming up|scheduled|booked)\b",
        r"\b(?:my|upcoming) (?:upcoming )?(?:appointments|visits)\b\??$|\bforgot when my\b|\bwhat time (?:is|was) my\b",
    ),
    Intent.WAITLIST: (
        r"\bwait(?:ing)? ?-?list\b|\bcancell?ation list\b|\bstandby\b|\bif (?:anything|something|a spot|a slot|an? (?:earlier )?(?:appointment|opening)|someone cancels|anyone cancels|there'?s a cancel\w+)(?: \w+)? (?:opens|comes|becomes|frees|cancels)\b|\b(?:let|notify|text|call|tell|message|ping) me (?:know )?(?:if|when) (?:\w+ )*(?:opens|cancels|comes up|frees|available|sooner|earlier|opening)\b|\bif someone cancels\b|\bin case (?:someone|anyone|of a cancel)\w*",
    ),
    Intent.CHECK_IN: (
        r"\bcheck(?:ing)? (?:me )?in\b(?! (?:on|with|the|at the hotel|luggage|for my flight))|\bi(?:'m| am) (?:here|outside|in the (?:lobby|waiting room|parking lot|building|garage))\b|\bi(?:'ve| have)? (?:just )?arrived\b|\bi(?:'m| am) here for\b|\bchecked in\b",
    ),
    Intent.PARKING: (
        r"\bpark(?:ing)?\b(?! (?:nicollet|ave|avenue|street|clinic|st\b|city|hospital|road|medical))|\bgarage\b|\bvalet\b|\bwhere (?:can|do|should) i (?:leave|put) my car\b",
    ),
    Intent.TELEHEALTH: (
        r"\b(?:tele ?-?(?:health|med\w*|visit)|video (?:visit|call|appointment|appt|chat|consult\w*|conference|instead)|virtual(?:ly)?|online (?:visit|appointment|consult\w*)|by video|over (?:video|zoom|the computer)|remote(?:ly)?|zoom|facetime|from home|phone (?:visit|appointment|consult\w*)|over the phone|e-?visit|on video|via video|do it online|video)\b",
    ),
    Intent.INSURANCE: (
        r"\binsur(?:ance|ed|er)\b|\b(?:copay|co-pay|deductible|in[- ]network|out of network|covered by|coverage|medicare|medicaid)\b|\b(?:do (?:you|u|y\'all|they)(?: guys| all| folks)?|are you(?: guys| all)?|does the \w+) (?:take|accept|taking|accepting)\b(?! (?:new|walk|card|credit|cash|kids|children))",
    ),
    Intent.REGISTER: (
        r"\b(?:i(?:'?m| am)|we(?:'re| are)|my \w+ is|she's|he's)(?: a)?(?: brand)? new (?:patient|here|to (?:the|your|this|town|you))|\bnew patient\b|\b(?:first time|never been|never seen|haven't been)(?: \w+){0,3}(?: here| there| patient| to (?:you|your))\b|\bregister\b(?! for class)|\bsign up as a patient\b|\bbecome a patient\b|\bi(?:'m| am) not (?:a patient|in your system|registered)\b|\bmy first (?:time|visit)\b",
    ),
    Intent.VERIFY: (
        r"\b(?:verify|verification|prove who i am|confirm my identity|(?:the|my|your) code (?:is|you sent)|send (?:me )?(?:the|a|another|new) code|resend|didn't get (?:the|a|any) code|no code|new code|another code)\b",
    ),
    Intent.REQUEST_HUMAN: (
        r"\b(?:real|actual|live|human) (?:person|human|being|agent|operator|someone|people|staff)\b|\b(?:speak|talk|chat|transfer|connect|put|get)(?: me)?(?: \w+)? (?:to|with|through to|on with|through)(?: an?| the| some)? (?:\w+ )?(?:person|human|agent|representative|rep|operator|receptionist|someone|somebody|staff|front desk|nurse|manager|supervisor|people|scheduler)\b(?! (?:about|in) (?:cardio|derm))|^(?:(?:a |an )?(?:person|human|agent|operator|representative|receptionist|real person|staff))(?: please| now)?[.! ]*$|\bi (?:want|need|'d like|would like|prefer) (?:a |an |to )?(?:person|human|agent|operator|representative|receptionist)\b|\b(?:call|phone) me back\b|\bnot a (?:robot|bot|machine|computer)\b|\b(?:are you|is this) (?:a )?(?:robot|bot|human|real|machine|computer|ai)\b|\bstop (?:talking to me )?bot\b|\bget me (?:a |an )?(?:human|person|operator|agent|real)\b|\bgive me (?:a |an )?(?:human|person|operator|agent|real)\b|\bi hate (?:bots|robots|machines|talking to)\b",
    ),
    Intent.MEDICAL_ADVICE: (
        r"\b(?:should|can|may|could|do) i (?:take|stop|start|use|double|mix|skip|increase|keep taking|combine|have|drink|eat|put|apply|give (?:him|her|my \w+|them))\b(?! (?:an? (?:appointment|visit|slot|look|video|opening|spot|time|later|earlier|copy|person|minute|moment|mri|scan|x|test|physical|blood|check|follow)|my (?:appointment|visit|dog|car|kids?|wife|husband|son|daughter|mother|mom)|this (?:one|slot|time)|the (?:first|second|third|last|later|earlier|one|appointment|\d|morning|afternoon|bus|slot|other|next)|one|it|that|water before|\d|any (?:appoint|open)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|next|another|something|to ))|\bhow (?:much|many|often) (?:\w+ ){0,3}(?:should|can|do) i (?:take|give|use|drink)\b|\bwhat (?:medicine|medication|pill|dose|dosage|can i take|should i take|do i take|is the best treatment)\b|\bis (?:it|this|that|my \w+) (?:serious|dangerous|normal|contagious|cancer|safe|bad|infected|broken|a sign)\b|\bwhat(?:'s| is) (?:wrong with me|causing|my diagnosis|the (?:dose|dosage|treatment|cure))\b|\bdo (?:i|you think i) have (?:cancer|covid|the flu|an infection|a tumor|diabetes|appendicitis|strep|pneumonia)\b|\b(?:is|are) (?:\w+ ){1,3}safe (?:to|with|for|during)\b|\bside effects?\b|\bwhat (?:could|does|might) (?:it|this|that|my \w+) (?:be|mean)\b|\b(?:dose|dosage) of\b|\bwhat do you (?:think|recommend|suggest) for (?:my|a|this)\b|\bdiagnose\b|\binteract with\b|\bhow (?:do|can|should) i (?:treat|cure|get rid of|stop the|relieve)\b|\bwhat helps (?:with|for)\b|\bis it (?:okay|ok|safe) to (?:take|mix|stop|drink|use|give)\b",
    ),
    Intent.EMERGENCY: (
        r"\b(?:crushing|severe|terrible|sudden|bad) (?:chest|pain in my chest)\b|\bheart attack\b|\bcan(?:'t|not| not|t) breathe?\b|\bhaving a stroke\b|\b(?:call|need) (?:911|an ambulance)\b|\b911\b|\bunconscious\b|\bnot breathing\b|\bbleeding (?:a lot|badly|heavily|won't stop|and it won't)\b|\boverdos\w*|\bkill (?:myself|himself|herself)\b|\bsuicid\w+|\bwant to die\b|\bend my life\b|\bturning blue\b|\bchoking\b|\bface is drooping\b|\bface (?:is )?droop\w*|\bslurr\w+ (?:speech|words)\b|\bseizing\b|\bhaving a seizure\b|\bpoison(?:ed|ing)?\b(?<!food poisoning)|\banaphyla\w+|\bthroat is (?:closing|swelling)\b|\bwon't wake up\b|\bchest pain\b.{0,40}\b(?:breath|sweat|arm|jaw|now|right now)\b|\bworst headache of my life\b|\bhurt myself\b",
    ),
    Intent.REPEAT: (
        r"\b(?:repeat|say (?:that|it|those|them) again|come again|one more time|didn't (?:hear|catch|get|understand) (?:that|you|it|what)|couldn't hear|what did you say|pardon(?: me)?|can you say|what were (?:the|those|my) (?:options|times|choices)|say again|tell me again|run (?:that|those) by me|i missed that|again please|huh)\b|^(?:what|sorry|pardon|excuse me|huh|again|repeat|come again)\??[.! ]*$",
    ),
    Intent.GREETING: (
        r"^(?:(?:hi|hello|hey|hiya|howdy|yo|greetings|good (?:morning|afternoon|evening|day)|hi there|hello there|hey there)\b[,.! ]*)+",
    ),
    Intent.THANKS: (
        r"\b(?:thanks|thank you|thank u|thx|ty|tysm|much appreciated|appreciate it|cheers|thanx|appreciated|grateful|thank)\b",
    ),
    Intent.GOODBYE: (
        r"\b(?:bye|goodbye|good bye|see you|see ya|take care|have a (?:good|nice|great) (?:day|one|evening|night|weekend|afternoon)|that's (?:all|it|everything)|that is all|that will be all|that'll be all|nothing else|talk to you later|goodnight|ttyl|that'll do it|i'm all set|all set|that's all for)\b",
    ),
    Intent.STOP: (
        r"^(?:stop|stopall|unsubscribe|quit|end|opt out|optout|revoke|cancel messages|stop texting me|stop messaging me|do not text me|stop all)[.! ]*$|\bstop (?:texting|messaging|calling|contacting|sending) me\b|\btake me off (?:your|the|this) list\b",
    ),
    Intent.HELP: (
        r"^(?:help|info|menu|options|help me|help please|\?+)[.! ]*$|\bwhat can (?:you|i) do\b|\bhow does this work\b|\bwhat are my options\b|\bwhat can you help\b|\bi(?:'m| am) (?:lost|stuck)\b",
    ),
    Intent.QUESTION: (
        r"\b(?:too late|how late|how (?:soon|long|far) (?:before|in advance|ahead|do i have)|is it possible|am i allowed|can i still|is there (?:a|any) (?:fee|charge|penalty)|cancell?ation (?:policy|fee)|no[- ]show (?:fee|policy))\b.*",
        r"\b(?:where (?:is|are|do i|should i|can i)|how do i get (?:to|there)|directions|what(?:'s| is) (?:the|your) (?:address|phone|fax|number|hours|policy|wifi|email)|address|opening hours|hours|what time do you (?:open|close)|when do you (?:open|close)|are you open|do you (?:offer|do|have (?:a|an) (?:pharmacy|cafeteria|interpreter|wheelchair)|provide|treat|see (?:kids|children|new))|wheelchair|interpreter|how (?:much|long) (?:does|is|will|do|would)|what (?:should|do|must) i (?:bring|wear|do before|eat|prepare|need to bring)|do i need (?:to (?:fast|bring|prepare|arrive|stop)|a referral|an? (?:appointment|authorization|driver))|need a referral|can i eat|can i drink|fasting|visiting hours|pharmacy|medical records|test results|my results|prescription|refill|how early|who (?:is|are)|what floor|which (?:floor|building|entrance)|cost|price|bill(?:ing)?|pay|walk[- ]ins?|bring (?:my|someone|a)|cafeteria|wifi|accept (?:new|walk|cash|credit)|take (?:walk|new patients|cash|credit)|what languages|speak spanish|how do i (?:prepare|cancel|get my|request|pay|access|sign)|portal|do you validate|what is an?|how old|open on|closed on|restroom|bathroom)\b",
    ),
    Intent.CORRECT: (
        r"^(?:no,? |sorry,? |oh,? |oops,? |wait,? |actually,? )+(?:i (?:meant|said|mean)|not|make (?:it|that)|it's|it is|my|that's|the)\b|\bi (?:meant|mean to say|misspoke)\b|\bactually\b|\bnot (?:\w+ ){1,4}but\b|\bthat's (?:wrong|not right|incorrect|not what i)\b|\bi said\b|\b(?:change|make) (?:that|it) to\b|\brather\b(?! not)|\binstead\b|\bwait,? (?:no|not|i)\b|\bscratch that\b|\bcorrection\b|\bchanged my mind\b|\bon second thought\b|\bmy (?:bad|mistake)\b|\byou (?:got|have) (?:it|that|the|my) (?:\w+ )?wrong\b|\bwrong (?:name|date|day|time|doctor|birthday)\b",
    ),
    Intent.OUT_OF_SCOPE: (
        r"\b(?:weather|pizza|reservations?|meetings?|meeting room|cars?|tires?|vehicle|car'?s|hotels?|motel|suite|sedan|suv|rental|maintenance|events?|calendar|transactions?|card|fraud\w*|steakhouse|sushi|grill|burger|tavern|electric|bangkok|art|museum|to-?do|items|airport|airline|ticket|cruise|itinerary|subscription|internet|cable|plumber|haircut|salon|oil|brakes?|engine|mechanic|mickey|app store|laundry|groceries|checking account|savings|deposit|withdraw|statement|electricity|payment|concert|train|bus|taxi|cab|ride|coffee|dinner|brunch|pool|gym|phone bill|conference|room for|place to stay|stocks?|bitcoin|joke|poem|song|movie|recipe|football|soccer|basketball|flights?|hotel|uber|lyft|bank|credit card|credit score|mortgage|loan|translate|capital of|president|alarm|timer|reminder|play (?:some|the|a)|lottery|horoscope|homework|code in python|write (?:me )?(?:a|an|some)|calculator|exchange rate|restaurant|vacation|car insurance|oil change|tire|gas price|oven|shopping list|to ?do list|playlist|whisper mode|calories|passport|visa|tax(?:es)?|w-?2|401k|paycheck|payday|pto|direct deposit|interest rate|luggage|roll a dice|flip a coin|spelling of|meaning of life|who made you|your (?:name|hobbies|favorite)|where are you from|do you have pets|sync|smart home|light(?:s)? (?:on|off)|volume|date night|dog|cat|vet)\b",
    ),
}
