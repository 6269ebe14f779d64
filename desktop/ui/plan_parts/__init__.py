"""What a plan says beside its seven answers: forms, parties, who takes part."""
