"""English words of date and time. A phrase is written as its tokens; what rules call it is the key."""

# ruff: noqa: E501
from __future__ import annotations

WEEKDAYS = {
    0: "monday mon mondy munday",
    1: "tuesday tue tues teusday tusday tuesdsay",
    2: "wednesday wed weds wendsday wensday wednesdsay wednsday wednesdy",
    3: "thursday thu thur thurs thrusday thursdsay",
    4: "friday fri firday",
    5: "saturday sat saterday satuday",
    6: "sunday sun",
}
PLURAL_WEEKDAYS = dict(enumerate("mondays tuesdays wednesdays thursdays fridays saturdays sundays".split()))
SHORT_WEEKDAYS = {"tues", "thur", "thurs", "weds", "mon", "sat", "sun", "wed", "fri", "thu", "tue"}

MONTHS = {
    1: "january jan", 2: "february feb febuary", 3: "march mar", 4: "april apr", 5: "may", 6: "june jun", 7: "july jul", 8: "august aug",
    9: "september sep sept", 10: "october oct", 11: "november nov", 12: "december dec",
}  # fmt: skip

UNITS = {
    "second": "second seconds sec secs",
    "minute": "minute minutes min mins",
    "hour": "hour hours hr hrs h",
    "day": "day days",
    "weekday": "weekday|weekdays|business day|business days|working day|working days|work day|work days|workday|workdays",
    "week": "week weeks wk wks",
    "weekend": "weekend|weekends|week end|wkend|week-end",
    "month": "month months",
    "quarter": "quarter quarters qtr",
    "year": "year|years|yr|yrs|calendar year",
}

SEVERAL = {"day": "days", "week": "weeks", "month": "months"}
RELATIVE_DAYS = {
    0: "current date|the current date|today date|present day|for the day|for this day|today|todays|this day|same day|same-day|tday|2day",
    1: "for the day after|tomorrow|tomorrows|tmrw|tmr|tmrrw|tomorow|tommorow|tommorrow|tomorrw|2moro|2morrow|next day|the next day|the following day|the day after",
    2: "day after tomorrow|for the day after tomorrow|the day after tomorrow|day after tmrw|overmorrow",
    -1: "yesterday|the day before|the previous day|previous day|last day",
    -2: "day before yesterday|the day before yesterday",
}

PARTS = {
    "morning": "morning|in the am|, am|am only|any am|any a m|mornings|in the morning|in the mornings|during the morning|the morning|of the morning|a morning|in morning|mornin",
    "early_morning": "early morning|early in the morning|early in morning|early mornings|the early morning",
    "late_morning": "late morning|late in the morning|mid morning|mid-morning|midmorning|later in the morning|late mornings",
    "afternoon": "afternoon|in the pm|, pm|pm only|any pm|any p m|afternoons|in the afternoon|in the afternoons|the afternoon|of the afternoon|during the afternoon|an afternoon"
    "|in afternoon|aft|afternon",
    "after_lunch": "after lunch",
    "early_afternoon": "early afternoon|early in the afternoon|early afternoons",
    "late_afternoon": "late afternoon|late in the afternoon|later in the afternoon|mid afternoon|mid-afternoon|late afternoons",
    "evening": "evening|evenings|in the evening|in the evenings|the evening|of the evening|during the evening|an evening|in evening|eve",
    "early_evening": "early evening|early in the evening|early evenings|early tonight",
    "late_evening": "late evening|late in the evening|later in the evening|late evenings",
    "late_night": "late night|late at night|late in the night|late tonight|late tonite",
    "night": "night|nights|at night|at nighttime|in the night|during the night|the night|nighttime|night-time|in the nighttime",
    "lunch": "lunch|lunchtime|lunch time|over lunch|at lunch|during lunch|my lunch break|my lunch hour|my lunch|lunch hr|my lunch hr|at lunchtime|lunch hour|lunch break",
    "first_thing": "first thing|first thing in the morning|crack of dawn|the crack of dawn|bright and early|first thing in morning|early early",
    "end_of_day": "end of day|end of the day|the end of the day|at the end of the day|eod|close of business",
    "business": "business hours|working hours|office hours|regular hours|work hours|during business hours",
    "daytime": "daytime|during the day",
    "dinner": "dinner|dinnertime|dinner time|supper",
    "tonight": "tonight|tonite|tonight's",
}
PLURAL_PARTS = frozenset({"mornings", "afternoons", "evenings", "nights"})
"""Behind a weekday: every week's."""

