"""Parts of the pages of people and of bringing them in from a file."""
