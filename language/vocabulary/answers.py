"""Yes, no and what goes with them without adding anything, in both languages; folded tokens."""

# ruff: noqa: E501
from __future__ import annotations

from language.types import Lang

YES: dict[Lang, str] = {
    "en": "i reckon so|all correct|it is correct|that is all correct|that's all correct|everything is correct|everything's correct|everything is right|everything's right|sounds right|that sounds right|sounds about right|looks correct|looks gd|looks gud|sounds gd|looks good to me|right right|perf|100%|that's rite|thats rite|yup|yea that's right|i reckon|no problem|fine by me|fine with me|i'd love that|you got it|i consent|okie|reserve it|save it for me|schedule it|put me down|sign me up|i accept|accept|accepted|it's a yes|uh-huh|yes|yeah|yep|yup|yea|ya|yess|yas|ye|sure|sure thing|ok|okay|okey|k|kk|okie dokie|correct|that is correct|that's correct|right|that's right|that is right|exactly|absolutely|definitely|of course"
    "|certainly|affirmative|confirm|confirmed|i confirm|i do|i agree|agreed|agree|go ahead|please do|do it|book it|sounds good|sounds great|sounds perfect|sounds fine|sounds like a plan|perfect|great|works"
    "|that works|works for me|that works for me|that'll work|that will work|it works|fine|that's fine|that is fine|good|that's good|that is good|looks good|that looks good|looks right|let's do it|let's do that"
    "|let's go with that|i'll take it|ill take it|i will take it|i'll take that|that one|uh huh|uhuh|mhm|mm hmm|mmhmm|yes please|by all means|indeed|true|you bet|i guess so|i think so|why not|cool|alright|all right"
    "|it is|that's me|that is me|this is|i am|i can|i would|y|that's it|that is it|for sure|totally|yessir|yes sir|yes ma'am|yes maam|awesome|excellent|wonderful|lovely|ok then|👍|✅|please book it|please book that"
    "|book that|book that one|confirm it|please confirm|that'd be great|that would be great|that would be good|that would be perfect|that'd be perfect|i'm good with that|good for me|si|okay then|that sounds good|that sounds great|that sounds fine|that sounds perfect|yes i do|i'd like that|i would like that|that suits me|very well|yes it is|done|deal|proceed|please proceed|yes go ahead|please go ahead|make it so|cancel it please|all good|that's perfect|that is perfect|that's great",
    "es": "si|sip|sii correcto|asi mero|andele pues|andale pues|positivo|correctisimo|perfectisimo|esta perfecto asi|100%|sipi|see|sii|acepto|aceptado|andale|eso mero|ya estas|ese mero|esa mero|esa mera|si ese mero|si esa mero|si esa mera|con mucho gusto|guardemelo|guardemela|guardelo|guardela|apartemelo|apartemela|apartelo|apartela|reservemelo|reservemela|agendemela|agendemelo|no hay problema|sin problema|no hay ningun problema|claro|claro que si|por supuesto|correcto|es correcto|asi es|exacto|exactamente|de acuerdo|esta bien|bien|muy bien|vale|ok|okay|okey|bueno|perfecto|me parece bien|me parece|me parece perfecto|confirmo|confirmado|confirmar|adelante|eso es"
    "|hagalo|hazlo|dale|sale|va|orale|listo|excelente|me sirve|me va bien|me queda bien|funciona|me funciona|desde luego|afirmativo|cierto|efectivamente|genial|de una|simon|ajam|aja|como no|si por favor|reservela|reservala|agendela|agendala"
    "|la tomo|lo tomo|me la quedo|me quedo con esa|ese mismo|esa misma|esa|ese|seguro|si senor|si senorita|si senora|sep|yes|con gusto|esta perfecto|esta correcto|todo correcto|todo bien|me conviene|suena bien|proceda|soy yo|quedo|si es correcto|si confirmo|si asi es|si esta bien|perfecta|👍|✅|estoy de acuerdo|hecho|trato hecho|si claro",
}
NO: dict[Lang, str] = {
    "en": "no|nope|yeah no|yeah , no|yea no|yea , no|yeah no thanks|certainly not|i'm afraid not|afraid not|def not|not rly|not exactly|that can't be right|can't be right|not interested|not at all|nah not|nop|nah|naw|no thanks|no thank you|not really|negative|never|n|no way|don't|do not|please don't|i don't|i do not|i don't think so|not that|not that one|that's wrong|that is wrong|wrong|incorrect|that's not right|that is not right"
    "|not correct|that's incorrect|that is incorrect|that's not correct|isn't right|not right|it's not|it isn't|it is not|that doesn't work|that does not work|doesn't work|doesn't work for me|won't work|that won't work|not good|no good|i can't|i cannot|can't do that|can't do it|cannot do that|not now|not yet|never mind|nevermind|forget it|don't book it"
    "|don't do it|hold off|not today|not sure|no sir|no ma'am|👎|❌|nothing|none|neither|neither of them|none of them|none of those|none of these|nope sorry|i'd rather not|rather not|please no|hell no|uh uh|don't want it|don't want that|i don't want that|i don't want it|absolutely not|of course not|definitely not|it doesn't|that is not it|that's not it|doesn't suit me|i changed my mind|changed my mind|do not book it|don't cancel|do not cancel|don't cancel it|keep it|nor",
    "es": "no|nop|nah|nou|naa|falso|eso no es|que va|no exactamente|ya no|ya no la quiero|ya no lo quiero|ya mejor no|ya mejor nada|no fue lo que pedi|eso no|no asi no|no me interesa|nel|no gracias|para nada|negativo|nunca|jamas|incorrecto|no es correcto|esta mal|eso esta mal|no esta bien|no quiero|no puedo|no me sirve|no me va bien|no me queda bien|no me queda|no me conviene|no funciona|todavia no|aun no|ahora no|mejor no"
    "|de ninguna manera|olvidelo|olvidalo|dejelo|dejalo|no lo haga|no la reserve|no la agende|ninguna|ninguno|ninguna de esas|ninguno de esos|tampoco|que no|claro que no|por supuesto que no|no es|no es asi|asi no|nada|no estoy seguro|no estoy segura|no creo|no la cancele|no lo cancele|cambie de opinion|👎|❌|no no|no es eso|no senor|no senorita|no confirmo",
}
NEITHER: dict[Lang, str] = {
    "en": "no rush|no hurry|no later|no earlier|no sooner|no preference|no offense|no insurance|no matter|no idea|no clue|i don't know|i do not know|i don't understand|i don't remember|don't know|no particular",
    "es": "no se|no entiendo|no me acuerdo|no tengo prisa|no hay prisa|no mas tarde|no antes|no despues|no importa|si no",
}
"""What begins as an answer does and is none."""

