"""How Spanish speakers ask for things: patterns over folded text, by intent."""

# ruff: noqa: E501
from __future__ import annotations

from language.types import Intent

VISIT = r"(?:cita|citas|consulta|turno|hora medica|visita|chequeo|revision|control|examen|seguimiento|cita medica|vacuna|analisis|ecografia|resonancia|radiografia|mamografia|terapia)"

PATTERNS: dict[Intent, tuple[str, ...]] = {
    Intent.BOOK: (
        r"\b(?:me|le|lo|la|nos|los)? ?(?:pueden|puede|podrian|podria|puedes|podran) (?:ver(?:lo|la|me|nos)?|atender(?:lo|la|me|nos)?|revisar(?:lo|la|me|nos)?|recibir(?:lo|la|me)?|checar(?:lo|la|me)?)\b|\bcita (?:con|de|para|a)\b|\b(?:necesita|quiere|ocupa|busca|ando buscando|buscando|busco|urge|hace falta)\b(?: \w+){0,4}? (?:cita|consulta|ver a|al|a la|un|una|pediatra|oculista|dentista|doctor\w*|medic\w+|especialista|\w+olog[oa])\b|\b(?:que|para que) (?:me|lo|la|le|los|nos) (?:revisen|revise|vean|vea|chequen|atiendan|atienda|cheque|miren)\b|\bpara (?:sacar|hacer|pedir|agendar) (?:una |la )?cita\b|\bme toca\b(?!.*\?)|\bsacarme sangre\b|\b(?:hay|tiene|tienen|tendra|tendran|habra)\b(?: \w+){0,3}? (?:huequito|hueco|espacio|lugar|campo|chance|algo)\b|\bver (?:al|a la|a un|a una) (?:doctora?|dra?|medic[oa]|\w+olog[oa]|pediatra|oculista|especialista)\b|\bque tienen (?:libre|disponible)\b|\b(?:mueran?|quisiera) ir\b",
        rf"\b(?:agendar|reservar|pedir|sacar|hacer|programar|solicitar|concertar|apartar|quiero|quisiera|necesito|busco|deseo|conseguir|tener|obtener|me gustaria|coger|marcar|separar|agendame|resérvame|reservame|agende|agenda|haga|haz|dame|deme|me das|me da|puedo|ocupo|agendarme|sacarme|darme|tomar|sacarle|agendarle|hacerle|pedirle)\b(?: \w+){{0,6}}? {VISIT}\b",
        r"\b(?:agendar|agendame|reservame|agendeme|reserveme)\b(?!.*\b(?:vuelo|hotel|mesa)\b)",
        r"\b(?:quiero|quisiera|necesito|puedo|podria|me gustaria|tengo que|deseo|debo|ocupo|urge|podemos|puede|cuando puedo) (?:que me |me )?(?:ver|consultar|visitar|vea|revise|revisen|vean|atienda|atiendan|ir|ir con|venir|ver a|hablar con|atender|checar|chequear|chequearme|revisar|revisarme|hacerme|vacunarme|sacarme)\b(?! (?:mis? citas?|mi (?:saldo|cuenta|factura)|si |una persona|alguien|un (?:humano|agente|operador)|a cancelar|a mi cita))",
        r"\b(?:quiero|quisiera|necesito|busco|me urge|ocupo)(?: ver)?(?: a)? (?:un|una|al|a la|el|la) (?:doctor\w*|medic\w+|especialista|dermatolog\w+|cardiolog\w+|dentista|pediatra|neurolog\w+|ginecolog\w+|[a-z]+olog[oa]|chequeo|examen|analisis|vacuna)\b",
        r"\b(?:tienen|hay|tiene|habra|tendran|tendra|tienes) (?:\w+ )?(?:citas?|disponibilidad|espacios?|huecos?|horarios?|lugar|cupos?|turnos?|algo disponible|campo|algo para)\b",
        r"^(?:cita|agendar|reservar|agendar cita|nueva cita|una cita|turno)(?: por favor)?[.! ]*$",
        r"\b(?:otra|nueva|una nueva) cita\b",
        r"\b(?:inscri\w+|apunt\w+|anot\w+|entrar|unirme|tom(?:ar|ara|e)|asistir)\b.{0,30}\b(?:clase|grupo|taller|curso)\b",
        r"^(?:hola |buen[oa]s \w+ |por favor )*(?:una )?cita (?:con|para|de|en|el|la|manana|hoy|lo antes)\b",
        r"\bprefiero (?:que me (?:vea|atienda) )?(?:un|una) (?:doctora?|medic[oa])\b",
        r"\bcuando (?:me )?(?:puede|podria|pueden|podrian) (?:ver|atender|verme|atenderme)\w*|\bme (?:pueden|puede|podrian) (?:atender|ver)\b|\bque me (?:vea|revise|atienda)\b",
        r"\bla doctora?\b.{0,25}\b(?:disponible|libre)\b",
    ),
    Intent.RESCHEDULE: (
        r"\b(?:mov|cambi|pas|recorr|adelant|atras|aplaz)(?:er|ar|e|a|ele|ale|en|an)?(?:la|lo|le|las|los|me|mela|melo|sela|nosla)\b(?! (?:con|el link|las? gafas|los? lentes)\b)(?!.*\bcon (?:alguien|una persona)\b)|\b(?:mover|cambiar|recorrer|adelantar|atrasar|pasar|correr|moverle|cambiarle|muevan|muevame|muevanme|cambienme|cambieme|paseme)(?:le|me)? (?:la|lo|el|mi|al|a la|para|mis|las)\b(?!.*\b(?:telefono|direccion|nombre|correo|numero) )|\b(?:mueva|muevan|cambie|cambien|pase|pasen)(?:me|le|la|lo|mela)? (?:la|mi|al|el|para)\b(?! (?:una persona|recepcion))",
        r"\b(?:mover|mueva|muevame|muevan|cambiar|cambie|cambieme|pasar|pase|paseme|reprogram\w+|adelant\w+|atras\w+) (?:a )?(?:la|el) (?:primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|ultim[oa]|otr[oa])(?: cita)?(?: (?:para|al?|pal?)\b|$|[.,?!])",
        r"\b(?:reprogram\w+|reagend\w+|aplaz\w+|pospon\w+|posterg\w+|recorr(?:er|a) (?:mi|la) cita)\b",
        rf"\b(?:cambi(?:ar|arla|arlo|ame|eme|o|e|a|arme|arle|enme)|mov(?:er|erla|erlo|erme)|mueva|mueve|muevan|modific\w+|pas(?:ar|arla|arlo|ame|eme)|adelant\w+|atras\w+|corr(?:er|erla))\b(?: \w+){{0,5}}? (?:{VISIT}|fecha|hora|horario|dia)\b",
        r"\b(?:cambi(?:ar|e|a)(?:la|lo|me|mela|melo)|mov(?:er)?(?:la|lo|mela)|muev(?:a|e)(?:la|lo|mela)|pas(?:ar|e|a)(?:la|lo|mela|melo)|adelant(?:ar|e|a)(?:la|lo|mela)|atras(?:ar|e|a)(?:la|lo))\b",
        r"\bno (?:puedo|voy a poder|podre) (?:ir|asistir|llegar|venir)\b(?=.*\b(?:otro|otra|cambiar|mover|mejor|reprogramar|despues)\b)",
    ),
    Intent.CANCEL: (
        r"\b(?:cancel|anul|quit|borr|elimin)(?:e|a|en|ar)?(?:lo|la|los|las|me la|mela|melo|selo|sela)\b|\b(?:quit|borr|saqu|elimin)\w*(?:me|lo|la)? (?:de la agenda|mi cita|la cita|del horario)\b|\bcancel\w* (?:la|lo|el|mi|mis|las|los|al|a la|todo|todas?|con)\b|\bya no (?:voy|vamos|va|puedo ir|quiero ir|ocupo|necesito|hace falta)\b(?!.*\b(?:cambiar|mover|otro dia)\b)|\bno (?:voy a|vamos a|va a) (?:ir|poder ir|asistir|llegar)\b(?!.*\b(?:cambiar|mover|otro dia)\b)",
        rf"\b(?:cancel(?:ar|o|a|e|en|arla|arlo|armela|arme|ela|eme|ame|emos|arle)|anul\w+|quitar|eliminar|borrar|suspender|dar de baja)\b(?!.*\b(?:suscripcion|tarjeta|vuelo|pedido|membresia)\b)(?: \w+){{0,5}}? (?:{VISIT}|la|esa|esta|mia|todo|el|mi)\b",
        r"^(?:por favor |quiero |necesito |quisiera |deseo |puedo |tengo que |me gustaria )*(?:cancelar|cancelarla|cancelala|cancele|cancela|cancelela|anular|anularla)(?: por favor| la cita| eso)?[.! ]*$",
        r"\b(?:quiero|necesito|quisiera|deseo|tengo que|debo|voy a|me gustaria) (?:cancelar|anular|cancelarla|anularla)\b(?!.*\b(?:suscripcion|tarjeta|vuelo|pedido|membresia)\b)",
        r"\b(?:no (?:puedo|voy a poder|podre) (?:ir|asistir|llegar|venir)(?: a)? (?:mi|la|esa|a mi|a la) cita|ya no (?:necesito|quiero|voy a ir a|ocupo) (?:mi|la|esa) (?:cita|consulta))\b(?!.*\b(?:otro|otra|cambiar|mover|reprogramar)\b)",
    ),
    Intent.LIST: (
        r"^\W*(?:y |pero )?(?:a )?(?:que (?:hora|dia)|cuando) (?:era|es|fue|seria|quedo|me dijo)\b[^,.]{0,20}$|\bque citas\b|\b(?:para )?cuando (?:quedo|es|era|seria|tengo|me toca|le toca|tiene|tenemos)\b|\btengo algo (?:manana|hoy|el|la|esta|para)\b|\bse me olvido (?:cuando|que dia|a que hora|la hora|el dia)\b|\bcual es mi (?:hora|dia|proxima)\b|\bque dia (?:tengo|es|me toca|quedo|me dieron)\b|\ba que hora (?:tengo|es mi|me toca|quedo)\b|\bcon quien (?:tengo|es mi|me toca)\b",
        rf"\b(?:cuando|que dia|a que hora|que fecha|con quien|donde) (?:es|son|tengo|era|seria|me toca)(?: \w+){{0,3}} {VISIT}\b|\bcuando es mi\b|\bcuando me toca\b|\ba que hora (?:es|tengo)\b|\bque citas tengo\b|\bmis (?:proximas )?citas\b|\b(?:ver|revisar|consultar|mostrar|saber|lista|listar|muestrame|dime|digame|checar|confirmar) (?:todas )?(?:cuando es )?(?:mi|mis|la|las)(?: proximas?| siguientes?)? citas?\b|\btengo (?:alguna|una|otra) cita\b(?!.*\bpara (?:cambiar|mover|cancelar)\b)|\bcual es mi (?:proxima )?cita\b|\bcuando tengo (?:mi |la |que ir|cita|que venir)",
    ),
    Intent.WAITLIST: (
        r"\bsi (?:se desocupa|se libera|se abre|alguien cancela|cancelan|hay (?:una )?cancelacion|sale|aparece|queda)\b.{0,60}\b(?:hablan|habla|llam\w+|avis\w+|mand\w+|dig\w+|marca\w*)\b|\b(?:avis|llam|habl|mand|escrib|dig|notifi)\w*(?:me|nme|enme)?\b.{0,20}\b(?:si|cuando|en cuanto) (?:se|alguien|haya|hay|tengan|cancel|sal|abr|desocup|qued)\w*\b|\banot(?:eme|ame|enme) en (?:la|una) lista\b",
        r"\blista de espera\b|\bsi (?:se libera|alguien cancela|hay (?:una )?cancelacion|se desocupa|se abre|sale algo|aparece algo)\w*|\b(?:avis\w+|notif\w+|llam\w+|mand\w+)(?:me|enme)? (?:un mensaje )?(?:si|cuando) (?:\w+ )*(?:libera|cancela|abre|antes|disponible|desocupa|lugar|espacio)\b",
    ),
    Intent.CHECK_IN: (
        r"\bya (?:llegue|llegamos|estoy|estamos) (?:aqui|afuera|abajo|en|para)\b|\bya (?:llegue|llegamos)\b|\bestoy (?:aqui|abajo|afuera|en (?:la sala|la entrada|recepcion|el lobby|el estacionamiento))\b|\bvengo a mi cita\b|\bacab(?:o|amos) de llegar\b",
        r"\b(?:ya (?:llegue|estoy aqui|estoy en)|acabo de llegar|estoy (?:aqui|afuera|en la (?:sala|recepcion|entrada)|en el (?:estacionamiento|lobby))|registrar mi llegada|hacer check ?-?in|check ?-?in|llegue a mi cita|ya estoy(?=\W*$))\b",
    ),
    Intent.PARKING: (
        r"\bparking\b|\b(?:dejar|dejo|meter|poner) (?:el|mi) (?:carro|coche|auto|troca|camioneta)\b|\bestacionarme\b|\bcajon\b",
        r"\b(?:estacion\w+|parqueo|parquear|parking|aparcar|aparcamiento|cochera|parqueadero|garaje|dejar (?:el|mi) (?:carro|coche|auto)|donde (?:dejo|pongo) (?:el|mi) (?:carro|coche|auto))\b",
    ),
    Intent.TELEHEALTH: (
        r"\b(?:video ?-?(?:llamada|consulta|visita|cita)?|por video|virtual|telemedicina|telesalud|en linea|online|teleconsulta|por zoom|remota?|desde (?:mi )?casa|por telefono|a distancia|por internet|telefonica)\b",
    ),
    Intent.INSURANCE: (
        r"\b(?:agarran|aceptan|toman|reciben|manejan|trabajan con|lo toman|la toman|lo aceptan|la aceptan|cubren|me cubre|entra en) ?(?:el |mi |la |con )?(?=\w|\?|$)(?! (?:efectivo|tarjeta|ninos|sin cita|nuevos))",
        r"\b(?:seguro (?:medico|de salud|social)?(?= |$|\?)(?<!estoy seguro )|aseguranza|aseguradora|poliza|copago|deducible|cobertura|medicare|medicaid|cubre|seguranza|(?:aceptan|acepta|toman|toma|reciben|recibe|trabajan con) (?:el |mi |la |a )?(?!nuevos|pacientes|tarjeta|efectivo|ninos)\w+)\b",
    ),
    Intent.REGISTER: (
        r"\bsomos nuev[oa]s\b|\bacab(?:o|amos) de (?:mudar\w*|llegar a la ciudad)\b|\bnunca (?:hemos|he) (?:ido|venido|estado)\b|\b(?:abrir|hacer|sacar) (?:un |mi )?expediente\b|\bdar(?:lo|la|nos)? de alta\b",
        r"\b(?:soy (?:un |una )?(?:paciente )?nuev[oa]|paciente nuev[oa]|nuev[oa] paciente|primera vez|nunca he (?:ido|estado|venido)|registrar(?:me|lo|la)?|inscribir(?:me|lo|la)?|darme de alta|no soy paciente|no estoy registrad[oa]|no tengo expediente|mi primera (?:cita|visita|consulta)(?! (?:prenatal|de|con)\b))\b",
    ),
    Intent.VERIFY: (
        r"\b(?:verificar|verificacion|(?:el|mi) codigo (?:es|que)|mand\w+ (?:el|otro|un) codigo|envi\w+ (?:el|otro|un|de nuevo)(?: el)? codigo|no (?:me )?(?:llego|recibi|ha llegado) (?:el|ningun|un)? ?codigo|otro codigo|nuevo codigo|comprobar mi identidad)\b",
    ),
    Intent.REQUEST_HUMAN: (
        r"\b(?:comuni\w+|pas\w+|transfi\w+|pong\w+|conect\w+|marqu\w+)(?:me|nos)? (?:con|a) (?:alguien|una persona|un humano|la recepcion|recepcion|la senorita|el encargado|la encargada|una senorita|la operadora|operadora|gente|un agente|la enfermera|quien)\b|\bno (?:hablo|quiero hablar|me gusta hablar) con (?:maquinas?|robots?|bots?|computadoras?)\b|\bquiero que (?:me|nos) (?:llam|marqu|habl)\w+\b(?! (?:si|cuando|por mi|de)\b)|\bque (?:me|nos) (?:llame|marque|hable|atienda) (?:una persona|alguien)\b(?! (?:si|cuando|que)\b)|\b(?:hablar|platicar) con (?:alguien|una persona|un humano|la recepcion|recepcion|gente|un ser humano|un agente|la operadora|alguien de verdad)\b|\bser humano\b|\boperadora\b|\bpersona (?:real|de verdad|de carne)\b",
        r"\b(?:hablar|hable|comunic\w+|pas\w+|transfer\w+|conect\w+|atienda|ponga\w*)(?:me)?(?: \w+)? (?:con|a)(?: una?| el| la| algun)? (?:persona|humano|alguien|agente|operador\w*|representante|recepcionista|ser humano|asesor\w*|empleado|encargad\w+|enfermera|supervisor\w*|persona real)\b|\b(?:persona|humano|alguien|gente) (?:real|de verdad)\b|^(?:una )?(?:persona|humano|agente|operador|operadora|representante|recepcionista|recepcion)(?:,? (?:por favor|entonces|pues|mejor|ya))*[.! ]*$|\bquiero (?:una|un|hablar con) (?:persona|humano|agente|operador\w*|alguien)\b|\b(?:eres|es usted|es esto|esto es) (?:un |una )?(?:robot|bot|maquina|persona|humano|computadora)\b|\bno (?:quiero|me gusta) (?:hablar con )?(?:una? )?(?:maquina|robot|bot|computadora)\b|\bllam\w*me (?:de vuelta|ustedes)\b|\bpuede llamarme alguien\b",
    ),
    Intent.MEDICAL_ADVICE: (
        r"\bque (?:me |le )?(?:tomo|doy|puedo (?:tomar|dar)|pongo|hago)\b(?=.*\b(?:para|por|si|pastilla|medicina|dolor|fiebre|tos)\b|$)|\b(?:me|le) (?:tomo|doy) (?:dos|una|otra|la|el|doble)\b|\bse me olvido (?:la pastilla|la medicina|tomar\w*)\b|\b(?:debo|deberia|tengo que) (?:preocuparme|ir a urgencias)\b|\bsera (?:grave|malo|normal)\b|\b(?:es|esta) (?:normal|grave|malo|peligroso)\b|\b(?:ibuprofeno|paracetamol|aspirina|antibioticos?|pastillas?|medicinas?|medicamentos?)\b.{0,30}\b(?:bien|seguro|malo|interact\w*|mezcl\w*)\b.{0,12}\b(?:con|para mi|junto)\b|\bpuedo (?:tomar|mezclar|combinar|dar\w+|tomarme)\b(?! (?:agua|cafe|la cita|una cita|un? turno))",
        r"\b(?:puedo|debo|deberia|tengo que) (?:tomar(?:me)?|dejar de tomar|seguir tomando|mezclar|usar|aumentar|duplicar|darle|ponerme|suspender|comer|beber|aplicar\w*|combinar)\b(?! (?:una cita|la cita|el turno|esa|esta|la (?:primera|segunda|tercera|de)|el de))|\bque (?:medicina|medicamento|pastilla|dosis|remedio|puedo tomar|debo tomar|me tomo|tomo|me recomienda)\b|\bes (?:grave|peligroso|normal|contagioso|serio|cancer|malo|seguro tomar)\b|(?:^|[¿?.,;!] ?|\b(?:doctora?|saber|sabe|diga\w*|dig\w+|decir\w*|y|pero|oiga|usted) )que (?:tengo|sera|significa|puede ser)\b(?! (?:que|citas?|disponible|agendad|programad|para))|\bcuant[oa]s? (?:\w+ )?(?:debo|puedo|tengo que) (?:tomar|darle|usar)\b|\befectos? secundarios?\b|\bcomo (?:curo|trato|quito|se cura|puedo curar|alivio|me quito)\b|\bsera (?:cancer|covid|grave|una infeccion)\b|\bque es bueno para\b|\bdiagnostic\w+",
    ),
    Intent.EMERGENCY: (
        r"\bno (?:me|le|nos) respira\b|\bse (?:me |le )?(?:puso|esta poniendo|ha puesto) (?:morad[oa]|azul)\w*|\bno puede mover (?:medio|la mitad)\b.{0,60}\b(?:entiende|habla\w*|cara)\b|\b(?:se )?(?:trago|tomo|comio) (?:una pila|un iman|cloro|veneno|(?:todas|muchas) las pastillas)\b|\bme quiero (?:matar|morir)\b|\bno (?:puede|puedo|esta|logra) respira\w*\b|\bno quiero (?:vivir|seguir viviendo)\b|\bquitarme la vida\b|\bno (?:se )?despierta\b|\bno reacciona\b|\bse (?:cayo|desmayo|desplomo)\b.{0,40}\bno (?:despierta|responde|reacciona|se mueve|respira)\b|\bse trago (?:una pila|un|una|veneno|cloro|pastillas)\b|\bse me (?:durmio|paralizo|cayo|chueco)\b.{0,25}\b(?:cara|lado|boca)\b|\b(?:boca|cara) (?:chueca|torcida|caida|de lado)\b|\b(?:dolor|presion|apret\w+|punzada|duele)\b.{0,25}\bpecho\b.{0,60}\b(?:brazo|mandibula|sud\w+|aire|respir\w+|ahora|minutos)\b|\bse (?:me )?esta muriendo\b|\b(?:me )?tome (?:todas las|un frasco|muchas|un bote|todo el frasco)\b|\b(?:lengua|garganta)\b.{0,25}\bhinch\w+.{0,30}\b(?:respir\w+|aire|trag\w+)\b|\bse rompio la fuente\b|\bno para de sangrar\b|\bsangr\w+\b.{0,20}\bno (?:para|se detiene|deja)\b|\besta convulsionando\b|\bazul(?:ado|ada|ito)?\b.{0,20}\b(?:bebe|labios|nino|respir)\b|\bahogando\b|\bme voy a matar\b|\bya no aguanto (?:vivir|la vida)\b",
        r"\bno (?:puedo|puede) respirar\b|\binfarto\b|\bataque al corazon\b|\bderrame cerebral\b|\bambulancia\b|\b911\b|\binconsciente\b|\bno respira\b|\bsangr\w+ mucho\b|\bsobredosis\b|\bme quiero morir\b|\bquiero morir(?:me)?\b|\bmatarme\b|\bsuicid\w+|\bquitarme la vida\b|\bse (?:esta )?ahog(?:a|ando)\b|\bconvulsionando\b|\bconvulsiones? ahora\b|\bmucho dolor (?:de|en el) pecho\b|\bfuerte dolor (?:de|en el) pecho\b|\bdolor (?:muy )?fuerte (?:de|en el) pecho\b|\bdolor de pecho\b.{0,40}\b(?:respirar|brazo|sudor|ahora|aire)\b|\bse puso azul\b|\benvenen\w+|\bno despierta\b|\bme (?:quiero|voy a) (?:hacer dano|matar)\b|\bopresion en el pecho\b|\bes una emergencia\b",
    ),
    Intent.REPEAT: (
        r"\bque (?:me )?(?:pregunto|preguntaste|dijo|dijiste)\b|\bno (?:le |te )?(?:escuche|oi|entendi|agarre|capte)\b|\b(?:me )?(?:lo|la|las|los) (?:repite|puede repetir|vuelve a decir)\b|\bmas (?:despacio|fuerte|lento)\b|\bcomo dijo\b",
        r"\b(?:repit\w+|repetir|otra vez por favor|no (?:le |te |lo )?(?:escuche|oi|entendi)|que dijo|que dijiste|como dijo|mande|puede repetir|de nuevo por favor|cuales (?:eran|son) las opciones|digamelo otra vez)\b|^(?:que|como|mande|perdon|eh|otra vez|repite)\??[.! ]*$",
    ),
    Intent.GREETING: (
        r"^(?:[¡!]*(?:hola+|buenos dias|buenas tardes|buenas noches|buenas|buen dia|que tal|saludos|alo)\b[,.! ]*)+",
        r"^(?:\W*+\w++){0,4}\W*\b(?:hola+|buen[oa]s (?:dias|tardes|noches))\b|^\W*(?:hi|hello|hey|klk)\b",
    ),
    Intent.THANKS: (
        r"\bgracias\b|\bse agradece\b|\bdios (?:lo|la|te) bendiga\b|\bagradezco\b",
        r"\b(?:gracias|muchas gracias|mil gracias|se lo agradezco|te lo agradezco|agradecid\w+|muy amable)\b",
    ),
    Intent.GOODBYE: (
        r"\b(?:adios|hasta luego|hasta pronto|nos vemos|chao|chau|bye|eso es todo|es todo|seria todo|seria nada mas|que tenga (?:un )?buen\w*|que este bien|hasta manana|cuidese|buen fin de semana)\b",
    ),
    Intent.STOP: (
        r"^(?:alto|basta|parar|pare|stop|cancelar mensajes|no mas mensajes|detener|baja|fin|darse de baja|no me escriban|no me manden mensajes)[.! ]*$|\bno me (?:manden|envien|escriban|llamen|manden) mas\b|\bdejen de (?:escribir|mandar|llamar|enviar)\w*",
    ),
    Intent.HELP: (
        r"\bcomo (?:se usa|uso|le hago|funciona|se hace)\b(?! (?:para llegar|para estacion))|\bpara que (?:sirve|es) (?:esto|este|eso|el chat)\b|\bque (?:es esto|se puede hacer|puedo (?:hacer|pedir|preguntar|decir)|cosas)\b",
        r"^(?:ayuda|ayudame|menu|opciones|info|informacion|auxilio|\?+|necesito ayuda)[.! ]*$|\bque puedes? hacer\b|\bcomo funciona\b|\bque opciones\b|\ben que (?:me )?puedes? ayudar\b",
    ),
    Intent.QUESTION: (
        r"\bquien (?:lo|la|los)? ?(?:va a|puede|podra) (?:saber|ver|leer)\b|\bcuanto (?:cobran|cuesta|sale|es|dura|tarda|tiempo)\b|\b(?:a que hora|cuando) (?:cierran|abren|atienden|abre|cierra)\b|\bhay que (?:ir|llevar|llegar|traer|pagar|hacer|ayunar|sacar)\b|\b(?:tengo que|debo|necesito) (?:ir en ayunas|llegar|llevar|traer|ayunar|pagar|dejar de)\b|\bme cobran\b|\bsi llego tarde\b|\bes privado\b|\bcomo (?:llego|le hago para llegar|se llega)\b|\bdonde (?:es|queda|esta)\b|\bse puede (?:llegar|entrar|llevar|comer|tomar agua)\b|\bpuedo (?:llevar|ir con|ir acompanad[oa]|desayunar|comer|tomar (?:agua|cafe))\b|\b(?:aceptan|hablan|tienen) (?:efectivo|tarjeta|ingles|espanol|interprete|silla|elevador)\b",
        r"\b(?:ya es tarde para|es (?:muy |demasiado )?tarde para|todavia (?:puedo|se puede|estoy a tiempo)|aun (?:puedo|estoy a tiempo)|estoy a tiempo|hasta cuando (?:puedo|tengo)|con cuanta anticipacion|hay (?:algun )?(?:cargo|costo|multa|penalidad)|cobran por|cuanto (?:cobran|cuesta|tarda|dura|vale|tiempo|sale)|politica de cancelacion)\b.*",
        r"\b(?:donde (?:esta|estan|queda|quedan|puedo|debo|es)|como (?:llego|llegar|me preparo|pago|obtengo|puedo obtener|cancelo)|direccion|cual es (?:la|el|su) (?:direccion|telefono|numero|horario|correo|fax)|horario\w*|a que hora (?:abren|cierran)|cuando (?:abren|cierran)|estan abiertos|que (?:debo|tengo que|necesito|hay que) (?:llevar|traer|hacer|comer|preparar)|(?:necesito|tengo que|debo) (?:ir en ayunas|ayunar|llevar|traer|una? (?:referencia|referido|orden|autorizacion))|en ayunas|ayunas|ayuno|referido|interprete|silla de ruedas|farmacia|resultados|receta|resurtir|costo|precio|pagar|pago|factura|sin cita|atienden (?:ninos|sin|los|a)|ofrecen|hacen (?:analisis|radio|eco)|que piso|edificio|entrada|cafeteria|hablan espanol|hablan ingles|puedo (?:comer|beber|llevar|ir con|traer)|visitas|bano|portal|expediente)\b",
    ),
    Intent.CORRECT: (
        r"\b(?:quise|queria) (?:decir|poner)\b|\bperdon,? (?:era|es|el|la|no)\b|\bno,? (?:el|la|es|era|para) .{1,30},? (?:el|la|es|sino|mejor)\b|\bno es .{1,25} (?:es|sino)\b|\bsino\b|\bera (?:el|la|para|con)\b|\bcorrijo\b|\bme equivoque\b|\bme confundi\b|\bdije\b",
        r"^(?:no,? |perdon,? |ay,? |espera,? |espere,? |disculpe,? )+(?:quise decir|dije|digo|me equivoque|no es|es|el|la|mi|mejor)\b|\bquise decir\b|\bquiero decir\b|\bme equivoque\b|\ben realidad\b|\bmejor\b(?! (?:amigo|doctor))|\bmas bien\b|\bcambie de (?:opinion|idea)\b|\besta mal\b|\beso no es (?:correcto|cierto)\b|\ben (?:vez|lugar) de\b|\bno dije\b|\bno es (?:correcto|asi|eso)\b|\bse equivoco\b|\bcorrijo\b|\bpensandolo bien\b|\besta equivocad\w+",
    ),
    Intent.OUT_OF_SCOPE: (
        r"\bpizzeria\b|\bguap[oa]\b|\bque haces\b|\bquien gano\b|\bpartido\b|\bchistes?\b|\beres (?:soltera?|casad[oa])\b|\bte quiero\b|\bcanta\w*\b|\bhamburguesas?\b|\bflores\b",
        r"\b(?:clima|pizza|chiste|poema|cancion|pelicula|receta de cocina|futbol|vuelo|hotel|banco|tarjeta de credito|prestamo|traduce|capital de|presidente|alarma|loteria|horoscopo|tarea|restaurante|vacaciones|pasaporte|impuestos|musica|perro|gato|veterinari\w+|bitcoin|acciones)\b",
    ),
}
