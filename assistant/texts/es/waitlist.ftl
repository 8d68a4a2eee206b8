# Una hora que quedó libre, ofrecida por texto a quien espera. De una cita que no se debe nombrar solo se dice la hora.

waitlist-offer = { $hospital }: se liberó un horario que usted espera: { part-visit }, { $when }{ part-with }{ part-at }. Responda SÍ y es suyo (hora límite: { $until }), o NO para dejarlo. STOP para no recibir mensajes.
waitlist-offer-move = { $hospital }: se liberó un horario más temprano que usted espera: { part-visit }, { $when }{ part-with }{ part-at }. ¿Le cambiamos la suya del { $old } a ese? Responda SÍ y se cambia (hora límite: { $until }), o NO para conservar la suya. STOP para no recibir mensajes.
waitlist-again-move = Este horario sigue guardado para usted (hora límite: { $until }): { part-visit }, { $when }{ part-with }{ part-at }. ¿Le cambio la suya del { $old } a ese, SÍ o NO?
waitlist-again = Este horario sigue guardado para usted (hora límite: { $until }): { part-visit }, { $when }{ part-with }{ part-at }. ¿Lo reservo, SÍ o NO?
waitlist-declined = De acuerdo, dejé ese horario libre. Usted sigue en la lista de espera.