COURTESY: dict[Lang, str] = {
    "en": "please|pls|plz|thanks|thank you|thank you so much|thank you very much|thanks so much|thanks a lot|thx|ty|ma'am|sir|maam|dear|that|it|this|is|for me|with me|then|so|well|um|uh|oh|ah|hmm|great|and|i|do|am|,|.|!|-|very|much|the|you|just|it's|its|all|one|time|appointment|visit|information|i'd|like|love|to|would|will|can"
    "|good|lovely|hi|hello|now|there|be|works|everything|details|is all|looks|that's|everything is|we|are|:)|🙂|😊|🙏|(|)|:|;|\"|'|want|go|ahead|confirm|book|keep|that time|take|i'll|let's|cancel|move|reschedule|with|for|that appointment|my|sorry|really|indeed|a|lot|🎉|…",
    "es": "por favor|porfa|porfavor|gracias|muchas gracias|mil gracias|senor|senorita|senora|eso|esa|ese|es|esta|asi|pues|bueno|entonces|y|,|.|!|¡|-|muy|todo|la|lo|el|me|que|yo|la cita|cita|hora|bien|hola|ahora|con eso|usted|amable|con|mucho gusto|quiero|a|para|mi|en|punto|de|acuerdo|confirmo|reserve|cancelar|cancelela|cancelala|mover|se|lo agradezco|:)|🙂|😊|🙏|tomo|quisiera|reservar|reservarla|agendar|agendarla|esta bien|eh|ah|oh|ese horario|esa hora",
}
BUT: dict[Lang, str] = {
    "en": r"\b(?:but|however|though|although|except|unless|only if|if only|as long as|provided|on one condition|actually|wait|hold on|instead|rather|not that|one thing|first|before (?:that|you|we)|can (?:you|we) (?:change|make|move)|could (?:you|we) (?:change|make|move)|except for|just not|make (?:it|that)|change (?:it|that|the)|hmm|let me|maybe|i think|not sure|different|another|other|later|earlier|sooner|if)\b",
    "es": r"\b(?:pero|aunque|excepto|salvo|menos|siempre que|siempre y cuando|con tal|solo si|espere|espera|en realidad|en vez|en lugar|mejor|primero|antes de|sin embargo|a menos que|cambi\w+|otra|otro|mas tarde|mas temprano|tal vez|quiza\w*|no se|creo|diferente|si es que|un momento|deje|pensandolo)\b",
}
LEAD: dict[Lang, str] = {
    "en": "suppose|guess|mm|hm|mhm|i|alright|right|why|um|uh|oh|well|hmm|so|ah|hi|hello|hey|,|.|-|¡|!",
    "es": "andele|andale|orale|mmm|fijese|mire|ay|eh|ah|oh|pues|mmm|este|bueno|hola|,|.|-|¡|!|ay",
}
AND_ALSO: dict[Lang, frozenset[str]] = {
    "en": frozenset({"and", "also", "plus"}),
    "es": frozenset({"y", "e", "tambien", "ademas", "aparte"}),
}
"""What opens another request behind a yes."""
TAKES_BACK: dict[Lang, str] = {
    "en": r"\b(?:but|however|though|although|except|unless|(?<!check )(?<!see )(?<!know )(?<!ask )(?<!tell me )if|only|as long|provided|depend\w*|once|until|wait|hold on|instead|rather|actually|no|not|\w+n't"
    r"|(?:move|change|cancel|make|switch|push|put|reschedule) (?:it|that|this|the time|the day))\b",
    "es": r"\b(?:pero|aunque|excepto|salvo|menos|siempre (?:que|y)|con tal|solo|(?<!mire )(?<!vea )(?<!ver )(?<!revise )(?<!digame )(?<!diga )(?<!saber )(?<!pregunte )si|depende\w*|cuando|hasta que|espere|espera|en vez|en lugar|mejor|no|nunca"
    r"|(?:mueva|cambie|cancele|pase|ponga|muev|cambi|cancel)\w*l[ao])\b",
}
"""What bears on the yes itself, behind an "and also"."""
DOUBTS: dict[Lang, str] = {
    "en": r"\b(?:yeah,? right|yes and no|as if|(?:say|said|saying) (?:yes|ok|okay)|(?:just )?kidding|jk|whatever|ya,? right|just great|cool it|correct (?:it|this)|done with|to be true"
    r"|(?:too|so|very|that) (?:early|late|soon|far|long|expensive)|in a (?:minute|moment|bit|while|sec\w*))\b|^(?:is|are|was|who|what|when) ",
    "es": r"\b(?:si y no|ni si ni no|(?:decir|dije|digo|diga) que si|(?:es|era) broma|bromeo|lo que sea|aja si|lo se|(?:muy|tan|demasiado) (?:temprano|tarde|pronto|lejos|caro)"
    r"|en un (?:momento|rato|minuto|ratito))\b",
}
"""A yes of the word that is none of the meaning."""
SAID_BEFORE: dict[Lang, str] = {
    "en": r"\b(?:i(?:'m|m| am|'ve| have)?(?: already| just)?(?: am| been| got)?(?: already)? (?:verified|identified|confirmed|proven)|i(?:'ve| have)? already (?:am|did|have|told you|said so|gave (?:you )?(?:it|that|the code|my code)|sent (?:it|the code)|typed it)"
    r"|(?:it's|it is|this is)(?: really| still)? me|you(?: already)? (?:know|verified) (?:me|who i am|it's me)|you(?: already)? have my (?:name|number|code|info\w*))(?: already)?\W*$",
    "es": r"\b(?:ya (?:estoy|me|le|te|se l[oa]|l[oa])? ?(?:verificad[oa]|identificad[oa]|verifique|identifique|confirme|mande|di|puse|verificaron)(?: (?:el|mi|su) (?:codigo|nombre))?|ya sabe[ns]? quien soy|(?:ya )?soy yo)\W*$",
}
"""What somebody says they have done already to be known: it adds nothing to a yes."""
AROUND_DETAILS: dict[Lang, frozenset[str]] = {
    "en": frozenset(
        "on at in the for with of dr doctor o'clock oclock at's around from to be there then see you morning afternoon".split()
    ),
    "es": frozenset(
        "el la los las a al de del en con por para dr dra doctor doctora hrs horas nos vemos entonces ahi manana tarde".split()
    ),
}
"""Words around a day, an hour or a name that is said again."""
