"""Parts of the settings: names, backups, keys, look."""
