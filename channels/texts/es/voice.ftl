# Lo que la línea telefónica dice por sí misma, alrededor de las palabras del asistente.

voice-menu = Dígame qué necesita. O bien oprima uno para reservar una cita, tres para cancelarla, cuatro para cambiarla, o cero para hablar con una persona.
voice-other-language = Para español, oprima el dos.
voice-yes-no = Diga sí o no. O bien oprima uno para sí, dos para no.
voice-silence = No escuché nada.
voice-unsure = No estoy seguro de haber oído bien.
voice-wait = Un momento, por favor. Puede seguir hablando, o colgar y le llamamos a este número.
voice-trouble = Tengo un problema, pero no se perdió nada. Dígalo otra vez, por favor.
voice-goodbye = Sigo sin escucharle, así que voy a colgar. No se cambió nada. Llame de nuevo cuando quiera. Adiós.
voice-goodbye-staff = Nuestro personal tiene su mensaje. Ya puede colgar. Adiós.
voice-goodbye-trouble = Lo siento, esto no funciona en este momento. Llame de nuevo en unos minutos. Adiós.

# Lo que significa una tecla, con las palabras de quien llama.
voice-key-book = Quiero reservar una cita
voice-key-move = Quiero cambiar una cita
voice-key-cancel = Quiero cancelar una cita
voice-key-person = Quiero hablar con una persona
voice-key-yes = sí
voice-key-no = no
voice-key-language = Español por favor
