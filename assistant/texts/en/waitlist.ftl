# A time that came free, offered by text to who waits. Of a visit that must not be named only the time is said.

waitlist-offer = { $hospital }: a time has come free that you are waiting for: { part-visit }, { $when }{ part-with }{ part-at }. Reply YES by { $until } and it's yours, or NO to let it go. STOP ends texts.
waitlist-offer-move = { $hospital }: an earlier time has come free that you are waiting for: { part-visit }, { $when }{ part-with }{ part-at }. Shall we move yours of { $old } there? Reply YES by { $until } and it moves, or NO to keep yours. STOP ends texts.
waitlist-again-move = This time is still kept for you until { $until }: { part-visit }, { $when }{ part-with }{ part-at }. Move yours of { $old } there, YES or NO?
waitlist-again = This time is still kept for you until { $until }: { part-visit }, { $when }{ part-with }{ part-at }. Book it, YES or NO?
waitlist-declined = OK, I let that time go. You're still on the waitlist.
