# The page behind the QR code of a visit.

checkin-title = Check in at { $hospital }
checkin-intro = You are here for your visit? Press the button and take a seat.
checkin-button = I am here
checkin-done = You are checked in.
checkin-wait = { $minutes ->
    [0] You are next.
   *[other] About { $minutes } minutes. Ahead of you: { $ahead }.
}
checkin-again = How does it stand now?
checkin-called = It is your turn. Please come in.
checkin-not-waiting = You are not waiting in a line any more. Please ask at the front desk if you have not been seen.
checkin-choose = The wait is long. You need not sit it out here:
checkin-choose-elsewhere = Wait somewhere else
checkin-choose-video = Be seen by video instead
checkin-kept = You need not wait here. You keep your place.
checkin-kept-video = You will be seen by video, and need not stay. Your room is given to somebody else.
checkin-texted = We text you when it is nearly your turn, and when it is.
checkin-untexted = We cannot text you. Please look at this page now and then.
checkin-not-offered = This is not offered at the moment. Please look at your place again.
checkin-room = Room: { $room }
checkin-bad-token = This code is not one of ours. Please ask at the front desk.
checkin-too-early = It is too early to check in. You can do so from two hours before your visit.
checkin-expired = The time of this visit is over. Please ask at the front desk.
checkin-ask = This did not work. Please ask at the front desk.