PARTS_BEHIND_THIS: dict[str, str] = {}
"""Words that are a part of the day only behind "this"."""

CLOCK_WORDS = {
    (12, 0): "noon|midday|noontime|twelve noon|12 noon|noonish|mid-day|mid day|the midday|at noon time",
    (0, 0): "midnight|mid night|12 midnight",
}
HOURS_OR_SO = (
    "oneish twoish threeish fourish fiveish sixish sevenish eightish nineish tenish elevenish twelveish".split()
)
AFTER_EVENTS = {
    17: "after work|after hours|after i get off work|after i get off|when i get off work|once i am off work|once i'm off work|after office hours",
    15: "after school|when school is out|once school is out|after school lets out|after pickup",
}
BEFORE_EVENTS = {9: "before work|on my way to work", 12: "before lunch", 8: "before school"}

NOW = "now|at this time|at this point in time|at present|at the present time|at the minute|presently|at this moment|at this very moment|right now|immediately|at the moment|atm|right away|straight away|this minute"
SOON = (
    "asap|a s a p|sooner the better|the sooner the better|whatever is first|whatever you have first|whenever you have it next|as quick as you can|quick as you can|as soon as possible|as soon as you possibly can|as soon as humanly possible|soon as you can|as soon as you can|as soon as i can|soonest|the soonest|soonest available|earliest available|first available"
    "|earliest possible|the earliest possible|the earliest|the first available|next available|the next available|soon as possible|quickest"
    "|next opening|first opening|earliest opening|earliest appointment|soonest appointment|as early as possible|earliest slot|next slot|first slot"
    "|next open slot|earliest time|the earliest time|whatever is soonest|at the earliest|earliest you have|soonest you have|earliest|as soon as u can"
    "|the next opening|the first opening|the earliest opening|the soonest appointment|the earliest appointment|as soon as is possible|as early as you got|as early as you have|as early as you can|earliest you got|as soon as you got something"
)

