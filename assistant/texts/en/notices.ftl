# What staff changed about a visit, told by text. No kind of visit; of a sensitive one the times alone.

notice-moved = { $hospital }: we had to move your visit of { $old }. It is now { $when }{ part-with }{ part-at }. Reply YES if that works, or NO to move or cancel it. STOP ends texts.
notice-changed = { $hospital }: your visit stays on { $when }, { $practitioner ->
    [none] with a change in who sees you
   *[other] now{ part-with }{ part-at }
 }. Reply YES if that works, or NO to move or cancel it. STOP ends texts.
notice-standing = { $hospital }: your visit of { $when }{ part-with } can take place after all, as it was planned. Reply YES if you will come, or NO to move or cancel it. STOP ends texts.
notice-stranded = { $hospital }: we are sorry, your visit of { $old } cannot take place then. We will call you to find another time, or write here that you want to move it. STOP ends texts.
