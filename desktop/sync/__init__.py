"""What travels between ledgers: wire messages, client, bundle."""