WORDS = {
    "NEXT": "next|nxt|the next|upcoming|coming|the coming|the upcoming|this coming|this upcoming|this next",
    "NEAREST": "coming|the coming|this coming|upcoming|the upcoming|this upcoming",
    "FOLLOWING": "following|the following",
    "THIS": "this|current|the current|the present|same|the same",
    "LAST": "last|past|previous|the last|the past|the previous|this past",
    "FINAL": "last|the last|final|the final",
    "AFTER_NEXT": "after next|after that one|after that|after the next|after this one|after this|following next",
    "EARLY": "early|early in|early in the|beginning of|the beginning of|at the beginning of|start of|the start of|at the start of|first part of"
    "|the first part of|early on|early on in|in the beginning of|the very beginning of",
    "MID": "mid|middle of|the middle of|in the middle of|mid -|midway through",
    "LATE": "end of the|the end of the|at the end of the|late|late in|late in the|end of|the end of|at the end of|last part of|the last part of|the latter part of|latter part of|toward the end of|towards the end of|the tail end of",
    "REST": "rest of|remaining|the rest of|remainder of|the remainder of",
    "ALL": "all|all of|the whole|whole|entire|the entire|any time|anytime|any day|sometime|some time|some day",
    "BEFORE": "before|but before|any day before|as late as|prior to|earlier than|sooner than|ahead of|no later than|not later than|by|until|till|til|' til|up to|up until|not after"
    "|at the latest by|any time before|anytime before|sometime before|no later then|before the",
    "NOT_EARLY": "nothing too early|not too early|not so early|nothing so early|nothing early|not early|nothing super early|not super early|not that early|nothing that early|not real early",
    "AFTER": "after|but after|but past|any day after|some day after|anything after|later than|past|any time after|anytime after|sometime after|following|later then|not before|beyond",
    "SINCE": "since|from|starting|starting from|starting on|beginning|beginning on|starting at|as early as|no earlier than|not earlier than|as of"
    "|not before|nothing before|no sooner than|not until|from about|no earlier then|earliest is|not any earlier than",
    "ONWARD": "onward|onwards|on|or later|or after|and later|and after|and beyond|or thereafter|and up|forward|earliest",
    "AT_SOONEST": "at the earliest|at the soonest|at the very earliest|at earliest|at soonest",
    "OR_EARLIER": "or earlier|or before|or sooner|and earlier|at the latest|latest|or so latest|and before",
    "AROUND": "around|round|about|approximately|approx|roughly|circa|close to|near|nearly|somewhere around|sometime around|ish|around about|right around",
    "ISH": "ish|- ish|kind of thing|type of thing|sort of thing|kinda thing|or something|or something like that|or somewhere in there|or somewhere around there|or around there|or so|or thereabouts|approximately|or around then|ish or so|give or take|sharp|exactly|on the dot",
    "EXCEPT": "except|ain't|ain't a|isn't a|is not a|long as it ain't a|long as it isn't|long as it's not|except for|excepting|but not|but|other than|besides|apart from|excluding|not|not on|just not|no|anything but|any day but"
    "|any other day than|any day except|any day other than|can't do|cannot do|can't make|can't on|cannot on|can't|cannot|cant|cant do|don't want"
    "|won't work|anything except|never on|not available on|not available|i'm busy|i am busy|i'm busy on|busy on|busy|i work|i work on|avoid"
    "|instead of|rather than|not in|not at|not for|not this|unavailable|unavailable on|not free|not free on|don't do|unable to do|anything other than"
    "|can't come|can't come in|cannot come|can not|can not do|i'm away|i am away|away|not good|out of town|not on a|not available in|except on"
    "|i'm not free|anything but a|don't have|won't be available|no good|but no|but not on|but never|but not in|outta town|out of town on|outta town on|i sleep|traveling|gone|can't do it|not on the",
    "EXCEPT_POST": "are impossible|is impossible|are out|is out|r out|is no good|are no good|are bad|is bad|doesn't work|does not work|won't work|will not work|is no good|is bad|isn't good|is not good|don't work|do not work|is out|are out"
    "|isn't possible|is impossible|doesn't suit|doesnt work|wont work|dont work|isnt good|are bad|are no good|is not possible|is a bad day|is no good"
    "|isn't going to work|is not going to work|isn't great|i can't|i cannot|i work|i'm busy|i am busy|i cant|is too busy|i'm away|is full|is off"
    "|won't do|is not an option|isn't an option|not possible|isn't working|i'm not available|i'm at work|i am at work|i'm working|i'm in class|i'm at school|i have class|i have school|i have dialysis|i've got dialysis|i've got class|is too late|is too early|is too soon|is too far|is too far out",
    "EVERY": "every|each|any|every single|most|on any|some|all|every other",
    "ONE_SUCH": "a|on a|for a|be a",
    "ON": "on|at|in|for|during|@|within|on the|in the|for the|at the|sometime|some time|anytime|any time|sometime in|sometime on|anytime on"
    "|any time on|sometime during|at around|in around|of around|like|say|maybe|preferably|of|this|the",
    "CONN": ",|on|at|in|of|for|during|@|the|of the|on the|in the|, the|, on|, at|, in|around|sometime|anytime|any time|-|from|, on the|at about"
    "|at around|around the|maybe|preferably|, maybe|, preferably|like|(|, say|this|is the|, like|at like|the day of|on a|in around|for the|for a|,",
    "AT": "at|@|by|for|at the|at about|at around|to|at like|around|for about|about",
    "DAY_OR_TWO": "next day or two|the next day or two|in the next day or two|a day or two|in a day or two|within a day or two",
    "IN": "in|in the|in about|in around|in exactly|in just|in just about|after|in like|in another|in roughly|about|in at least",
    "WITHIN": "within|within the|in the|over the|during the|for the",
    "OF": "of|of the|in|in the|from|on|for|,|'s|during|during the",
    "THE": "the|that|this",
    "THE_DAY": "the|on the",
    "A": "a|an|one|another",
    "AND": "and|&|,|, and|or|, or|and also|or maybe|or on|and on|or even|and maybe|/|or the|and the|or either|or in",
    "OR": "or|and|,|, or|, and|or on|and on|/|&|or maybe|and also",
    "TO": "to|-|until|till|til|' til|through|thru|- to -|up to|~|to the|until the|through the|- -|to around|to about|up until",
    "AND_TO": "and|&|and the|and about|and around",
    "DASH": "-|to|~",
    "FROM": "from|between|from the|between the|anywhere from|anywhere between|anytime between|any time between|sometime between|starting|in between"
    "|starting from|somewhere between|from around|from about|anytime from|any time from|beginning|between around|later than|after",
    "LIKE": "like|say|maybe|like from|maybe from",
    "BEFORE_END": "before the end of|before the end of the|by the end of|by the end of the|before the end of this|before end of|before end of the|by end of|by end of the|until the end of|until the end of the|until end of|till the end of|till the end of the|til the end of|til the end of the",
    "BUT_BEFORE": "but before|and before|, but before|, before|but no later than|but by|before|, but no later than|and no later than",
    "AGO": "ago|back|before now|earlier",
    "HENCE": "from now|from today|hence|out|from right now|away|later|time|from this moment|down the road",
    "FROM_DAY": "from|after|before|prior to",
    "FROM_MOMENT": "from",
    "PAST": "past|after",
    "TILL": "to|till|before|of|til|' til|until",
    "HALF": "half|1 / 2",
    "QUARTER": "quarter|a quarter|1 / 4|one quarter",
    "THREE_QUARTERS": "three quarters|three - quarters|3 / 4",
    "OH": "oh|o|zero|0|ou",
    "HOURS": "hours|hrs|hour|military time", "HUNDRED_HOURS": "hundred hours|hundred hrs",
    "OCLOCK": "o'clock|oclock|o clock|o' clock|o \" clock|o ' clock|of the clock|hundred|hundred hours",
    "AM": "am|a m|in the am|in am|of the am|ante meridiem",
    "PM": "pm|p m|in the pm|in pm|of the pm",
    "COUPLE": "couple|couple of|a couple|a couple of|a pair of|pair of",
    "FEW": "few|a few|several|some",
    "FORTNIGHT": "fortnight|a fortnight|two weeks|2 weeks",
    "BUSINESS": "business|working|work",
    "WEEKDAYS": "weekday|weekdays|a weekday|any weekday|on weekdays|on a weekday|during the week|on a week day|weekdays only|week days|any week day"
    "|monday through friday|monday to friday|mon - fri|monday - friday|m - f|mon to fri",
    "WEEKENDS": "weekends|any weekend|on weekends|on a weekend|weekends only|on the weekends|a weekend|on the weekend",
    "FIRST": "first|1 st|the first|the 1 st|beginning",
    "HALF_ADD": "and a half|and half|and an half|and 1 / 2",
    "MORE": "more|additional|further|other",
    "WEEK_OF": "week of|the week of|week beginning|the week beginning|week starting|the week starting|week commencing|the week commencing|week starting on|the week starting on|week beginning on|w / c|week that starts|week of the",
    "LONG": "for|lasting|of|about",
    "LESS": "less than|fewer than|no more than|under|at most",
    "MORE_THAN": "more than|at least|over",
    "PAREN": ")",
    "DAY": "day|the day",
    "LATER": "later|later in|later in the|later on|later on in|the back half of|back half of",
    "EARLIER": "earlier|earlier in|earlier in the|earlier on in",
    "HALF1": "first half of|the first half of|in the first half of", "HALF2": "second half of|the second half of|the latter half of|latter half of|last half of",
    "HALF1_POST": "h 1|first half", "HALF2_POST": "h 2|second half",
    "QUARTER1": "q 1", "QUARTER2": "q 2", "QUARTER3": "q 3", "QUARTER4": "q 4",
    "WEEK_NUMBER": "week|week number|week no .|week no",
    "WORKWEEK": "working week|work week|workweek|business week",
    "WEEKEND_OF": "weekend|weekend of|the weekend of",
    "TO_DATE": "date|this date|today",
    "NEXTS": "next|upcoming|coming|following",
    "CLOSEST": "the closest|closest|nearest|the nearest",
    "OR_TO": "or|to|-|or maybe|or possibly|or even",
    "OR_TWO": "or two|or 2",
    "MIDWEEK": "midweek|mid week|mid - week",
    "THROUGH": "through|thru|all through|on through|right through|through to",
    "EVE": "eve|the eve",
    "SEASON_WINTER": "winter", "SEASON_SPRING": "spring", "SEASON_SUMMER": "summer", "SEASON_FALL": "fall|autumn",
    "EOM": "eom", "EOY": "eoy",
}  # fmt: skip

