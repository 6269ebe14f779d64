"""筹备: who was told of a meeting, and what has to be ready for it."""
