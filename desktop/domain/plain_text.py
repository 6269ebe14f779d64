"""What people type, without the traces of how it was typed: width, invisible marks, odd spaces.

Chinese input methods give full-width digits and letters, spreadsheets a leading apostrophe,
printed forms spaces between the two characters of a name. Unicode's NFKC would undo these too,
but it also replaces compatibility ideographs, which occur in real names; so only what is named
here is changed.
"""

from __future__ import annotations

import unicodedata

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SPACES = dict.fromkeys(
    (0x00A0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0x0085), " "
)
# Hyphens, dashes and minus signs, the full-width one included; 一 (the numeral) is none of them.
_DASHES = dict.fromkeys((*range(0x2010, 0x2016), 0x2212, 0xFE58, 0xFE63, 0xFF0D), "-")
_WIDTHS = _FULL_WIDTH | _SPACES | _DASHES


def _is_visible(character: str) -> bool:
    """Tell whether a character leaves a mark or a gap; variation selectors belong to a glyph."""
    return character in "\t\n\r" or unicodedata.category(character) not in {"Cc", "Cf", "Cs"}


def plain(text: str) -> str:
    """Return text in half width with plain spaces and dashes, trimmed, invisible characters gone.

    Ideographs and Chinese punctuation that has no ASCII twin are left as they are. A spreadsheet's
    guards against numbers, a leading apostrophe and ``="…"``, are taken off.
    """
    narrowed = text.translate(_WIDTHS)
    if not narrowed.isprintable():
        narrowed = "".join(filter(_is_visible, narrowed))
    narrowed = narrowed.strip()
    if narrowed.startswith('="') and narrowed.endswith('"'):
        narrowed = narrowed[2:-1]
    return narrowed.lstrip("'`’‘").strip()


def compact(text: str) -> str:
    """Return plain text without any white space."""
    return "".join(plain(text).split())
