"""How people shorten words in messages, in both languages: patterns over folded text and what they stand for."""

# ruff: noqa: E501
from __future__ import annotations

from language.types import Lang

SHORTHAND: dict[Lang, tuple[tuple[str, str], ...]] = {
    "en": (
        (r"b4", "before"), (r"2day", "today"), (r"(?:2moro|2morrow|tmrw|tmr|tmw|tmmrw|2mrw|tomoro|tommorow|tomorow)", "tomorrow"), (r"(?:2nite|tonite|2night)", "tonight"),
        (r"2(?= (?:a|an|the|my|see|talk|speak|come|go|get|move|book|cancel|change|make|have|be|find|reschedule|know|ask|do|bring|pay|eat|drink|stop|start|take|check|switch|this|that|park|someone|some1|somebody|dr|doctor|meet|push|keep|confirm)\b)", "to"),
        (r"(?<!after )(?<!before )(?<!till )(?<!til )(?<!at )(?<!by )(?<!around )(?<!past )(?<!the )(?<!or )(?<!and )(?<!to )4(?! (?:o'?clock|works|would|sounds|please|instead|thirty|fifteen|forty))(?= (?:a|an|the|my|me|him|her|us|his|our|dr|doctor|this|that|next|paperwork|tomorrow|today|2morrow|monday|tuesday|wednesday|thursday|friday|mon|tues?|weds?|thu\w*|fri|[a-z]{4,})\b)(?! (?:today|tomorrow) (?:i|we)\b)", "for"),
        (r"(?<=\bgotta )2", "to"), (r"some1", "someone"), (r"any1", "anyone"), (r"gr8", "great"), (r"l8r", "later"), (r"(?:(?<=either )|(?<=1st )|(?<=4th )|(?<=2nd )|(?<=3rd )|(?<=first )|(?<=second )|(?<=third )|(?<=last )|(?<=other )|(?<=later )|(?<=that ))1(?! ?(?:pm|am|:|p\.|a\.))", "one"),
        (r"u", "you"), (r"ur", "your"), (r"(?<=[a-z] )r(?= (?:you|u|there|they|we|the|my)\b)", "are"), (r"(?<=[a-z0-9] )n(?= (?:[a-z]{2,}|i|u)\b)", "and"), (r"y(?= (?:do|did|is|are|was|can|does)\b)", "why"),
        (r"(?:wut|wat|whut)", "what"), (r"wen", "when"), (r"wk", "week"), (r"wks", "weeks"), (r"wknd", "weekend"), (r"morn|mornin", "morning"), (r"aft|aftn", "afternoon"), (r"(?:eve|evng)(?! of\b)", "evening"), (r"(?:xcept|xept|cept)", "except"),
        (r"cancelation", "cancellation"), (r"cancelations", "cancellations"), (r"cuz|bc|coz", "because"), (r"idk", "i don't know"), (r"gonna", "going to"), (r"gotta", "got to"), (r"wanna", "want to"), (r"lemme", "let me"), (r"gimme", "give me"),
        (r"im", "i'm"), (r"ive", "i've"), (r"dont", "don't"), (r"cant", "can't"), (r"wont", "won't"), (r"didnt", "didn't"), (r"doesnt", "doesn't"), (r"isnt", "isn't"), (r"whats", "what's"), (r"wheres", "where's"), (r"whens", "when's"), (r"thats", "that's"),
        (r"couldnt", "couldn't"), (r"havent", "haven't"), (r"hes", "he's"), (r"shes", "she's"), (r"theyre", "they're"), (r"ill(?= (?:take|be|just|wait|do|go|call|come|have|keep|need|see|try)\b)", "i'll"), (r"id(?= (?:like|love|rather|prefer|be|need)\b)", "i'd"), (r"lets", "let's"),
        (r"docs?(?= (?:appt|appointment|visit|note)\b)", "doctor"), (r"appts", "appointments"), (r"resched", "reschedule"), (r"ty|thx|thnx|tnx", "thanks"), (r"plz|pls|plss", "please"), (r"hosp", "hospital"), (r"ins", "insurance"), (r"rn(?=$|[ .?!]*$)", "right now"), (r"asap", "asap"),
        (r"parkin", "parking"), (r"bout", "about"), (r"nxt", "next"), (r"sat(?= (?:im|i'm)\b)", "saturday"),
    ),
    "es": (
        (r"(?:q|k|ke|qe)(?! ?\d)", "que"), (r"(?:xq|pq|porq|xk|porke)", "porque"), (r"(?:x fa|xfa|xfis|porfa|porfis|xfavor|x favor|pls|plis)", "por favor"), (r"x", "por"), (r"(?:xa|pa|pra)", "para"), (r"(?:tmb|tb|tbn|tmbn|tambn)", "tambien"),
        (r"(?:mnn|mn|manna|mañn)(?! ?\.)", "manana"), (r"(?:kiero|qiero|quero)", "quiero"), (r"(?:kisiera|qisiera)", "quisiera"), (r"(?:nesecito|nesesito|necesit|nececito|nesito)", "necesito"), (r"(?:tngo|tngo|tenog)", "tengo"), (r"(?:sita)", "cita"), (r"(?:sitas)", "citas"),
        (r"(?:aser|acer|aserme)", "hacer"), (r"(?:grax|grs|grcs|gracs|grasias)", "gracias"), (r"d(?= [a-z0-9])", "de"), (r"m(?= (?:pueden?|podrian?|puedes|duele|tomo|toca|urge|gustaria|queda|kiero|quiero|sirve|dan?|da)\b)", "me"), (r"(?:bb|bbe|vebe|bevé)", "bebe"),
        (r"(?:dsp|dps|dspues|despues|dspués)", "despues"), (r"(?:hoi|oy)", "hoy"), (r"ay(?= (?:cita|citas|algo|lugar|espacio|parking|parkin|estacionamiento|hora|horario|mas|otr[oa]|turno|campo|chance|manera|alguien|alguna?)\b)", "hay"), (r"aki", "aqui"), (r"finde", "fin de semana"),
        (r"ta(?= (?:bien|bueno)\b)", "esta"), (r"toy(?= )", "estoy"), (r"(?:ijo)", "hijo"), (r"(?:ija)", "hija"), (r"ijos", "hijos"), (r"ermana", "hermana"), (r"ermano", "hermano"), (r"(?:sra)(?= |$)", "senora"), (r"ase(?= \d)", "hace"), (r"(?:ay)(?= en\b)", "hay"), (r"cn", "con"), (r"bn", "bien"), (r"(?:aver)", "a ver"), (r"(?:chekeo|chekear|cheqeo)", "chequeo"), (r"(?:parkin|parquin)", "parking"), (r"(?:dr\b\.?|doc|dotor|doctro)(?= [a-z])", "doctor"), (r"(?:dotora|doctra)(?= [a-z])", "doctora"), (r"s(?= (?:puede|pudo|me)\b)", "se"), (r"(?:tlf|tel|cel)", "telefono"),
        (r"lun", "lunes"), (r"mier|miercoels", "miercoles"), (r"jue(?:v)?", "jueves"), (r"vier?", "viernes"), (r"sab", "sabado"), (r"t(?= (?:puedo|quiero|dije|mando)\b)", "te"), (r"(?:ntonces|entonses)", "entonces"), (r"(?:ora|orita|horita)(?= |$)", "ahora"), (r"1ra", "primera"), (r"2da", "segunda"), (r"3ra", "tercera"), (r"1ro|1er", "primero"), (r"2do", "segundo"), (r"3ro|3er", "tercero"),
        (r"(?:ahy|ahi|hai)(?= (?:cita|algo|lugar|espacio))", "hay"), (r"(?:tarjde|trde)", "tarde"), (r"(?:isiste|hiso)", "hizo"), (r"l(?= (?:duele|toca)\b)", "le"), (r"(?:cancelr|canselar|canzelar)", "cancelar"), (r"(?:canselo|canzelo)", "cancelo"), (r"(?:cambair|canviar|cambiarl)", "cambiar"), (r"(?:duel)", "duele"),
        (r"(?:resep|reseta)", "receta"), (r"(?:sangr)", "sangre"), (r"(?:estasionamiento|estacionamient)", "estacionamiento"), (r"(?:dond|dnd|dnde)", "donde"), (r"(?:cuand|cndo|cdo)", "cuando"), (r"(?:cuant)", "cuanto"), (r"(?:hrs)", "horas"), (r"(?:min)", "minutos"),
    ),
}  # fmt: skip
"""Whole words, read in order; what they stand for is folded already."""
