"""Words that say nothing of the body in either language: grammar, time, amounts, asking. They get no vote on a department."""

# ruff: noqa: E501
from __future__ import annotations

PLAIN_WORDS = frozenset(
    # English
    "i my the a an and to of in it is that for on with at or when me be so have has had am are was were been being this but by from as if not do does"
    " did don't doesn't didn't i'm i've i'd i'll it's can't won't get got gets can could would should will may might you your he she him his her hers they"
    " them their we us our really just very like want need needs help someone doctor again since every ever never time times day days week weeks month"
    " months year years old morning night today yesterday ago last next new now still keep keeps kept going go goes went getting make makes made take takes"
    " took thing things lot lots much many more most less few two three four five six seven eight nine ten first second third both one only any some out up"
    " down over off into after before about all there here what which who where why how than then its myself yourself anyone please see look looked check"
    " checked around maybe also too even while think know said says say tell told"
    # Spanish
    " el la los las de que y en un una unos unas me mi mis se lo al con por para es no ya cuando mucho muy le les su sus o te si del como quiero necesito"
    " quisiera alguien doctor doctora otra otro vez desde cada nunca hace dias dia semana semanas mes meses ano anos manana noche hoy ayer ultima ultimo"
    " proximo nuevo nueva ahora sigo sigue voy va ir veces dos tres cuatro cinco seis siete ocho nueve diez primer primera ambos solo algo todo toda todos"
    " todas fuera sobre antes despues aqui donde quien cual mas menos tan tanto hasta ni pero porque sin ser estar esta estoy eso esto ese esa este ellos"
    " usted ustedes hay han he ha son era fue tengo tiene tienen traigo ver vea vean doctor doctora medico medica cita consulta alguien ayuda hola buenas".split()
)
