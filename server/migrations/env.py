"""Alembic's environment: migrations run in the transaction of the connection they are given."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes["metadata"],
    transactional_ddl=True,
    transaction_per_migration=False,
)
context.run_migrations()
