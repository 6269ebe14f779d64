"""The first start: one question, three answers, and a ledger that can be worked in."""
