"""Edit forms made from the declarations of record types: one editor a kind of field."""
