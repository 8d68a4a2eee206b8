# What a patient gets on paper about who learned what of them.

privacy-title = Accounting of disclosures
privacy-patient = Patient: { $name }, born { $born }, record number { $number }
privacy-period = Period: { $start } to { $end }
privacy-date = Date and time
privacy-recipient = Recipient
privacy-what = What was disclosed
privacy-purpose = Purpose
privacy-none = Nothing was disclosed in this period.
privacy-note = Lists what left this system for others (45 CFR 164.528). What the patient was told, and what the hospital's own people and programs used, is not listed; the hospital gives that on request.
privacy-note-every = Lists every access on record: what left this system for others, what the hospital's own people and programs used, and what was told to the patient or to whoever is recorded to act for them.
privacy-what-patient = Demographic record (name, birth date, contact details)
privacy-what-visit = Appointment (time, place, clinician, kind of visit)
privacy-what-conversation = Conversation with the front desk
privacy-actor-fhir = { $name }
privacy-actor-staff = Front desk ({ $name })
privacy-actor-assistant = The patient, by the hospital's assistant
privacy-actor-proxy = { $name }, who speaks for the patient, by the hospital's assistant
privacy-somebody = Somebody no longer on record
privacy-actor-patient = The patient
privacy-actor-reminders = The patient, by a reminder
privacy-actor-link = Whoever opened the patient's calendar link
privacy-actor-import = The hospital's import of its schedule
privacy-actor-cli = The hospital's operators
