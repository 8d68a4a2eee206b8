"""Words that a model's own sentence may not hold, folded (no accents), English and Spanish together."""

from __future__ import annotations

import re

_NUMBERS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen half quarter
couple several first second third fourth fifth sixth seventh eighth ninth tenth twice once single double cero uno
dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho
diecinueve veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento mil millon docena media
cuarto par varios varias primero primera primer segundo segunda tercero tercera tercer cuarta quinto quinta sexto
septimo octavo noveno decimo doble
"""
_TIME = """
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun weekday
weekdays weekend weekends january february march april may june july august september october november december jan
feb mar apr jun jul aug sep sept oct nov dec today tonight tomorrow yesterday morning mornings afternoon afternoons
evening evenings night noon midday midnight am pm oclock day days week weeks month months year years hour hours
minute minutes fortnight soon soonest earliest earlier latest later next early late date dates time times schedule
calendar lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto
septiembre setiembre octubre noviembre diciembre hoy ayer manana anteayer tarde tardes noche noches mediodia
medianoche madrugada dia dias semana semanas mes meses ano anos hora horas minuto minutos quincena pronto proximo
proxima proximos proximas antes despues fecha fechas horario calendario
"""
_COMMITMENT = """
consent consented consents consenting agreed agrees authorised authorized authorise authorize system developer
administrator override ignore instructions prompt consiente consintio consentimiento autorizado autorizada autoriza
sistema administrador ignora ignore instrucciones
booked book booking books reserved reserve reserving reservation scheduled scheduling rescheduled reschedule
confirmed confirm confirming confirmation cancelled canceled cancel cancelling canceling cancellation moved changed
done complete completed finished set arranged sent send sending emailed texted registered enrolled added updated
saved recorded secured held holding hold guarantee guaranteed promise promised promises assured assure approved
approve verified verify accepted granted refunded waived successful successfully available availability open opening
openings slot slots spot spots free appointment appointments visit visits agendado agendada agende agendo agendamos
agendar reservado reservada reserve reservo reservamos reservar programado programada programe programar confirmado
confirmada confirme confirmo confirmamos confirmar confirmacion cancelado cancelada cancele cancelo cancelamos
cancelar movido movida cambiado cambiada cambie hecho hecha listo lista completado completada terminado enviado
enviada envie envio enviamos enviar mandado mandada mande registrado registrada anotado anotada apuntado apuntada
actualizado actualizada guardado guardada garantizo garantizamos garantizado garantia prometo prometemos promesa
aseguro aseguramos aprobado aprobada verificado verificada aceptado aceptada exito exitosamente disponible
disponibles disponibilidad cita citas turno turnos hueco huecos visita visitas consulta consultas
"""
_MONEY = """
dollar dollars cost costs price prices fee fees charge charges copay deductible covered cover covers coverage
insurance insured bill billing pay payment refund discount cheap euros euro dolar dolares pesos costo coste costos
costes precio precios tarifa tarifas cobro cobran cobertura cubierto cubierta cubre cubren seguro asegurado factura
pago pagar reembolso descuento gratis gratuito
"""
_PLACES = """
street avenue road suite floor room building clinic hospital campus entrance parking garage tower wing doctor
doctors dr dra doctora nurse physician specialist surgeon calle avenida piso sala edificio clinica sede torre
entrada estacionamiento doctor doctores enfermera medico medica especialista cirujano cirujana planta
"""
_MEDICAL = """
diagnosis diagnose diagnosed symptom symptoms dose dosage medicine medication medications medicines drug drugs pill
pills tablet aspirin ibuprofen tylenol acetaminophen antibiotic antibiotics insulin inhaler treatment treat cure
prescribe prescription infection cancer tumor disease disorder syndrome serious harmless normal benign emergency
urgent ambulance vaccine test tests results surgery exercise diet ice heat rest hydrate drink fasting avoid heart
stroke pain fever diagnostico diagnosticar sintoma sintomas dosis medicina medicinas medicamento medicamentos
farmaco pastilla pastillas aspirina ibuprofeno paracetamol antibiotico antibioticos insulina inhalador tratamiento
tratar curar receta recetar infeccion cancer tumor enfermedad trastorno sindrome grave inofensivo normal benigno
emergencia urgente ambulancia vacuna prueba pruebas resultados cirugia ejercicio dieta hielo calor reposo descanso
beber ayuno evite evitar corazon derrame dolor fiebre
"""

WORDS = frozenset(f"{_NUMBERS} {_TIME} {_COMMITMENT} {_MONEY} {_PLACES} {_MEDICAL}".split())
"""Whole words."""

STEMS = tuple(
    "appoint confirm reserv schedul resched cancel guarant agend garantiz promet program medic diagnos prescri "
    "vaccin insur verific "
    "registr monday tuesday wednesday thursday friday saturday sunday januar februar septemb octob novemb "
    "decemb".split()
)
"""Beginnings of words: whatever their ending."""

PHRASES = re.compile(
    r" (?:see you|all set|good to go|youre in|you are in|its yours|taken care|sorted out|no problem i|i have put|ive "
    r"put|put you|got you|"
    r"i made|ive made|i have made|i will|ill|we will|well make|you will|youll|it will be|you should|you must|you can "
    r"take|dont worry|"
    r"no need to|nothing to worry|as a doctor|you have to|try to|make sure|system prompt|my instructions|i am human|"
    r"im human|i am a person|"
    r"a real person|click|tap here|press|call|llame|llamenos|marque|nos vemos|te veo|le veo|los veo|te esperamos|le "
    r"esperamos|todo listo|"
    r"ya esta|ya quedo|quedo|queda|quedan|le puse|te puse|he puesto|ya tiene|ya tienes|no se preocupe|no te "
    r"preocupes|debe|deberia|deberias|"
    r"tiene que|tienes que|tome|toma|soy humano|soy humana|una persona real|mis instrucciones|hemos|he) "
)
"""Phrases, searched for in the folded words joined by single blanks."""

EVERYDAY = frozenset(
    "main north south east west center centre care health family children general medical services service "
    "department office with from "
    "that this your have what help here central norte salud familia servicio servicios oficina centro para como este "
    "esta hola thank thanks "
    "good please gracias favor usted bien".split()
)
"""Words of directory names that are words of every sentence too; the other lists hold what matters of them."""
