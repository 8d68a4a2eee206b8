"""Words that say nothing of the body by themselves: grammar, time, amounts, asking; and the words of talk about visits and people."""

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
"""Grammar: no vote on a department."""

WORDS_OF_TALK = frozenset(
    # English
    "appointment appointments appt appts visit visits book booking schedule scheduled reschedule cancel cancelled available availability opening openings"
    " slot mother mothers mom moms mother's mom's father dad dads husband husbands wife wifes son daughter brother sister friend boss"
    " family same usual regular different another other others something anything none neither either each"
    " whatever whichever whenever sometime anytime come comes came coming late later early earlier sooner soon asap missed miss work works working put"
    " move call called calling text write talk speak ask asked asking question answer"
    " actually instead rather sorry okay ok thanks thank yes well mine yours hello hi hey office clinic hospital right wrong sure"
    " hour hours minute minutes tonight afternoon evening noon weekend weekends weekday weekdays monday tuesday wednesday thursday friday saturday sunday"
    " reason kind type sort way place because car ride bus park parking insurance pay cost price rain raining weather home house"
    " somebody nobody let name wait waiting patient patients gotta else march june those number medicare long lady thirty forty sixty eleven twelve fourth"
    " fine once sign till doc doctors real moved desk use used using class referral send sent matter pick nurse set gave find found door neighbor wants letter"
    " machine lunch shift done past forget partner bill grandma folks town christmas writing close closed board sounds order paperwork finish seeing sees saw"
    " saying checking cell pharmacy entrance enough switch hang practice having end true alone picture tried part own aunt step shows changing leaving"
    # Spanish
    " citas visita visitas turno turnos hora horas agendar reservar sacar pedir cancelar mover cambiar disponible libre lugar espacio mama mami papa esposo"
    " esposa marido hijo hija hijos hijas hermano hermana familia mismo misma mismos siempre otros otras nada nadie ninguno ninguna cualquiera"
    " tarde temprano pronto perdi falte llegar llego venir vengo vino trabajo trabajar trabaja escuela manera favor gracias"
    " senor senora senorita yo q ahi soy uno cuanto marzo mayo octubre media medio saber ando anda tambien sirve paciente paso pasa pasada pasado dar hacen salgo orden sabe poder"
    " acuerdo alla llevo lleva amor cuarto mil cincuenta cuarenta quince doce veinte cerca cuido digo muchas van entiendo casa necesita entrar segunda tercera"
    " maquina buscando busco minutos piso hacerme joven usar dicen dura tenia papel papeles puerta clase acabo esperando mediodia poner mandaron ocupo dio"
    " permiso aviso entrada pago cosa dejan estan mananas vi viera parte hombre mujer bueno bien pues entonces mire oiga puede pueden podria puedo gusta gustaria hablar hablo decir dijo dijeron llamar lunes martes"
    " miercoles jueves viernes sabado domingo buenos dia tardes noches ahorita luego si razon tipo clinica hospital oficina carro manejar seguro pagar".split()
)
"""Words of anybody's talk: a vote only beside a word of the body ("blood work", "missed period")."""
