"""Understanding what people say: dates and times, names, intents, symptoms, yes/no/choice, in English and Spanish."""
