"""Answers to a question: yes and no in all their forms, and which of the offers was meant."""

from language.answers.beside import Beside, beside_yes, wants_more
from language.answers.choice import Named, choice
from language.answers.instead import named_by_place
from language.answers.waiting import waits
from language.answers.yes_no import Answer, yes_no

__all__ = ["Answer", "Beside", "Named", "beside_yes", "choice", "named_by_place", "waits", "wants_more", "yes_no"]
