"""How people reach the hospital: web chat, SMS, voice, the staff console."""
