"""Hearing people outside the room: investigations, absent opinions, imports."""
