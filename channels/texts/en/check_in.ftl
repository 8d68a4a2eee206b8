# The page behind the QR code of a visit.

checkin-title = Check in at { $hospital }
checkin-intro = You are here for your visit? Press the button and take a seat.
checkin-button = I am here
checkin-done = You are checked in.
checkin-wait = { $minutes ->
    [0] You are next.
   *[other] About { $minutes } minutes. Ahead of you: { $ahead }.
}
checkin-wait-anywhere = You need not wait here: we will call you.
checkin-by-video = If you like, you can be seen by video instead. Ask at the front desk.
checkin-room = Room: { $room }
checkin-bad-token = This code is not one of ours. Please ask at the front desk.
checkin-too-early = It is too early to check in. You can do so from two hours before your visit.
checkin-expired = The time of this visit is over. Please ask at the front desk.
checkin-ask = This did not work. Please ask at the front desk.
