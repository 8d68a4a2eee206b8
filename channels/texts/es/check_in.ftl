# La página detrás del código QR de una cita.

checkin-title = Registro de llegada en { $hospital }
checkin-intro = ¿Ha llegado para su cita? Pulse el botón y tome asiento.
checkin-button = Ya estoy aquí
checkin-done = Su llegada está registrada.
checkin-wait = { $minutes ->
    [0] Usted es el siguiente turno.
   *[other] Unos { $minutes } minutos. Delante de usted: { $ahead }.
}
checkin-wait-anywhere = No hace falta que espere aquí: le avisaremos.
checkin-by-video = Si lo prefiere, podemos atenderle por video. Pregunte en recepción.
checkin-room = Sala: { $room }
checkin-bad-token = Este código no es nuestro. Pregunte en recepción, por favor.
checkin-too-early = Es demasiado pronto para registrar su llegada. Puede hacerlo desde dos horas antes de su cita.
checkin-expired = La hora de esta cita ya pasó. Pregunte en recepción, por favor.
checkin-ask = No ha funcionado. Pregunte en recepción, por favor.
