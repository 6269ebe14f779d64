"""The number of the form of snapshots; it stands in each of them."""

SCHEMA = 3
