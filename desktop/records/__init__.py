"""The declarations of every record type; standard library only."""
