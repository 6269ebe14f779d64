"""Codes that people copy by hand: one alphabet, and what is forgiven in typing it.

Crockford's base32 has no I, L, O, U; I and L are read as 1, O as 0. Recovery codes and enrolment
codes are written in it.
"""

from __future__ import annotations

import unicodedata

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans("OIL", "011")


def typed_characters(text: str) -> str:
    """Return the characters that count, in their one form.

    Case and width do not matter; marks (P), spaces (Z), controls (C) and minus signs are left out.
    What no code has stays, for the caller to name.
    """
    plain = unicodedata.normalize("NFKC", text).upper()
    kept = (c for c in plain if unicodedata.category(c)[0] not in "PZC" and c not in "−ー")
    return "".join(kept).translate(_LOOKALIKES)