ZONES = {
    "eastern": -5, "eastern time": -5, "et": -5, "central": -6, "central time": -6, "ct": -6, "mountain": -7, "mountain time": -7, "mt": -7,
    "pacific": -8, "pacific time": -8, "pt": -8, "akst": -9, "hst": -10, "ist": 5.5, "sgt": 8, "jst": 9, "aest": 10, "aedt": 11, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "gmt": 0, "utc": 0, "bst": 1, "cet": 1, "cest": 2,
}  # fmt: skip
"""Zones that people write behind a time, in hours from UTC."""

HOLIDAY_NAMES = {
    "new_year": "new year|new year's|new years|new years day|new year day|new year's day",
    "mlk": "martin luther king day|mlk day|martin luther king jr day|martin luther king junior day|martin luther king|mlk birthday|mlk",
    "valentine": "valentines day|valentine day|valentine's day|valentines",
    "presidents": "presidents day|president day|washington birthday|washington's birthday",
    "st_patrick": "st patrick day|st patricks day|saint patrick day|saint patricks day|st paddy's day|st paddys day|saint paddy's day|st pattys day|st patty's day",
    "ides": "ides of march|the ides of march", "good_friday": "good friday|holy friday", "easter": "easter|easter sunday", "easter_monday": "easter monday",
    "mother": "mothers day|mother day|mother's day", "memorial": "memorial day", "father": "fathers day|father day|father's day",
    "juneteenth": "juneteenth|june teenth|emancipation day", "independence": "independence day|the fourth of july|fourth of july|4 th of july|july fourth|the 4 th of july|july the fourth",
    "labor": "labor day|labour day", "columbus": "columbus day|indigenous peoples day|indigenous people day|indigenous day", "halloween": "halloween|hallowe'en",
    "veterans": "veterans day|veteran day", "thanksgiving": "thanksgiving|thanksgiving day|turkey day",
    "black_friday": "black friday", "cyber_monday": "cyber monday", "mardi_gras": "mardi gras|fat tuesday|shrove tuesday", "maundy_thursday": "maundy thursday|holy thursday", "christmas_eve": "christmas eve|xmas eve", "christmas": "christmas|xmas|christmas day|xmas day|x - mas|the holidays",
    "new_year_eve": "new year's eve|new years eve|new year eve|nye", "groundhog": "groundhog day|ground hog day", "boxing": "boxing day",
    "labor_may": "may day|workers day|worker day|international workers day|international worker day", "april_fools": "april fools|april fool day|april fools day", "ash_wednesday": "ash wednesday", "palm_sunday": "palm sunday",
    "purim": "purim", "passover": "passover|pesach", "shavuot": "shavuot|shavuos", "rosh_hashanah": "rosh hashanah|rosh hashana|rosh hashona|jewish new year|the jewish new year",
    "yom_kippur": "yom kippur|yom kipur", "sukkot": "sukkot|succot|sukkos", "hanukkah": "hanukkah|hanukah|chanukah|hannukah|hanukka",
    "eid_fitr": "eid|eid al - fitr|eid al fitr|eid ul - fitr|eid ul fitr|the end of ramadan", "islamic_new_year": "islamic new year|muslim new year|hijri new year|al - hijra", "mawlid": "mawlid|milad un nabi|prophet birthday|the prophet birthday", "ashura": "ashura|day of ashura",
    "nowruz": "nowruz|norooz|norouz|persian new year|the persian new year", "parsi_new_year": "parsi new year", "tamil_new_year": "tamil new year",
    "orthodox_easter": "orthodox easter|greek easter|eastern orthodox easter|orthodox easter sunday", "orthodox_good_friday": "orthodox good friday|orthodox great friday|great friday",
    "orthodox_easter_monday": "orthodox easter monday", "eid_adha": "eid al - adha|eid al adha|eid ul - adha|eid ul adha",
    "lunar_new_year": "lunar new year|the lunar new year|chinese new year|the chinese new year", "holi": "holi", "vaisakhi": "vaisakhi|baisakhi",
    "raksha_bandhan": "raksha bandhan|rakhi", "onam": "onam", "ganesh_chaturthi": "ganesh chaturthi", "dussehra": "dussehra|dasara", "diwali": "diwali|deepavali|divali",
    "election": "election day", "boss": "boss day|bosses day", "womens_day": "women day|womens day|international women day|international womens day",
    "lincoln": "lincoln birthday|lincoln's birthday|abraham lincoln's birthday", "guadalupe": "our lady of guadalupe",
    "cinco_de_mayo": "cinco de mayo", "earth_day": "earth day", "tax_day": "tax day", "pi_day": "pi day",
}  # fmt: skip

