# Lo que el personal cambió de una cita, dicho por texto. Sin el tipo de cita; de una delicada, solo las horas.

notice-moved = { $hospital }: tuvimos que cambiar su cita del { $old }. Ahora es el { $when }{ part-with }{ part-at }. Responda SÍ si le conviene o NO para cambiarla o cancelarla. STOP para no recibir mensajes.
notice-changed = { $hospital }: su cita sigue el { $when }, { $practitioner ->
    [none] con un cambio en quién le atiende
   *[other] ahora{ part-with }{ part-at }
 }. Responda SÍ si le conviene o NO para cambiarla o cancelarla. STOP para no recibir mensajes.
notice-standing = { $hospital }: su cita del { $when }{ part-with } sí podrá ser, como estaba prevista. Responda SÍ si va a venir o NO para cambiarla o cancelarla. STOP para no recibir mensajes.
notice-stranded = { $hospital }: lo sentimos, su cita del { $old } no podrá ser a esa hora. Le llamaremos para buscar otra, o escriba aquí que quiere cambiarla. STOP para no recibir mensajes.
