"""Who is speaking: names, birth dates, phone numbers, e-mail addresses and codes, however they are said."""
