# What reminders say, and the answer to a no. By text only: short, no kind of visit, and how to stop them.

part-at = { $site ->
    [none] { "" }
   *[other] { " " }{ part-where }
 }

reminder = { $hospital }: your visit is { $when }{ part-with }{ part-at }. Reply YES to confirm, or NO to move or cancel it. STOP ends texts.
reminder-confirmed = { $hospital }: see you { $when }{ part-with }{ part-at }. To move or cancel it, reply here. STOP ends texts.
reminder-check-in = When you arrive, check in here: { $url }
reminder-declined = OK. I can move your visit or cancel it. Which would you like?
