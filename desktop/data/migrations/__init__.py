"""The schema in time: each version a migration, run in one transaction with the guards laid aside.

A schema number is written into the file (`PRAGMA user_version`), so that opening an up-to-date
ledger costs no look at Alembic.
"""
