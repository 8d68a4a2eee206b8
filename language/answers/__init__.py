"""Answers to a question: yes and no in all their forms, and which of the offers was meant."""

from language.answers.choice import choice
from language.answers.yes_no import Answer, yes_no

__all__ = ["Answer", "choice", "yes_no"]
