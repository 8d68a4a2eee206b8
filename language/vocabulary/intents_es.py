"""How Spanish speakers ask for things: patterns over folded text, by intent."""

# ruff: noqa: E501
from __future__ import annotations

from language.types import Intent

VISIT = r"(?:cita|citas|consulta|turno|hora medica|visita|chequeo|revision|control|examen|seguimiento|cita medica|vacuna|analisis|ecografia|resonancia|radiografia|mamografia|terapia)"

PATTERNS: dict[Intent, tuple[str, ...]] = {
    Intent.BOOK: (
        rf"\b(?:agendar|reservar|pedir|sacar|hacer|programar|solicitar|concertar|apartar|quiero|quisiera|necesito|busco|deseo|conseguir|tener|obtener|me gustaria|coger|marcar|separar|agendame|resérvame|reservame|agende|agenda|haga|haz|dame|deme|me das|me da|puedo|ocupo|agendarme|sacarme|darme|tomar|sacarle|agendarle|hacerle|pedirle)\b(?: \w+){{0,6}}? {VISIT}\b",
        r"\b(?:agendar|agendame|reservame|agendeme|reserveme)\b(?!.*\b(?:vuelo|hotel|mesa)\b)",
        r"\b(?:quiero|quisiera|necesito|puedo|podria|me gustaria|tengo que|deseo|debo|ocupo|urge|podemos|puede|cuando puedo) (?:que me |me )?(?:ver|consultar|visitar|vea|revise|revisen|vean|atienda|atiendan|ir|ir con|venir|ver a|hablar con|atender|checar|chequear|chequearme|revisar|revisarme|hacerme|vacunarme|sacarme)\b(?! (?:mis? citas?|mi (?:saldo|cuenta|factura)|si |una persona|alguien|un (?:humano|agente|operador)|a cancelar|a mi cita))",
        r"\b(?:quiero|quisiera|necesito|busco|me urge|ocupo)(?: ver)?(?: a)? (?:un|una|al|a la|el|la) (?:doctor\w*|medic\w+|especialista|dermatolog\w+|cardiolog\w+|dentista|pediatra|neurolog\w+|ginecolog\w+|[a-z]+olog[oa]|chequeo|examen|analisis|vacuna)\b",
        r"\b(?:tienen|hay|tiene|habra|tendran|tendra|tienes) (?:\w+ )?(?:citas?|disponibilidad|espacios?|huecos?|horarios?|lugar|cupos?|turnos?|algo disponible|campo|algo para)\b",
        r"^(?:cita|agendar|reservar|agendar cita|nueva cita|una cita|turno)(?: por favor)?[.! ]*$",
        r"\b(?:otra|nueva|una nueva) cita\b",
        r"^(?:hola |buen[oa]s \w+ |por favor )*(?:una )?cita (?:con|para|de|en|el|la|manana|hoy|lo antes)\b",
        r"\bprefiero (?:que me (?:vea|atienda) )?(?:un|una) (?:doctora?|medic[oa])\b",
        r"\bcuando (?:me )?(?:puede|podria|pueden|podrian) (?:ver|atender|verme|atenderme)\w*|\bme (?:pueden|puede|podrian) (?:atender|ver)\b|\bque me (?:vea|revise|atienda)\b",
        r"\bla doctora?\b.{0,25}\b(?:disponible|libre)\b",
    ),
    Intent.RESCHEDULE: (
        r"\b(?:reprogram\w+|reagend\w+|aplaz\w+|pospon\w+|posterg\w+|recorr(?:er|a) (?:mi|la) cita)\b",
        rf"\b(?:cambi(?:ar|arla|arlo|ame|eme|o|e|arme|arle|enme)|mov(?:er|erla|erlo|erme)|mueva|mueve|muevan|modific\w+|pas(?:ar|arla|arlo|ame|eme)|adelant\w+|atras\w+|corr(?:er|erla))\b(?: \w+){{0,5}}? (?:{VISIT}|fecha|hora|horario|dia)\b",
        r"\b(?:cambi(?:ar|e|a)(?:la|lo|me|mela|melo)|mov(?:er)?(?:la|lo|mela)|muev(?:a|e)(?:la|lo|mela)|pas(?:ar|e|a)(?:la|lo|mela|melo)|adelant(?:ar|e|a)(?:la|lo|mela)|atras(?:ar|e|a)(?:la|lo))\b",
        r"\bno (?:puedo|voy a poder|podre) (?:ir|asistir|llegar|venir)\b(?=.*\b(?:otro|otra|cambiar|mover|mejor|reprogramar|despues)\b)",
    ),
    Intent.CANCEL: (
        rf"\b(?:cancel(?:ar|o|a|e|en|arla|arlo|armela|arme|ela|eme|ame|emos|arle)|anul\w+|quitar|eliminar|borrar|suspender|dar de baja)\b(?!.*\b(?:suscripcion|tarjeta|vuelo|pedido|membresia)\b)(?: \w+){{0,5}}? (?:{VISIT}|la|esa|esta|mia|todo|el|mi)\b",
        r"^(?:por favor |quiero |necesito |quisiera |deseo |puedo |tengo que |me gustaria )*(?:cancelar|cancelarla|cancelala|cancele|cancela|cancelela|anular|anularla)(?: por favor| la cita| eso)?[.! ]*$",
        r"\b(?:quiero|necesito|quisiera|deseo|tengo que|debo|voy a|me gustaria) (?:cancelar|anular|cancelarla|anularla)\b(?!.*\b(?:suscripcion|tarjeta|vuelo|pedido|membresia)\b)",
        r"\b(?:no (?:puedo|voy a poder|podre) (?:ir|asistir|llegar|venir)(?: a)? (?:mi|la|esa|a mi|a la) cita|ya no (?:necesito|quiero|voy a ir a|ocupo) (?:mi|la|esa) (?:cita|consulta))\b(?!.*\b(?:otro|otra|cambiar|mover|reprogramar)\b)",
    ),
    Intent.LIST: (
        rf"\b(?:cuando|que dia|a que hora|que fecha|con quien|donde) (?:es|son|tengo|era|seria|me toca)(?: \w+){{0,3}} {VISIT}\b|\bcuando es mi\b|\bcuando me toca\b|\ba que hora (?:es|tengo)\b|\bque citas tengo\b|\bmis (?:proximas )?citas\b|\b(?:ver|revisar|consultar|mostrar|saber|lista|listar|muestrame|dime|digame|checar|confirmar) (?:todas )?(?:cuando es )?(?:mi|mis|la|las)(?: proximas?| siguientes?)? citas?\b|\btengo (?:alguna|una|otra) cita\b(?!.*\bpara (?:cambiar|mover|cancelar)\b)|\bcual es mi (?:proxima )?cita\b|\bcuando tengo (?:mi |la |que ir|cita|que venir)",
    ),
    Intent.WAITLIST: (
        r"\blista de espera\b|\bsi (?:se libera|alguien cancela|hay (?:una )?cancelacion|se desocupa|se abre|sale algo|aparece algo)\w*|\b(?:avis\w+|notif\w+|llam\w+|mand\w+)(?:me|enme)? (?:un mensaje )?(?:si|cuando) (?:\w+ )*(?:libera|cancela|abre|antes|disponible|desocupa|lugar|espacio)\b",
    ),
    Intent.CHECK_IN: (
        r"\b(?:ya (?:llegue|estoy aqui|estoy en)|acabo de llegar|estoy (?:aqui|afuera|en la (?:sala|recepcion|entrada)|en el (?:estacionamiento|lobby))|registrar mi llegada|hacer check ?-?in|check ?-?in|llegue a mi cita|ya estoy)\b",
    ),
    Intent.PARKING: (
        r"\b(?:estacion\w+|parqueo|parquear|parking|aparcar|aparcamiento|cochera|parqueadero|garaje|dejar (?:el|mi) (?:carro|coche|auto)|donde (?:dejo|pongo) (?:el|mi) (?:carro|coche|auto))\b",
    ),
    Intent.TELEHEALTH: (
        r"\b(?:video ?-?(?:llamada|consulta|visita|cita)?|por video|virtual|telemedicina|telesalud|en linea|online|teleconsulta|por zoom|remota?|desde (?:mi )?casa|por telefono|a distancia|por internet|telefonica)\b",
    ),
    Intent.INSURANCE: (
        r"\b(?:seguro (?:medico|de salud|social)?(?= |$|\?)(?<!estoy seguro )|aseguranza|aseguradora|poliza|copago|deducible|cobertura|medicare|medicaid|cubre|seguranza|(?:aceptan|acepta|toman|toma|reciben|recibe|trabajan con) (?:el |mi |la |a )?(?!nuevos|pacientes|tarjeta|efectivo|ninos)\w+)\b",
    ),
    Intent.REGISTER: (
        r"\b(?:soy (?:un |una )?(?:paciente )?nuev[oa]|paciente nuev[oa]|nuev[oa] paciente|primera vez|nunca he (?:ido|estado|venido)|registrar(?:me|lo|la)?|inscribir(?:me|lo|la)?|darme de alta|no soy paciente|no estoy registrad[oa]|no tengo expediente|mi primera (?:cita|visita|consulta))\b",
    ),
    Intent.VERIFY: (
        r"\b(?:verificar|verificacion|(?:el|mi) codigo (?:es|que)|mand\w+ (?:el|otro|un) codigo|envi\w+ (?:el|otro|un|de nuevo)(?: el)? codigo|no (?:me )?(?:llego|recibi|ha llegado) (?:el|ningun|un)? ?codigo|otro codigo|nuevo codigo|comprobar mi identidad)\b",
    ),
    Intent.REQUEST_HUMAN: (
        r"\b(?:hablar|hable|comunic\w+|pas\w+|transfer\w+|conect\w+|atienda|ponga\w*)(?:me)?(?: \w+)? (?:con|a)(?: una?| el| la| algun)? (?:persona|humano|alguien|agente|operador\w*|representante|recepcionista|ser humano|asesor\w*|empleado|encargad\w+|enfermera|supervisor\w*|persona real)\b|\b(?:persona|humano|alguien|gente) (?:real|de verdad)\b|^(?:una )?(?:persona|humano|agente|operador|operadora|representante|recepcionista|recepcion)(?: por favor)?[.! ]*$|\bquiero (?:una|un|hablar con) (?:persona|humano|agente|operador\w*|alguien)\b|\b(?:eres|es usted|es esto|esto es) (?:un |una )?(?:robot|bot|maquina|persona|humano|computadora)\b|\bno (?:quiero|me gusta) (?:hablar con )?(?:una? )?(?:maquina|robot|bot|computadora)\b|\bllam\w*me (?:de vuelta|ustedes)\b|\bpuede llamarme alguien\b",
    ),
    Intent.MEDICAL_ADVICE: (
        r"\b(?:puedo|debo|deberia|tengo que) (?:tomar(?:me)?|dejar de tomar|seguir tomando|mezclar|usar|aumentar|duplicar|darle|ponerme|suspender|comer|beber|aplicar\w*|combinar)\b(?! (?:una cita|la cita|el turno|esa|esta|la (?:primera|segunda|tercera|de)|el de))|\bque (?:medicina|medicamento|pastilla|dosis|remedio|puedo tomar|debo tomar|me tomo|tomo|me recomienda)\b|\bes (?:grave|peligroso|normal|contagioso|serio|cancer|malo|seguro tomar)\b|\bque (?:tengo|sera|significa|puede ser)\b(?! (?:que|citas?|disponible|agendad|programad|para))|\bcuant[oa]s? (?:\w+ )?(?:debo|puedo|tengo que) (?:tomar|darle|usar)\b|\befectos? secundarios?\b|\bcomo (?:curo|trato|quito|se cura|puedo curar|alivio|me quito)\b|\bsera (?:cancer|covid|grave|una infeccion)\b|\bque es bueno para\b|\bdiagnostic\w+",
    ),
    Intent.EMERGENCY: (
        r"\bno (?:puedo|puede) respirar\b|\binfarto\b|\bataque al corazon\b|\bderrame cerebral\b|\bambulancia\b|\b911\b|\binconsciente\b|\bno respira\b|\bsangr\w+ mucho\b|\bsobredosis\b|\bme quiero morir\b|\bquiero morir(?:me)?\b|\bmatarme\b|\bsuicid\w+|\bquitarme la vida\b|\bse (?:esta )?ahog(?:a|ando)\b|\bconvulsionando\b|\bconvulsiones? ahora\b|\bmucho dolor (?:de|en el) pecho\b|\bfuerte dolor (?:de|en el) pecho\b|\bdolor (?:muy )?fuerte (?:de|en el) pecho\b|\bdolor de pecho\b.{0,40}\b(?:respirar|brazo|sudor|ahora|aire)\b|\bse puso azul\b|\benvenen\w+|\bno despierta\b|\bme (?:quiero|voy a) (?:hacer dano|matar)\b|\bopresion en el pecho\b|\bes una emergencia\b",
    ),
    Intent.REPEAT: (
        r"\b(?:repit\w+|repetir|otra vez por favor|no (?:le |te |lo )?(?:escuche|oi|entendi)|que dijo|que dijiste|como dijo|mande|puede repetir|de nuevo por favor|cuales (?:eran|son) las opciones|digamelo otra vez)\b|^(?:que|como|mande|perdon|eh|otra vez|repite)\??[.! ]*$",
    ),
    Intent.GREETING: (
        r"^(?:[¡!]*(?:hola|buenos dias|buenas tardes|buenas noches|buenas|buen dia|que tal|saludos|alo|bueno|oiga|disculpe)\b[,.! ]*)+",
    ),
    Intent.THANKS: (
        r"\b(?:gracias|muchas gracias|mil gracias|se lo agradezco|te lo agradezco|agradecid\w+|muy amable)\b",
    ),
    Intent.GOODBYE: (
        r"\b(?:adios|hasta luego|hasta pronto|nos vemos|chao|chau|bye|eso es todo|es todo|seria todo|nada mas|que tenga (?:un )?buen\w*|que este bien|hasta manana|cuidese|buen fin de semana)\b",
    ),
    Intent.STOP: (
        r"^(?:alto|basta|parar|pare|stop|cancelar mensajes|no mas mensajes|detener|baja|fin|darse de baja|no me escriban|no me manden mensajes)[.! ]*$|\bno me (?:manden|envien|escriban|llamen|manden) mas\b|\bdejen de (?:escribir|mandar|llamar|enviar)\w*",
    ),
    Intent.HELP: (
        r"^(?:ayuda|ayudame|menu|opciones|info|informacion|auxilio|\?+|necesito ayuda)[.! ]*$|\bque puedes? hacer\b|\bcomo funciona\b|\bque opciones\b|\ben que (?:me )?puedes? ayudar\b",
    ),
    Intent.QUESTION: (
        r"\b(?:ya es tarde para|es (?:muy |demasiado )?tarde para|todavia (?:puedo|se puede|estoy a tiempo)|aun (?:puedo|estoy a tiempo)|estoy a tiempo|hasta cuando (?:puedo|tengo)|con cuanta anticipacion|hay (?:algun )?(?:cargo|costo|multa|penalidad)|cobran por|cuanto (?:cobran|cuesta|tarda|dura|vale|tiempo|sale)|politica de cancelacion)\b.*",
        r"\b(?:donde (?:esta|estan|queda|quedan|puedo|debo|es)|como (?:llego|llegar|me preparo|pago|obtengo|puedo obtener|cancelo)|direccion|cual es (?:la|el|su) (?:direccion|telefono|numero|horario|correo|fax)|horario\w*|a que hora (?:abren|cierran)|cuando (?:abren|cierran)|estan abiertos|que (?:debo|tengo que|necesito|hay que) (?:llevar|traer|hacer|comer|preparar)|(?:necesito|tengo que|debo) (?:ir en ayunas|ayunar|llevar|traer|una? (?:referencia|referido|orden|autorizacion))|en ayunas|ayunas|ayuno|referido|interprete|silla de ruedas|farmacia|resultados|receta|resurtir|costo|precio|pagar|pago|factura|sin cita|atienden (?:ninos|sin|los|a)|ofrecen|hacen (?:analisis|radio|eco)|que piso|edificio|entrada|cafeteria|hablan espanol|hablan ingles|puedo (?:comer|beber|llevar|ir con|traer)|visitas|bano|portal|expediente)\b",
    ),
    Intent.CORRECT: (
        r"^(?:no,? |perdon,? |ay,? |espera,? |espere,? |disculpe,? )+(?:quise decir|dije|digo|me equivoque|no es|es|el|la|mi|mejor)\b|\bquise decir\b|\bquiero decir\b|\bme equivoque\b|\ben realidad\b|\bmejor\b(?! (?:amigo|doctor))|\bmas bien\b|\bcambie de (?:opinion|idea)\b|\besta mal\b|\beso no es (?:correcto|cierto)\b|\ben (?:vez|lugar) de\b|\bno dije\b|\bno es (?:correcto|asi|eso)\b|\bse equivoco\b|\bcorrijo\b|\bpensandolo bien\b|\besta equivocad\w+",
    ),
    Intent.OUT_OF_SCOPE: (
        r"\b(?:clima|pizza|chiste|poema|cancion|pelicula|receta de cocina|futbol|vuelo|hotel|banco|tarjeta de credito|prestamo|traduce|capital de|presidente|alarma|loteria|horoscopo|tarea|restaurante|vacaciones|pasaporte|impuestos|musica|perro|gato|veterinari\w+|bitcoin|acciones)\b",
    ),
}
