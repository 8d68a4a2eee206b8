# The panel that plays the patient's phone (demo only).

phone-title = The patient's phone
phone-note = Demo only. Codes and texts arrive here, and you can text the hospital.
phone-who = Whose phone
phone-empty = No texts yet. Codes for this number will show up here.
phone-message = Text to the hospital
phone-send = Send
phone-close = Close
phone-call = Call
phone-other = Another number
phone-number = Phone number
phone-use-code = Use code
