"""The composition root and the command careline."""
