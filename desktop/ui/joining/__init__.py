"""加入本县: by a code or a file, and leaving again."""
