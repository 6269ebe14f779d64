"""Votes in the meeting room: the panel, the entry of paper counts, the wall."""
