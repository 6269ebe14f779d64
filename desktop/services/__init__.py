"""What a person does, one module an area: verb_noun functions, each one transaction."""
