"""Real PostgreSQL and Valkey from installed wheels, for one machine without servers of its own."""

from runtime.embedded.services import EmbeddedServices

__all__ = ["EmbeddedServices"]
