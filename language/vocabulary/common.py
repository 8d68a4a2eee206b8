"""Words that are no one's name: what ends a name, and what "I'm …" or "soy …" is followed by when it is no name."""

# ruff: noqa: E501
from __future__ import annotations

TITLES = frozenset(
    "mr mrs ms miss mister dr doctor doctora dra sr sra srta senor senora senorita don dona jr prof professor md".split()
)
PARTICLES = frozenset("de la del los las van von der den da dos di du le bin al el san santa mc mac o' y st".split())
HESITATIONS = frozenset("uh um erm hmm eh ehh".split())
"""What is said between the words of a name and is no part of it."""

NOT_NAMES = frozenset(
    # English
    "a an the and or but so i i'm i'd i've i'll me my mine you your he she it its we us they them his her their this that these those there here"
    " is am are was were be been being do does did done have has had having can could will would shall should may might must need want like"
    " to of in on at by for from with about as into over after before between out off up down again not no yes yeah yep ok okay sure fine please thanks"
    " thank hello hi hey good morning afternoon evening night today tomorrow yesterday next last first second third now then just only also too very"
    " calling call trying looking going having feeling looking hoping wondering wanting interested sorry afraid sick ill well great better worse late early"
    " new patient existing returning born birthday date birth number phone email code dob name names surname spelled spelling appointment appointments"
    " book booking schedule scheduling cancel reschedule visit doctor see free available pregnant diabetic old year years month months week day days time"
    " what when where who how why which because if than more most some any all both each other another same such one two three four five six"
    " seven eight nine ten son daughter wife husband mother father mom dad kid child baby boy girl friend partner parent grandmother grandfather"
    " pain hurt hurts hurting ache headache fever cough cold flu rash blood test check checkup really actually maybe still already right left"
    " insurance parking help person human agent someone anyone everybody nobody something anything nothing it's that's what's there's don't can't"
    " not won't didn't isn't wasn't aren't monday tuesday wednesday thursday friday saturday sunday work works job experiencing dealing running unable able"
    " ready done back home away busy open confused allergic having suffering getting coming asking writing texting seeing using taking bringing in"
    " worried concerned scared nervous tired dizzy nauseous fluttering bleeding vomiting struggling urgent emergency dying stuck lost kidding joking"
    " put raining snowing registered get gets shared pronounced appt appts change bday yet differently set see's wrong spelled legal card under"
    " outside front desk park parked drive caregiver september october november december january february hear"
    " wait hold stop huh again repeat oops listen look hang never mind nothing none nope maybe later why say said tell give show use weird private secret"
    " question questions skip pass idk dunno joking really seriously whatever anything thing things lol hm um uhm nah cost much many does how's who's"
    # Spanish
    " el la los las un una unos unas yo tu usted el ella mi mis su sus me te se le lo les que quien cual como cuando donde porque por para con sin sobre"
    " de del al a en y o u pero si no ni es soy eres son era fue ser estar estoy esta estan tengo tiene tienen tener hay quiero quisiera necesito puedo"
    " puede gracias favor hola buenos buenas dias tardes noches hoy manana ayer ahora luego despues antes nuevo nueva paciente alergico alergica"
    " diabetico diabetica embarazada cita citas medico medica doctor doctora hijo hija esposo esposa mama papa madre padre nino nina bebe persona"
    " nombre apellido numero telefono correo codigo fecha nacimiento naci nacio nacido nacida ver veces comuniqueme llamo llamando hablando hablo mujer hombre mayor menor mas menos"
    " muy bien mal ya aqui alli eso esto este otra otro nadie alguien nada algo todo claro vale bueno dolor duele lunes martes miercoles jueves viernes"
    " sabado domingo listo lista seguro segura cliente ciudadano mexicano mexicana quien unico unica enfermo enferma"
    " espera espere oiga mire ayuda cancelar pregunta perdon disculpe adelante nunca tal vez quizas cuanto cuesta momento otra vez repita"
    " pongale ponga anote apunte ahi bien habla casada soltera oye registrado registrada mija mijo señorita limpieza dejo"
    " ok uh um erm hmm eh ehh este pues bueno oh ah well".split()
)
"""A name may be any other word."""

LETTER_WORDS = {
    "ay": "a", "bee": "b", "be": "b", "cee": "c", "see": "c", "dee": "d", "ee": "e", "eff": "f", "ef": "f", "gee": "g", "aitch": "h", "jay": "j",
    "kay": "k", "el": "l", "ell": "l", "em": "m", "en": "n", "oh": "o", "pee": "p", "cue": "q", "queue": "q", "are": "r", "ar": "r", "ess": "s",
    "tee": "t", "you": "u", "vee": "v", "ex": "x", "why": "y", "zee": "z", "zed": "z", "hache": "h", "jota": "j", "ele": "l", "eme": "m", "ene": "n",
    "erre": "r", "ese": "s", "uve": "v", "equis": "x", "zeta": "z", "ge": "g", "ce": "c", "de": "d", "efe": "f", "te": "t", "ka": "k", "pe": "p",
    "cu": "q", "i": "i",
}  # fmt: skip
"""Letters as speech recognisers write them."""

HOUR_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve noon"
    " una dos tres cuatro cinco seis siete ocho nueve diez once doce mediodia".split()
)
"""What an hour is said with in words."""
