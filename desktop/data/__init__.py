"""The ledger on disk: tables from the records, journal, guards, search, keys, backup."""
