# La página detrás del código QR de una cita.

checkin-title = Registro de llegada en { $hospital }
checkin-intro = ¿Ha llegado para su cita? Pulse el botón y tome asiento.
checkin-button = Ya estoy aquí
checkin-done = Su llegada está registrada.
checkin-wait = { $minutes ->
    [0] Usted es el siguiente turno.
   *[other] Unos { $minutes } minutos. Delante de usted: { $ahead }.
}
checkin-again = ¿Cómo va ahora?
checkin-called = Es su turno. Pase, por favor.
checkin-not-waiting = Usted ya no está en la fila. Si todavía no le han atendido, pregunte en recepción, por favor.
checkin-choose = La espera es larga. No hace falta que la pase aquí:
checkin-choose-elsewhere = Esperar en otro lugar
checkin-choose-video = Ser atendido por video
checkin-kept = No hace falta que espere aquí. Conserva su lugar.
checkin-kept-video = Le atenderemos por video y no hace falta que se quede. Su sala queda para otra persona.
checkin-texted = Le enviaremos un mensaje de texto cuando falte poco para su turno y cuando llegue.
checkin-untexted = No podemos enviarle mensajes de texto. Mire esta página de vez en cuando, por favor.
checkin-not-offered = Esto no se ofrece en este momento. Consulte otra vez su lugar, por favor.
checkin-room = Sala: { $room }
checkin-bad-token = Este código no es nuestro. Pregunte en recepción, por favor.
checkin-too-early = Es demasiado pronto para registrar su llegada. Puede hacerlo desde dos horas antes de su cita.
checkin-expired = La hora de esta cita ya pasó. Pregunte en recepción, por favor.
checkin-ask = No ha funcionado. Pregunte en recepción, por favor.
