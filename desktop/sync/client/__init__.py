"""The client: one run of sync over the line, and what carries its bytes."""
