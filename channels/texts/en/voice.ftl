# What the phone line says by itself, around the assistant's words.

voice-menu = Tell me what you need. Or press one to book a visit, three to cancel one, four to move one, or zero for a person.
voice-other-language = For English, press two.
voice-yes-no = Say yes or no. Or press one for yes, two for no.
voice-silence = I did not hear anything.
voice-unsure = I am not sure I heard you right.
voice-wait = One moment please. You can keep talking, or hang up and we will reach you at this number.
voice-trouble = I am having some trouble, but nothing is lost. Please say that again.
voice-goodbye = I still cannot hear you, so I will hang up now. Nothing was changed. Call again any time. Goodbye.
voice-goodbye-staff = Our staff has your message. You can hang up now. Goodbye.
voice-goodbye-trouble = I am sorry, this does not work right now. Please call again in a few minutes. Goodbye.

# What a key means, in the words of a caller.
voice-key-book = I want to book a visit
voice-key-move = I want to move a visit
voice-key-cancel = I want to cancel a visit
voice-key-person = I want to talk to a person
voice-key-yes = yes
voice-key-no = no
voice-key-language = English please
