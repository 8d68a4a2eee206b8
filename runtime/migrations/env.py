"""Alembic's entry: runs inside the connection that `runtime.schema` hands over."""

from __future__ import annotations

from alembic import context

config = context.config
connection = config.attributes.get("connection")
if connection is None:
    raise RuntimeError("Migrations run through runtime.schema.migrate, which brings the connection.")
context.configure(connection=connection, target_metadata=config.attributes["target_metadata"], compare_type=True)
with context.begin_transaction():
    context.run_migrations()
