# Una hora que quedó libre, ofrecida por texto a quien espera. De una cita que no se debe nombrar solo se dice la hora.

waitlist-offer = { $hospital }: se liberó un horario que usted espera: { part-visit }, { $when }{ part-with }{ part-at }. Responda SÍ y es suyo (hora límite: { $until }), o NO para dejarlo. STOP para no recibir mensajes.
waitlist-again = Este horario sigue guardado para usted (hora límite: { $until }): { part-visit }, { $when }{ part-with }{ part-at }. ¿Lo reservo, SÍ o NO?
waitlist-declined = De acuerdo, dejé ese horario libre. Usted sigue en la lista de espera.
