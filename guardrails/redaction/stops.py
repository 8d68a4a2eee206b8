"""Words that no name starts or ends with: what a name is cut at."""

# ruff: noqa: E501
from __future__ import annotations

from guardrails.normalise import fold

_STOP = frozenset(
    fold(word)
    for word in (
        "and or but i i'm im we you he she they it is was are am be been have has had do does did can could will "
        "would need needs want wants "
        "wanted like the a an my your his her their our this that these those here there with from to for of in on "
        "at by about not no yes "
        "please calling call speaking born dob date birth phone number email address so just who what when where why "
        "how if because "
        "since also then thanks thank hi hello hey good morning afternoon evening today tomorrow tonight next last "
        "first monday tuesday "
        "wednesday thursday friday saturday sunday january february march april june july august september october "
        "november december "
        "sick pain fever sure sorry ok okay new patient looking trying having feeling running late ready back free "
        "available interested "
        "unable able allergic diabetic pregnant scheduled supposed going calling writing texting still really very "
        "doctor dr nurse "
        "appointment visit cardiology dermatology clinic hospital department follow-up checkup worried afraid glad "
        "happy afternoon "
        "y o pero yo tu el la los las un una unos unas mi mis su sus de del que no si es soy esta este esto estoy "
        "tengo tiene quiero quiere necesito "
        "necesita puedo puede para por con sin en al a hola buenos buenas dias tardes noches gracias favor hoy "
        "manana lunes martes "
        "miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre "
        "octubre noviembre diciembre "
        "nacido nacida naci fecha nacimiento telefono correo numero cita consulta doctora doctor paciente nuevo "
        "nueva llamo hablo "
        "diabetico diabetica alergico alergica embarazada seguro lista listo libre mejor fiebre dolor tos hace desde "
        "cuando donde como "
        "said says say told tells tell thinks thought recommended recommends suggested suggests mentioned ordered "
        "prescribed gave gives asked asks sent sends referred put puts saw sees see made makes took takes "
        "gets got get before after again ago never always only up down "
        "dijo dice decia pidio pide mando manda receto recomendo recomienda sugirio dio quiso me te se les nos "
        "dra lun mie mier jue juev vie vier viern sab mon tue tues wed weds thu thur thurs fri gine "
        "rash mole wart acne xray labs tapon cera vejiga llena otorrino gracia ntp cual hijo hija madre padre esposo esposa mujer marido edad sexo domicilio calle nhc nass medico"
    ).split()
)


def is_ordinary(word: str) -> bool:
    """A word that no name starts or ends with."""
    return fold(word.strip(".,'")) in _STOP
