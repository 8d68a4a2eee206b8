"""Messages that the weights of intents are fitted to, and what is heard in them."""
