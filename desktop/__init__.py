"""议事簿, the desktop app: records, judges, prints and keeps what a village consults on."""
