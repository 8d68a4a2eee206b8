"""Twilio: texts and calls as signed webhooks in, TwiML and REST out."""
