"""Controls that pages are made of, drawn from the tokens."""
