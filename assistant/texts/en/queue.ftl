# Texts to those who wait elsewhere until they are called. Where and for what they are seen is not said.

queue-soon = { $hospital }: { $ahead ->
    [0] you are next.
    [one] one patient is ahead of you.
   *[other] { $ahead } patients are ahead of you.
} Please come back now. STOP ends texts.
queue-called = { $hospital }: it is your turn. Please come in within { $minutes } minutes, or you may lose your place. STOP ends texts.
queue-soon-video = { $hospital }: { $ahead ->
    [0] you are next.
    [one] one patient is ahead of you.
   *[other] { $ahead } patients are ahead of you.
} Please be near your phone or computer for your video visit. STOP ends texts.
queue-called-video = { $hospital }: it is your turn. Please join your video visit now. STOP ends texts.
