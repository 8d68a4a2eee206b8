"""Relatives whom a message only mentions: who drives, recommends, answers the phone, died or sleeps badly. Patterns over folded text."""

# ruff: noqa: E501
from __future__ import annotations

KIN = r"(?:\w+ ){0,2}?(?:son|daughter|wife|husband|hubby|mom|mother|mama|dad|daddy|father|kids?|children|baby|partner|boyfriend|girlfriend|friend|brother|sister|grandkids|grandson|granddaughter|grandma|grandpa|neighbou?r|aunt|uncle|cousin|boss|niece|nephew|roommate|stepson|stepdaughter|sis|bro|ex)(?:[- ]in[- ]law)?"
KIN_ES = r"(?:hij[oa]s?|espos[oa]|marido|mama|papa|madre|padre|amig[oa]|herman[oa]|niet[oa]s?|vecin[oa]|suegr[oa]|prim[oa]|patron|patrona|jefe|cunad[oa]|novi[oa]|pareja|nuera|yerno|comadre|compadre|sobrin[oa]|abuel[oa]|abuelit[oa]|ti[oa]|ahijad[oa])"
PLACES = r"(?:house|home|place|apartment|car|truck|wedding|funeral|number|phone|cell|birthday|graduation|game|recital|job|work|plan|insurance|employer|company|school(?! physical| form| shots| checkup)|office|side|email)"
"""What of somebody's has nothing to do with their health."""

CANCELS = r"(?!.*\b(?:cancel\w*|(?:her|his|their) (?:\w+ )?appointments?|anul\w+|sus? citas?)\b)"
"""The visits of who has died are given up."""

HELPS = r"(?:is|was|has to|had to|will|will be|can|could|would|might|may|should|usually|always|normally|only|just|who|also|already|going to|gonna|be|keeps?|never|won't|stop|on|constantly)"
LETS_BOOK = r"(?! (?:to )?(?:book|make|call|schedule|get (?:her|him|them)|cancel|find|set|move|come in with))"
DRIVES = r"(?:llev|tra[ei]|acompan|ayud|dij|dic|pid|recomend|mand|insist|oblig|recog|prest|convenc|coment|explic|aviso|avisa|dejo|exig|cuid|maneja|regan|oblig|dio un|da un)"

_SAYS = r"(?:(?:told|asked|tells|showed|helped|sent|signed|gave|got) me|(?:said|says|say|thinks?|thought|suggest(?:s|ed)|recommend(?:s|ed)|insist(?:s|ed)|set (?:it|this)))\b"
_ILL = r"\b(?:has|had|have|needs?|wants?|hurts?|sick|ill|pain|fever|feel\w*|got|fell|broke|coughs?|\w+ing|tiene|necesita|ocupa|quiere|duele|siente|cayo|fiebre|mal|enferm[oa])\b"
_LIFE = rf"(?:(?!{_ILL})[^.;!?]){{1,50}}?"
_HERS = r"(?! (?:me )?(?:that |que )?(?:her|his|she|he|they|their|le|su|ella|el (?!doctor|medico))\b)"
TOLD_OF_KIN = (
    rf"(?P<kin>\bmy {KIN})(?=\W)(?: (?!and\b|or\b)\w+)?(?:,? (?:who|that|she|he|the one|bless \w+|over|down|up|out)\b{_LIFE})?,?(?: (?:she|he|who))?(?= (?!has\b|needs?\b){_SAYS}{_HERS})",
    rf"(?P<kin>\bmi {KIN_ES})(?=\W)(?: (?!y\b|o\b)\w+)?(?:,? (?:que|la que|el que|quien|ella|el)\b{_LIFE})?,?(?: (?:ella|el|quien|fue quien))?(?= (?:me |nos )(?:dijo|dice|comento|recomendo|mando|explico|ayudo)\b{_HERS})",
)
"""A relative with a name and a word on their life before what they said: "my daughter Susan, she lives far away, she told me"."""

