"""Raw text made comparable: normalised characters, tokens, numbers in words, and the language it is written in."""

from language.text.normalise import Clean, clean, fold
from language.text.tokens import Token, tokenize

__all__ = ["Clean", "Token", "clean", "fold", "tokenize"]
