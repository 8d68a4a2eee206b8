"""What is said beside the matter and nothing else: small talk, and questions about who answers and in which language."""

# ruff: noqa: E501
from __future__ import annotations

import re
import unicodedata
from typing import Literal

from language.text.normalise import fold

Aside = Literal[
    "how_are_you",
    "weather",
    "kind_words",
    "who_answers",
    "speaks_spanish",
    "speaks_english",
    "other_language",
    "joke",
    "here",
    "of_course",
    "today",
]

LEAD = (
    r"(?:(?:hi|hello|hey|hola|ok|okay|oh|ah|well|so|wow|haha+|lol|um|uh|and|but|sorry|wait|hold on|excuse me|by the way|what time is it(?: now)?(?: and)?|que hora es(?: y)?|good (?:morning|afternoon|evening)|buen[oa]s(?: (?:dias|tardes|noches))?"
    r"|y|pero|oiga|oye|mire|bueno|pues|ay|este|espere|perdon|disculpe|por cierto|de casualidad)\W+)*"
)
TAIL = (
    r"(?:\W+(?:today|then|please|by the way|though|there|doing|my friend|dear|sir|ma'?am|haha+|lol|really|very much|a lot|isn'?t it|huh|right|at all|or not|or what"
    r"|hoy|pues|por favor|usted|tu|senorita|senor|mi amor|mijo|mija|verdad|no|jaja+|por cierto|o no|o que|eh|todo|tambien))*"
)
MACHINE = (
    r"(?:robot|bot|machine|computer|ai|a\.i\.?|an? ai|chat ?bot|chat ?gpt|program|recording|automated(?: \w+)?|human(?: being)?|person|real|real (?:person|human|lady|woman|man|one)|live person|someone real|answering machine"
    r"|una? (?:robot|bot|maquina|computadora|programa|grabacion|persona(?: (?:real|de verdad))?|ser humano|human[oa])|robot|maquina|computadora|grabacion|persona(?: (?:real|de verdad))?|human[oa]|real|de verdad|inteligencia artificial)"
)
KIND = (
    r"(?:funny|hilarious|nice|sweet|kind|great|awesome|amazing|wonderful|the best|lovely|good|smart|clever|cute|patient|helpful|polite|fun|an angel|a lifesaver|a sweetheart|cool"
    r"|amable|graciosa?|gracioso|chistos[oa]|divertid[oa]|simpatic[oa]|list[oa]|buen[oa]|lind[oa]|genial|inteligente|paciente|un amor|un angel|un sol|maravillos[oa])"
)
FINE = r"(?:nice|beautiful|lovely|great|gorgeous|terrible|awful|crazy|bad|good|hot|cold|cloudy|sunny|rainy|windy|miserable|wonderful)"
SKY = r"(?:day|weather|morning|afternoon|evening|outside|out there|out)"
HACE = r"(?:(?:mucho |un |tanto )?(?:frio|calor|sol|viento|buen tiempo|mal tiempo|bonito dia|buen dia|lindo dia)(?: (?:horrible|terrible|bonito))?)"
DAY_ES = r"(?:(?:bonito|lindo|hermoso|precioso|buen|mal) (?:dia|clima|tiempo)|(?:dia|clima|tiempo) (?:tan |mas )?(?:bonito|lindo|hermoso|precioso|feo|horrible)|calor|frio)"

TONGUE = (
    r"(?:portuguese|french|german|italian|russian|polish|ukrainian|arabic|farsi|persian|dari|pashto|urdu|hindi|bengali|punjabi|gujarati|tamil|telugu|nepali|chinese|mandarin|cantonese|vietnamese|korean|japanese|tagalog|filipino|hmong|khmer|lao|thai|somali|amharic|tigrinya|swahili|yoruba|igbo|french creole|haitian creole|creole|haitian|turkish|greek|hebrew|romanian|albanian"
    r"|portugues|frances|aleman|italiano|ruso|polaco|ucraniano|arabe|chino|mandarin|cantones|vietnamita|coreano|japones|criollo|creole|turco|griego|quechua|mixteco|k'?iche'?|mam|nahuatl|zapoteco)"
)
FOREIGN = r"(?:rdv|demain|svp|parlez|vous|francais|parla|italiano|falo|voce|portugues|sprechen|sie|deutsch|ich|brauche|termin|bitte|einen|je|voudrais|rendez-?vous|besoin|bonjour|s'il|vous|plait|preciso|uma|gostaria|marcar|consulta medica|ola|obrigad[oa]|bom dia|vorrei|appuntamento|buongiorno|ho bisogno|mwen|bezwen|randevou|bonjou|toi|muon|kham|bac si|xin chao|potrzebuje|wizyt[ye]|dzien dobry|kailangan|ko|ng|po)"