AGENT = (
    rf"\b(?:my|our) {KIN}(?:'s)?(?: {HELPS})* (?!not\b|needs?\b|wants?\b|asked\b|and\b|with\b|to\b|for\b|has\b|is\b|on\b|by\b|than\b|like\b|about\b)\w+ me\b(?! (?:and|or) my)",
    rf"\bmy {KIN} (?:wants|asked|needs|has) me{LETS_BOOK}\b",
    rf"\bmy {KIN}(?:'s)? (?:(?:is|will be|is going to|will|can) )?(?:driv(?:es?|ing)|dropp?(?:s|ing)|pick(?:s|ing)|watch(?:es|ing)|babysit\w*|taking|bringing|coming with|translates?|bring me|take me)\b(?! (?:for|home|to work))",
    rf"\bmy {KIN} (?:(?:usually|always|normally|often) |recommended|said|told|works|works at|set (?:it|this)|handles|takes care|thinks?|say|says|saw|drops?|has to drive|is (?:making|flying|off)|(?:will )?claim|don't|doesn't (?:get|drive))",
    rf"\bmis? {KIN_ES}(?: (?!y\b|para\b)\w+){{0,4}}? (?:me|nos) (?:(?:tiene|va|puede|podria|quiere|suele|acaba|acabo|tuvo|viene|esta|anda|sigue|hizo el favor) (?:que |a |de )?)?{DRIVES}\w*",
    rf"\bmi {KIN_ES} (?:tiene que|va a|puede|podria|quiere|viene a) (?:llevarme|traerme|acompanarme|ayudarme|recogerme|manejar)\b",
    rf"\bmi {KIN_ES} (?:el que es \w+ |la que es \w+ )?(?:dijo|dice|dicen|recomendo|escribe|marco|trabaja|insiste|maneja|nomas me|no trabaja|no me (?:puede|deja|lleva|trae)|puede (?:entrar|acompanar|ir conmigo)|tuvo|esta internad[oa])\b",
    rf"\b(?:cuando|hasta que|que) (?:\w+ )?(?:llegan?|salen?|vienen?|vuelven?|regresan?) mis? {KIN_ES}\b|\b(?:contestan?|maneja|avisa|escribe|dice|viene|llama|marca) mis? {KIN_ES}\b|\bes mi {KIN_ES} (?:quien|el que|la que) me\b",
    r"\bmi (?:hijo|hija|espos[oa]|marido|niet[oa]|nuera|yerno) (?:llega|sale|viene|vuelve|regresa) (?:\w+ ){0,3}(?:carro|trabajo|por mi|escuela|camioneta|coche)\b",
    rf"\bdice mi \w+|\bmi \w+ me (?:obliga|insiste|manda|mando|recomienda)\b|\b(?:recomendo|llevo|mando|apunto) mi {KIN_ES}\b|\bel que (?:mi|su) {KIN_ES}\b|\bllevo a mi (?:niet|hij|sobrin)[oa]\W*$",
    rf"\bmi {KIN_ES} es (?:el|la) que\b|\bmy {KIN} is the one (?:who|that)\b",
    r"\bmy boss\b",
)
"""Who does something for the patient, or says something."""

ALONG = (
    rf"\bthrough (?:my|our) {KIN}\b|\b(?:a traves de|por medio de|por parte de|(?:seguro|plan|medicare|medicaid|cobertura) por) mi {KIN_ES}\b",
    rf"\b(?:at|on|like|with|from|and|by|near|to|than|as|told|says?|asked|unlike|behind|calling) (?:my|our) {KIN}(?! in law|-in-law|'s (?!(?:\w+ )?{PLACES}))(?:'s)?\b(?! (?:who|and i|too|as well|(?:for|to see|to (?:his|her)|after (?:his|her)|both) ))(?!,? both\b)",
    r"\b(?:can|could|may|will|would|should|does) my \w+ (?:sit|come|be (?:there|with|in)|stay|wait|go in|drive|bring|take me|pick|drop|accompany|attend|join|watch|help|translate|interpret|have to (?:come|be))\b",
    r"\bbring(?:ing)? my \w+(?=\W*$|[?.!,]| along\b| with me\b| too\b| to (?:the|my) (?:appointment|visit)\b)|\bmy \w+ (?:will|is going to|can) come (?:along|with)\b",
    rf"\b(?:bring|take|leave|watch|feed|see) my (?:\w+ )?{KIN} (?:along|with me|too)\b|\bmy {KIN} and (?:both )?(?:my )?{KIN} have\b|\bmy {KIN} kills me\b",
    rf"\b(?:con|en casa de|donde|a casa de|como|igual que|de casa de) mi (?:\w+ )?{KIN_ES}\b(?! (?:a|en|para|por) su\b)",
    r"\b(?:puede|podria|puedo) (?:entrar|venir|ir|pasar|acompanarme|llevarme|traerme|manejar|estar)(?: conmigo)? (?:con )?mi \w+\b(?! (?:a|en) su\b)|\b(?:puede|podria) mi \w+ (?:entrar|venir|ir|pasar|acompanar\w*|llevarme|traerme|manejar|estar|quedarse|esperar)\b|\bme (?:puede|podria) (?:llevar|traer|acompanar|recoger) mi \w+",
    rf"\bmi {KIN_ES} (?:puede|podria|va a) (?:entrar|venir|ir|pasar|estar|quedarse|esperar)(?: conmigo)?\b",
    rf"\b(?:llevar|traer|ir con|entrar con) (?:a )?mis? (?:{KIN_ES}|ninos|bebe)\b(?! (?:a su|en su|con (?:el|la) (?:dr|doctor|pediatra)|al? (?:pediatra|doctor|medico|control|chequeo)))",
)
"""Who comes along, and with whom something else is done."""

