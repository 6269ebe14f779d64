"""The one style sheet of the window, made from resources/styles/window.qss for a look.

The file is written in colours by token (``@accent``) and sizes of the design in px; sizes of
4 px and more grow with large type, hairlines do not.
"""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir

from desktop.resources import read_text, resource
from desktop.ui.tokens import signature, tokens_of

if TYPE_CHECKING:
    from desktop.ui.looks import Look

HAIRLINE = 3
"""Widths up to this, px, stay as they are in large type."""
_SIZE = re.compile(r"\b(\d+)px")
_TOKEN = re.compile(r"@([a-z][a-z0-9-]*)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def style_sheet(look: Look) -> str:
    """Return the style sheet of a look.

    Raises:
        KeyError: The file names a token that there is not.
    """
    QDir.setSearchPaths("icons", [str(resource("icons"))])  # for url(icons:…) in the file
    tokens = tokens_of(look)
    values = {name.replace("_", "-"): str(value) for name, value in asdict(tokens).items()}
    values["focus-width"] = f"{tokens.focus_width}px"
    values["bar-border"] = f"1px solid {tokens.line}" if tokens.high_contrast else "none"
    for tone in ("good", "warn", "bad", "info"):
        # In high contrast tints are white: a band shows its tone by a border.
        frame = f"2px solid {values[tone]}"
        values[f"band-border-{tone}"] = frame if tokens.high_contrast else "none"

    def scaled(size: re.Match[str]) -> str:
        width = int(size[1])
        return f"{width if width <= HAIRLINE else look.px(width)}px"

    source = _COMMENT.sub("", read_text("styles/window.qss"))
    return signature(look) + _TOKEN.sub(lambda name: values[name[1]], _SIZE.sub(scaled, source))
