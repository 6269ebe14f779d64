"""The endpoints of the server, one module an area; docs/sync.md says what each is for."""
