"""The ledger on disk: tables made from the records, journal, guards, search, keys, migrations, backup."""
