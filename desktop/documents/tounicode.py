"""Make text in papers searchable and copyable whole, characters beyond the BMP included.

WORKAROUND ReportLab 5.1.0: `makeToUnicodeCMap` writes a code point above U+FFFF as five bare hex
digits, where a ToUnicode map holds UTF-16BE (ISO 32000-1, 9.10.3), so that 𬱖 is copied as ⳅ. A
test fails when ReportLab mends this or changes the function.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.pdfbase import ttfonts

if TYPE_CHECKING:
    from collections.abc import Sequence

# The most entries one bfchar block may hold (Adobe Technical Note 5014, CMap files).
_BLOCK = 100

_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /{name} def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
"""
_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def to_unicode_map(font_name: str, subset: Sequence[int]) -> str:
    """Return the ToUnicode CMap of a one-byte font whose code *i* shows ``chr(subset[i])``."""
    entries = [f"<{code:02X}> <{_utf16_hex(point)}>" for code, point in enumerate(subset)]
    blocks = [entries[at : at + _BLOCK] for at in range(0, len(entries), _BLOCK)]
    body = "".join(
        "\n".join([f"{len(block)} beginbfchar", *block, "endbfchar\n"]) for block in blocks
    )
    return _HEAD.format(name=font_name) + body + _TAIL


def _utf16_hex(point: int) -> str:
    return chr(point).encode("utf-16-be").hex().upper()


def install() -> None:
    """Put our map in the place of ReportLab's; calling it again changes nothing."""
    ttfonts.makeToUnicodeCMap = to_unicode_map
