"""HTTP: the application that carries web chat, webhooks, the staff console and the service's own pages."""
