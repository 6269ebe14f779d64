"""Contrast of every text on every ground it stands on, and which look is in force."""

from dataclasses import asdict

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui.looks import LARGE, Look
from desktop.ui.stylesheet import style_sheet
from desktop.ui.tokens import (
    HIGH_CONTRAST,
    LIGHT,
    TONES,
    appearance,
    contrast,
    signature,
    tokens_of,
    tone_of,
)

BOTH = pytest.mark.parametrize("tokens", [LIGHT, HIGH_CONTRAST], ids=["light", "high"])


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [("#000000", "#FFFFFF", 21.0), ("#FFFFFF", "#FFFFFF", 1.0), ("#777777", "#FFFFFF", 4.48)],
)
def test_contrast_is_that_of_wcag_either_way(first, second, ratio):
    assert round(contrast(first, second), 2) == ratio
    assert contrast(second, first) == contrast(first, second)


@BOTH
@pytest.mark.parametrize("name", TONES)
def test_tone_is_legible_on_its_tint(tokens, name):
    tone = tone_of(tokens, name)
    assert contrast(tone.text, tone.background) >= 5.2


@BOTH
def test_texts_are_legible_on_every_ground(tokens):
    grounds = (
        tokens.bg,
        tokens.surface,
        tokens.raised,
        tokens.sunken,
        tokens.sel,
        tokens.mark,
    )
    worst = min(
        contrast(text, ground) for text in (tokens.text, tokens.text2) for ground in grounds
    )
    assert worst >= 7
    assert min(contrast(tokens.text3, ground) for ground in grounds) >= 4.5


@BOTH
@pytest.mark.parametrize("ground", ["accent", "accent_hover", "accent_pressed", "text", "bad"])
def test_white_is_legible_on_filled_controls(tokens, ground):
    assert contrast(tokens.surface, asdict(tokens)[ground]) >= 5.2


@BOTH
def test_borders_and_focus_stand_out(tokens):
    for ground in (tokens.surface, tokens.bg):
        assert contrast(tokens.focus, ground) >= 4.5
        assert contrast(tokens.line2, ground) >= 3
        for bar in (tokens.against, tokens.good, tokens.bad):
            assert contrast(bar, ground) >= 3


@pytest.mark.parametrize("name", TONES)
def test_every_tone_has_a_border_in_high_contrast(name):
    assert tone_of(HIGH_CONTRAST, name).border != ""


def test_tone_of_refuses_an_unknown_name():
    with pytest.raises(KeyError):
        tone_of(LIGHT, "purple")


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("high", [False, True])
def test_appearance_is_that_of_the_sheet_in_force(qapp, large, high):
    look = Look()
    look.large, look.high_contrast = large, high
    QApplication.instance().setStyleSheet(style_sheet(look))
    try:
        seen = appearance()
        assert seen.tokens == tokens_of(look)
        assert seen.scale == (LARGE if large else 1.0)
        assert [seen.px(size) for size in (1, 13, 36)] == [look.px(size) for size in (1, 13, 36)]
    finally:
        qapp.setStyleSheet("")
    assert appearance().tokens == LIGHT


def test_signature_is_a_comment_of_its_own_for_every_look():
    looks = [Look() for _ in range(4)]
    for at, look in enumerate(looks):
        look.large, look.high_contrast = bool(at & 1), bool(at & 2)
    assert len({signature(look) for look in looks}) == 4
    assert {len(signature(look)) for look in looks} == {6}
