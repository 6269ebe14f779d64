"""The central server of a county; it comes with sync (server/README.md)."""