VOID = (
    "spring break|fall break|summer break|winter break|on second thought|second thought|day or night|night or day|my current date|my current time|i work nights|i work days|i work evenings|i work overnight|work nights|works nights|night shift|nights shift|working nights|on nights|work days|1 st time|2 nd time|3 rd time|4 th time|third time|good morning|good afternoon|good evening|good night|good day|have a good day|have a nice day|have a great day|have a good night|have a good evening"
    "|have a good weekend|have a nice weekend|one more time|this time|first time|last time|every time|next time|same time|any time|some time"
    "|second opinion|second time|one second|just a second|a second|one sec|one moment|a minute|one minute|just a minute|hold on a minute|may i|may we|may be"
    "|may have|may not|might|these days|those days|most days|day to day|all day long|24 / 7|9 1 1|one of|no one|one on one|this one|that one|the one|which one|each one"
    "|later one|earlier one|another one|first one|second one|third one|last one|other one|new one|a few|a couple|last name|first name|second name|for now|right now i am"
    "|up to date|any day now|the other day|the first|the second|the third|to one|day care|daycare|sun screen|sunburn|sun burn|march up|follow up to|follow - up to|same day as"
    "|i may|we may|you may|he may|she may|they may|it may|that may|there may|may come|may need|may want|may also|may he|may she|may as well|who may|you may not"
    "|'m sat|am sat|was sat|is sat|are sat|been sat|were sat|sat here|sat in|sat on|sat down|sat there|sat at home|sat waiting|and sat|just sat|i sat|he sat|she sat"
    "|wed my|wed her|wed him|to wed|was wed|newly wed|in the sun|from the sun|to the sun|the sun|too much sun"
)
"""Phrases that sound like times and are none."""