TELL = r"(?:(?:do|can|could|would) (?:you|u) (?:know|have|tell me|happen to know) |tell me |i (?:need|want) to know |me (?:puede |podria )?(?:dice|decir|dar) |sabe |digame )?"

SAID: tuple[tuple[Aside, str], ...] = (
    (
        "today",
        rf"{TELL}(?:what(?:'s|s| is)? (?:the )?(?:date|day)(?: of the (?:week|month))? (?:is (?:it )?)?(?:today|now)|what(?:'s|s| is) (?:today'?s (?:date|day)|today|the date)|what (?:day|date) (?:is|it is)(?: it)? (?:today|now)|today'?s date|what day (?:is )?today(?: is)?)"
        rf"|{TELL}(?:what(?:'s|s| is)? (?:the )?time(?: is it| it is)? (?:right )?now|what time is it right now|the time|the current time)|(?:do|can|could) (?:you|u) (?:know|tell me) what time it is(?: (?:right )?now)?"
        rf"|{TELL}(?:que (?:dia|fecha) (?:es|estamos|tenemos)(?: hoy| el dia de hoy)|hoy (?:que|a que|a cuanto) (?:dia |fecha )?(?:es|estamos)|a (?:que|cuanto|cuantos)(?: dia| dias)? estamos(?: hoy)?|(?:cual es )?la fecha(?: de hoy)?|que hora es (?:ahorita|ahora|ya)|que hora tiene|la hora(?: que es)?)",
    ),
    (
        "other_language",
        rf"(?:do|does|can|is there) (?:you|u|anyone|anybody|someone|somebody|this)(?: (?:guys|there|here|who))? (?:speaks?|talks?|understands?|write)(?: (?:in|any|some))? {TONGUE}|(?:i|we) (?:only )?speak (?:only )?{TONGUE}(?: only)?|(?:no english|no hablo ingles ni espanol)"
        rf"|(?:usted |ustedes |alguien |aqui )?(?:habla|hablas|hablan|entiende|entienden)(?: (?:usted|ustedes|aqui|alguien))? {TONGUE}|(?:solo )?hablo (?:solo )?{TONGUE}|{FOREIGN}(?:[ -]\w+){{0,2}}[ -]{FOREIGN}(?:[ -]\w+){{0,6}}",
    ),
    (
        "how_are_you",
        r"how(?:'s| is| are|'re| r)? (?:you|u|ya|things|everything|it going|your day|life)(?: (?:going|doing|been|today|feeling))*|how(?:'ve| have) you been|how do you do|what'?s up|how's it hanging"
        r"|como (?:esta|estas|le va|te va|anda|andas|amanecio|se encuentra|se siente|ha estado|va (?:todo|su dia))|que tal|como (?:esta|van) todo|que tal (?:su|tu) dia|como le ha ido",
    ),
    (
        "weather",
        rf"(?:it'?s|it is|what|such) (?:a |an )?(?:so |very |really |pretty |such a |quite )?{FINE} {SKY}(?: we(?:'re| are) having)?|(?:nice|beautiful|lovely|gorgeous) day(?: we(?:'re| are) having)?|(?:the )?weather(?:'s| is) (?:so |very |really |pretty )?{FINE}|{FINE} weather(?: we(?:'re| are) having)?"
        rf"|(?:it'?s|it is) (?:so |very |really |pretty |quite )?(?:raining|snowing|pouring|hot|cold|sunny|windy|freezing)(?: (?:outside|out|out there))?|how'?s the weather"
        rf"|(?:que|hoy) {DAY_ES}(?: (?:hace|que hace|hoy))*|(?:hoy )?(?:esta|hace) (?:muy |tan |un )?(?:{HACE}|{DAY_ES}|lloviendo|nevando)|que {HACE}(?: hace)?|como esta el (?:tiempo|clima)",
    ),
    (
        "kind_words",
        rf"(?:you|u|ur|you'?re|you are)(?:'re| are)? (?:so |very |really |too |pretty |just |such |a )*{KIND}(?: (?:person|one|assistant|help|joke|at this))?|(?:this is|that'?s|that is|that was) (?:so |very |really |too |pretty )*(?:funny|hilarious|kind(?: of you)?|sweet(?: of you)?)|(?:i )?(?:love|like|adore) (?:you|u|this|talking to you)(?: (?:so much|too))?"
        r"|(?:i'?m )?(?:just )?(?:kidding|joking)|(?:good|nice|great|funny) (?:one|joke|bot|job|talking to you|to meet you)|god bless(?: you)?|bless (?:you|your heart)|have a (?:nice|good|great) one|you made me (?:laugh|smile)|will you marry me"
        rf"|(?:usted |tu )?(?:es|eres) (?:muy |tan |bien |bastante )?{KIND}|te (?:quiero|amo|adoro)|(?:me )?(?:cae|caes) bien|que dios (?:la|lo|te|le) bendiga|dios (?:la|lo|te|le) bendiga|mucho gusto|(?:es|era) broma|me hizo (?:reir|sonreir)|que (?:amable|gracios[oa]|chistos[oa]|lind[oa])",
    ),
    (
        "joke",
        r"(?:(?:can|could|will) (?:you|u) )?(?:please )?(?:tell|give|say)(?: me)? (?:a|another|some|one more) (?:good |funny )?jokes?|(?:do|got|have)(?: you)? (?:know |have |got )?any (?:good )?jokes|make me laugh|sing(?: me)?(?: a)? song"
        r"|(?:(?:me )?(?:puede|puedes) )?(?:contar(?:me)?|cuenteme|cuentame|digame|dime) (?:un|otro|algun) (?:buen )?chiste|hazme reir|hagame reir",
    ),
    (
        "of_course",
        r"(?:i (?:have|had|got|'ve got) |i've got |just )?(?:a|one|another|some|a few|a couple(?: of)?|two|more)? ?(?:quick |small |other |more )?questions?|(?:can|could|may) i (?:just )?ask(?: (?:you|u))?(?: (?:something|a question|one thing|one more thing|another question))?"
        r"|(?:tengo |nada mas |solo )?(?:una|otra|unas|dos) (?:pregunt(?:a|ita)s?|dud(?:a|ita)s?)(?: (?:mas|rapida))?|(?:le |te )?(?:puedo|podria) (?:hacer(?:le|te)?|preguntar(?:le|te)?)(?: (?:una pregunta|algo|una cosa))?",
    ),
    (
        "here",
        r"(?:test|testing|prueba|probando)(?: (?:test|testing|message|prueba|mensaje|1|2|3|12|123|one|two|three|uno|dos|tres))*|(?:this is|just|only)(?: just| only)? a test|(?:is|are) (?:this|that|it|you|the (?:chat|bot|system|line|phone)) (?:thing )?(?:still |even )?(?:on|working|broken|down|alive|awake|asleep|dead|there|listening|stuck|frozen)(?: (?:or what|now))?"
        r"|(?:can|do|did) (?:you|u|anyone|anybody) (?:hear|read|see|get)(?: (?:me|this|that|my message))(?: (?:ok|okay|now))?|are (?:you|u) (?:still )?there|is (?:anyone|anybody|someone|somebody) (?:there|here|home)|you there|(?:hello\W+){2,}(?:is this thing on)?|hello is this thing on"
        r"|(?:me|nos) (?:oye|oyes|escucha|escuchas|lee|lees|copia)|(?:usted |tu )?(?:esta|estas|sigue|sigues) (?:ahi|aqui|funcionando|sirviendo|descompuest[oa]|dormid[oa])|hay alguien(?: ahi| aqui)?|(?:bueno\W+){2,}(?:me (?:oye|escucha))?|(?:esto|el chat) (?:funciona|sirve|jala)|(?:es |esta es )?(?:solo )?una prueba",
    ),
    (
        "who_answers",
        rf"(?:is this|have i reached|did i reach|am i calling) (?:the )?(?:hospital|clinic|doctor'?s office|front desk|lakeside(?: general)?)|(?:es|hablo (?:al|con el)|es este) (?:el )?(?:hospital|la clinica)|who(?:'s| is|'re| are|m am| am)?(?: am)? (?:you|u|this|i (?:talking|speaking|chatting|texting)(?: (?:to|with))?|there|speaking|talking|calling)(?: (?:exactly|talking to|speaking to))?|what are you|what(?:'s| is) your name|do you have a name"
        rf"|(?:are|r) (?:you|u) (?:really |actually |even |just |like )?(?:(?:a|an|the|some|talking to a) )*{MACHINE}(?: or (?:(?:a|an) )?{MACHINE})?|(?:am i|i'?m i) (?:talking|speaking|chatting|texting) (?:to|with) (?:(?:a|an|the|some) )*{MACHINE}(?: or (?:(?:a|an) )?{MACHINE})?"
        rf"|is (?:this|that|it|there) (?:really |actually |just )?(?:(?:a|an) )*(?<!there a )(?<!there an ){MACHINE}(?: (?:i'?m|that i'?m|i am) (?:talking|speaking) (?:to|with))?(?: or (?:(?:a|an) )?{MACHINE})?|is anybody really there|you(?:'re| are) (?:a|an) (?:robot|bot|machine|computer|ai)"
        rf"|(?:y )?(?:usted |tu )?(?:quien|que) (?:es|eres)(?: (?:usted|tu))?|(?:y )?con quien (?:estoy )?hablo?(?:ando)?|quien (?:habla|contesta|me (?:habla|escribe|atiende|contesta))|como se llama(?: usted)?|como te llamas|cual es su nombre"
        rf"|(?:usted |tu )?(?:es|eres|sos)(?: (?:usted|tu))? (?:realmente |de verdad )?(?:una? )?{MACHINE}(?: o (?:una? )?{MACHINE})?|(?:estoy )?habl(?:o|ando) con (?:una? )?{MACHINE}(?: o (?:una? )?{MACHINE})?|(?:es|esto es|esta es) (?:una? )?{MACHINE}",
    ),
    (
        "speaks_spanish",
        r"(?:do|can|does|could|would) (?:you|u|anyone|anybody|someone|this)(?: (?:guys|also|all|there))? (?:speak|talk|understand|write|do|know)(?: (?:in|any|some))? (?:spanish|espanol)|(?:you|u) (?:speak|talk) (?:spanish|espanol)|(?:(?:please |can you |could you |i (?:want|prefer|need) (?:to )?|let'?s )*(?:switch|change|talk|speak|write|answer|go|continue|reply)(?: to me)?(?: (?:it|this))?(?: (?:to|in|into))? )?(?:in )?(?:spanish|espanol)|(?:is|any|can (?:i|we) (?:have|do|get|switch to|talk in|speak|go on in|continue in)(?: this)?(?: in)?|how about|what about|in) (?:it in )?(?:spanish|espanol)"
        r"|(?:mejor |prefiero |quiero )?(?:hableme|hablame|hablar|hablemos|contesteme|contestame|escribame|siga|seguimos|sigamos|cambie|cambiar|cambiemos)?(?: ?mejor)? ?(?:en |a |al )?espanol|(?:no (?:hablo|entiendo|se)(?: (?:bien|mucho|nada de|el))? ingles)"
        r"|(?:usted |ustedes |alguien |aqui )?(?:habla|hablas|hablan|entiende|entienden|atienden en|contesta en)(?: (?:usted|ustedes|aqui))?(?: en)? espanol|(?:se puede|puedo|podemos|puede|en)(?: (?:hablar|seguir|escribir|ser|hacerlo|contestar))?(?: en)? espanol",
    ),
    (
        "speaks_english",
        r"(?:do|can) (?:you|u) (?:speak|talk|understand)(?: in)? english|(?:you|u) speak english|(?:(?:please |can you |could you |i (?:want|prefer|need) (?:to )?|let'?s )*(?:switch|change|talk|speak|write|answer|go|continue|reply)(?: to me)?(?: (?:it|this|back))?(?: (?:to|in|into))? )?(?:in |back to )?english|i (?:don'?t|do not|can'?t) (?:speak|understand|read|know)(?: (?:any|much))? spanish|(?:can (?:i|we) (?:have|do|switch to|go on in|continue in)(?: this)?(?: in)?|in) english"
        r"|(?:usted |ustedes |alguien )?(?:habla|hablas|hablan|entiende|entienden)(?: (?:usted|ustedes|aqui))?(?: en)? ingles|(?:se puede|puedo|podemos|puede|en)(?: (?:hablar|seguir|escribir|ser))?(?: en)? ingles",
    ),
)  # fmt: skip
"""Folded text, whole but for what people begin and end with."""

PATTERNS = tuple((kind, re.compile(rf"\W*{LEAD}(?:{said}){TAIL}\W*")) for kind, said in SAID)
MOST_CHARS = 120
"""A longer message says more than this."""


def aside(text: str) -> Aside | None:
    """What the message is, where it is nothing else; None for one that wants anything."""
    folded = fold(text.strip())
    if not folded or len(folded) > MOST_CHARS:
        return None
    if _in_another_script(folded):
        return "other_language"
    return next((kind for kind, pattern in PATTERNS if pattern.fullmatch(folded)), None)


def _in_another_script(folded: str) -> bool:
    """Whether most of its letters are of no alphabet that English or Spanish is written in."""
    letters = [char for char in folded if char.isalpha()]
    foreign = sum(not unicodedata.name(char, "LATIN").startswith("LATIN") for char in letters)
    return len(letters) > 1 and 2 * foreign > len(letters)