GONE = (
    rf"\b(?:lost|losing|burying|buried|miss(?:ing)?|late) (?:my |our )?{KIN}\b(?!'s (?:appointment|card|number)){CANCELS}|\bmy (?:late|deceased) (?:\w+)\b",
    rf"\bmy {KIN} (?:was (?:seen|there|treated)|is gone|will be (?:with))\b|\bmy {KIN} (?:(?:just )?passed|died){CANCELS}",
    rf"\b(?:until|since|after|when|before|because|that|as|while) my {KIN} (?:is back|gets|left|moved|came|drives|lands|comes|visits)\b|\b(?:since|after|when|because|that) my {KIN} (?:passed|died){CANCELS}",
    rf"\b(?:perdi|perdimos|enterre|enterramos|enterrar|extrano|murio|fallecio) (?:a )?mi {KIN_ES}{CANCELS}|\bmi (?:difunt[oa]|finad[oa]) \w+|\bmi {KIN_ES} (?:que en paz descanse|(?:se )?(?:me )?(?:fallecio|murio)){CANCELS}",
    rf"\b(?:dejo|boda de|cumpleanos de|pastillas de|medicina de|llevar a) mi {KIN_ES}\b",
)
"""Who died, left or is missed."""

STORY = (
    rf"\bso (?:bad|badly|loud|loudly|much|hard|often|noisy) (?:that )?(?:my|the) {KIN}\b|\b(?:tan(?:to|ta)?|tan \w+) (?:\w+ )?que (?:mi {KIN_ES}|los ninos|el nino|la nina)\b",
    rf"\bmy {KIN}(?:'s| is| are)? (?:(?:is|so|very|really|getting|all|a bit|pretty) )*(?:worried|concerned|scared|upset|nervous|bugging me|on me|making me|nagging(?: me)?)\b(?! sick)|\bmi {KIN_ES} (?:esta|anda|se pone|ya esta) (?:muy |bien )?preocupad[oa]\b",
    rf"\bmy {KIN} (?:had (?:it|the same|cancer|one)|saw|used to|has (?:\w+ ){{1,4}}and now i|and (?:both )?(?:my )?\w+ have (?:it|trouble|the same)|(?:also )?has (?:it|the same|that) too)\b|\b(?:my )?{KIN} and (?:both )?my \w+ have (?:it|the same|trouble)",
    rf"\bmi {KIN_ES} (?:tambien )?(?:tiene|tuvo|padecio) (?:lo mismo|eso mismo|de lo mismo)\b|\bmi {KIN_ES} y yo tenemos (?:planes|seguros|horarios)|\bmi {KIN_ES} \w+ y yo no\b|\bmis? {KIN_ES} salen? (?:de|del|a) ",
    r"\bmy (?:neighbor|friend|sister|brother|cousin|aunt|coworker|boss)(?:'s(?! (?:\w+ing|got|been|not|in (?:pain|bad))\b)| (?:so|sees?|saw|had|likes?|loves?|told|said|recommend\w*|swears?|goes?|went))\b",
    rf"\bmy {KIN} (?:sees|goes to)\b(?!.*\b(?:she|he|they) (?:needs?|wants?|has)\b)",
    rf"\bmy (?:\w+ )?{KIN}(?:'s)? {PLACES}\b|\b(?:through|under|from) my {KIN}(?:'s)? (?:\w+ )?{PLACES}|\b(?:took|ate|swallowed|used) my {KIN}(?:'s)? (?:\w+ )?(?:pills?|meds|medicine|antibiotics?|tablets?|inhaler)\b",
    rf"\bmy {KIN} (?:has|have|had) (?:an?|his|her|their) (?:\w+ )?(?:recital|game|practice|dentist|concert|graduation|party|class|test at school|meeting|match|wedding|interview|flight)\b|\bmy {KIN} (?:gets|get|is|are) (?:out of|off|home from|back from|in|at) (?:school|work|class|daycare|practice)\b",
    r"\b(?:watch(?:es|ing)?|mind(?:ing)?|drop(?:ping)?(?: off)?|pick(?:ing)?(?: up)?|feed(?:ing)?|babysit\w*|leave|leaving|raise) (?:the|our|my) (?:kids|children|baby|grandkids)\b|\bthe (?:kids|children|baby) (?:were|was|are|is) (?:yelling|screaming|fighting|asleep|at school|in school|home|crying in)\b|\b(?:my|the) kids will be\b",
    rf"\b(?:lift|carry|chas|hold|rais)ing (?:my|our) {KIN}\b|\b(?:cargar|cargando|levantar|levantando|jugar|jugando) (?:a |con )?mis? (?:{KIN_ES}|nin[oa]s?|bebe)\b",
    r"\b(?:cuid\w+|dejar\w*|recoger|recojo|quede|con) (?:a )?(?:los|las|mis?) (?:ninos|hijos|nietos|ninas)\b(?! con (?:fiebre|calentura|tos))",
    r"\bmy (?:kid|son|daughter|baby)(?:'s| is) (?:throwing up|sick|puking)\b.{0,30}\b(?:we|my appointment)\b|\bthe school called\b.{0,40}\bmy appointment\b",
    r"\b(?:pick up|drop off|ask|check with|talk to|text|call) my \w+(?: \w+)?\b|\b(?:to|got to) get my \w+(?! (?:\w+ ){0,3}(?:in|an|seen|checked|into|scheduled|booked|his|her|to see|with)\b)(?: \w+)?\b|\basking for a friend\b",
    r"\b(?:pregunt\w+|consult\w+|decir\w*|dec\w+le|hablar) (?:a|con) mi \w+|\b(?:curriculum|telefono|numero|carro|casa|boda|seguro|plan) de mi \w+|\bel de mi \w+ \d|\b(?:puse|di|dije|mande|escribi|puso) (?:la|el|lo) de mi \w+",
    rf"\b(?:eso|ese mensaje|mensaje|that|text|message) (?:era|was|is) (?:meant )?(?:para|for) (?:mi|my) (?:{KIN_ES}|{KIN})\b|\b(?:monday|that|it|this|\w+day) is \w+ for my {KIN}\b|\b(?:mensaje|recado) a mi \w+|\btuve (?:a mi|al?) bebe\b|\b(?:foto|dibujo|regalo|carta) (?:de (?:un |una )?\w+ )?para mi \w+",
    r"^\W*(?:(?:no|bueno|ay|si|mire|oiga|pues|gracias|ok|hola)\W+){1,3}mi (?:hij[oa]|nin[oa])(?= (?:la|el|las|los|no (?:hay|puedo|quiero|tengo|esa|ese|me|entiendo)|ninguna|ninguno|por favor|ya|yo|quiero|necesito|me|es que|en|una?)\b|\W*[,.])",
)
"""What happens in the lives of others; "mi hija" said to whoever listens."""

