# Several visits at once (a series, an order of visits, a family), and two visits that change places.

offer-list-together = Here is how { $count } visits could go together:
    { $offers }
    .voice = I found ways to have these { $count } visits together. { $offers }
offer-together-line = { $number }. Together{ part-why }:
    { $visits }
    .voice = Option { $number }{ part-why }: { $visits }
offer-series-line = { $number }. { part-visit }{ part-for }{ part-with }, { part-where }{ part-why }:
    { $times }
    .voice = Option { $number }: { part-visit }{ part-for }{ part-with }{ part-why }: { $times }
series-time = – { $when }
    .voice = { $when }.
    .sms = - { $when }
together-visit = – { $when }: { part-visit }{ part-for }{ part-with }, { part-where }
    .voice = { $when }, { part-visit }{ part-for }{ part-with }.
    .sms = - { $when }: { part-visit }{ part-for }{ part-with }, { part-where }
series-not-all = Not every visit could be at the times you asked for. This comes closest:
series-late = Nothing for all of them begins before { $day }.
no-together = I looked, but I can't find times for all of these visits together. I can look at other days, for fewer of them, or for one at a time.
together-held = I'm holding { $count ->
        [2] both
       *[other] all { $count }
    } times for you for { $minutes } minutes.
    .voice = I am holding { $count ->
        [2] both
       *[other] all { $count }
    } times for you for a few minutes.
read-back-together = Just to be sure, these { $count } visits:
    { $visits }
    Shall I book { $count ->
        [2] both
       *[other] all
    } of them?
    .voice = Let me read that back. { $visits } Should I book { $count ->
        [2] both
       *[other] all { $count }
    }, yes or no?
    .sms = { $visits }
    Book { $count ->
        [2] both
       *[other] all { $count }
    }, YES or NO?
receipt-together = You're booked for { $count ->
        [2] both
       *[other] all { $count }
    } visits:
    { $visits }
receipt-together-pending = Your request for { $count } visits is in. The clinic still has to say yes, and we'll let you know.
    { $visits }
receipt-calendars = Add them to your calendar:
    { $links }
    .voice = { "" }
calendar-link = { $url }
    .voice = { "" }
family-which = You may act for more people than you named, so I'm not sure whom you mean. Please let me book these visits one at a time.

read-back-swap = Just to be sure, these two visits change times:
    { $visits }
    Shall I change them over?
    .voice = Let me read that back. { $visits } Should I change them over, yes or no?
    .sms = { $visits }
    Change them over, YES or NO?
swap-visit = – { part-visit }{ part-for }{ part-with }: from { $old } to { $when }, { part-where }
    .voice = { part-visit }{ part-for }{ part-with } moves from { $old } to { $when }.
    .sms = - from { $old } to { $when }{ part-for }{ part-with }, { part-where }
receipt-swap = Done. Your visits have changed places:
    { $visits }
swap-alike = Those two visits are alike: same kind, same doctor, same place. Changing them over would change nothing.
swap-not-possible = Those two can't change times: one of the doctors is not free at the other time. I can move either of them instead.
