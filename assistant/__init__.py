"""The conversation: graph, model clients, the built-in model, what is said in each language."""