UNTOLD = (
    rf"\bmy {KIN} (?:can't|cannot|mustn't|must not|shouldn't|should not|doesn't|does not|won't) (?:ever )?(?:know|find out|see|hear)\b|\b(?:without|tell|telling) my {KIN}\b",
    rf"\bmi {KIN_ES} no (?:puede|debe|tiene que|quiero que) (?:saber|enterarse|enter\w+)\b|\bmi {KIN_ES} no sabe\b|\b(?:que no se (?:entere|enteren)|sin que (?:se entere|lo sepa|sepa)|no le digan? a) mis? {KIN_ES}\b",
)
"""Who is not to hear of it."""

NOT_HERS = (
    rf"\b(?:not|no|isn't) (?:for )?my {KIN}\b|\bsupposed to be for my {KIN}\b",
    rf"\bno (?:es )?para (?:mi {KIN_ES}|(?:el|la) (?:nin[oa]|bebe|nen[ea]))\b|\bno pa mi {KIN_ES}\b|\bdije mi {KIN_ES} pero\b|\bdije \w+ pero es\b",
    r"\b(?:mother|mom|father|dad|wife|husband) isn't the patient\b|\bmy \w+ isn't the patient\b|\bnot the (?:older |younger |other )?(?:boy|girl|kid|baby|one)\b",
)
"""Whom a visit is said not to be for."""

MENTIONED = "|".join((*NOT_HERS, *AGENT, *ALONG, *GONE, *STORY, *UNTOLD))
