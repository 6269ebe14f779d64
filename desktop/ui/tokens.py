"""Colours and sizes of the window: the tokens, and which of them are in force.

The style sheet of the application says which look it was made for, so that painted widgets need
nobody to tell them: they ask `appearance()` while they paint, and Qt repaints them when the style
sheet changes (QEvent.StyleChange).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from desktop.ui.looks import LARGE

if TYPE_CHECKING:
    from desktop.ui.looks import Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """Every colour the window knows, as #RRGGBB."""

    bg: str
    surface: str
    raised: str
    sunken: str
    line: str
    line2: str
    text: str
    text2: str
    text3: str
    sel: str
    accent: str
    accent_hover: str
    accent_pressed: str
    accent_tint: str
    accent_line: str
    good: str
    good_bg: str
    warn: str
    warn_bg: str
    bad: str
    bad_bg: str
    info: str
    info_bg: str
    focus: str
    mark: str
    against: str
    abstain: str
    high_contrast: bool = False

    @property
    def focus_width(self) -> int:
        """Width of the focus frame, px at every scale."""
        return 3 if self.high_contrast else 2


LIGHT = Tokens(
    bg="#F5F2EC",
    surface="#FFFFFF",
    raised="#FBF9F5",
    sunken="#ECE8DF",
    line="#DED8CC",
    line2="#8F877A",
    text="#201B16",
    text2="#524A41",
    text3="#6B6257",
    sel="#F4EBDF",
    accent="#9E1F26",
    accent_hover="#86181F",
    accent_pressed="#6E1218",
    accent_tint="#F8EBE9",
    accent_line="#E0B9B5",
    good="#1B6640",
    good_bg="#E4F1E8",
    warn="#7D5600",
    warn_bg="#FAF0D0",
    bad="#B23608",
    bad_bg="#FCEADF",
    info="#1D5384",
    info_bg="#E5EEF7",
    focus="#1557B0",
    mark="#FBE6A2",
    against="#8A5A44",
    abstain="#9A9186",
)
HIGH_CONTRAST = Tokens(
    bg="#FFFFFF",
    surface="#FFFFFF",
    raised="#FFFFFF",
    sunken="#F0F0F0",
    line="#000000",
    line2="#000000",
    text="#000000",
    text2="#000000",
    text3="#1A1A1A",
    sel="#FFE9A8",
    accent="#7A0012",
    accent_hover="#5C000E",
    accent_pressed="#40000A",
    accent_tint="#FFFFFF",
    accent_line="#7A0012",
    good="#00431F",
    good_bg="#FFFFFF",
    warn="#4D3300",
    warn_bg="#FFFFFF",
    bad="#8A1C00",
    bad_bg="#FFFFFF",
    info="#00295C",
    info_bg="#FFFFFF",
    focus="#0033B8",
    mark="#FFE9A8",
    against="#5C3524",
    abstain="#5A544C",
    high_contrast=True,
)


@dataclass(frozen=True, slots=True)
class Tone:
    """How a status is drawn: text and icon, what lies behind, border ("" for none), weight."""

    text: str
    background: str
    border: str = ""
    bold: bool = False


TONES = ("bad", "overdue", "warn", "good", "info", "neutral", "outline", "accent")


def tone_of(tokens: Tokens, name: str) -> Tone:
    """Return how one of TONES is drawn.

    Raises:
        KeyError: There is no such tone.
    """
    t = tokens
    tone = {
        "bad": Tone(t.bad, t.bad_bg),
        "overdue": Tone(t.surface, t.bad, bold=True),
        "warn": Tone(t.warn, t.warn_bg),
        "good": Tone(t.good, t.good_bg),
        "info": Tone(t.info, t.info_bg),
        "neutral": Tone(t.text2, t.sunken),
        "outline": Tone(t.text2, t.surface, t.line2),
        "accent": Tone(t.accent, t.accent_tint, t.accent_line),
    }[name]
    if t.high_contrast and not tone.border:
        border = t.bad if name == "overdue" else tone.text
        return Tone(tone.text, tone.background, border, tone.bold)
    return tone


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two #RRGGBB colours, 1 to 21 (WCAG 2.2, 1.4.3)."""
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 – WCAG 2.2
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@dataclass(frozen=True, slots=True)
class Appearance:
    """Colours and scale in force."""

    tokens: Tokens
    scale: float

    def px(self, size: float) -> int:
        """Return a size of the design as it is to be drawn, like Look.px."""
        return round(size * self.scale)


def tokens_of(look: Look) -> Tokens:
    """Return the colours of a look."""
    return HIGH_CONTRAST if look.high_contrast else LIGHT


def signature(look: Look) -> str:
    """Return the comment with which the style sheet of a look begins; `appearance` reads it."""
    return f"/*{'L' if look.large else 'n'}{'H' if look.high_contrast else 'n'}*/"


_SIGNATURE_LENGTH = 6


def appearance() -> Appearance:
    """Return what the style sheet of the application was made for; the plain look without one."""
    app = QApplication.instance()
    sheet = app.styleSheet() if isinstance(app, QApplication) else ""
    return _read_signature(sheet[:_SIGNATURE_LENGTH])


@lru_cache(maxsize=8)
def _read_signature(text: str) -> Appearance:
    return Appearance(HIGH_CONTRAST if "H" in text else LIGHT, LARGE if "L" in text else 1.0)
