"""The one style sheet: complete, scaled, and the only one."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

import desktop.ui
from desktop.ui.looks import Look
from desktop.ui.stylesheet import style_sheet
from desktop.ui.tokens import HIGH_CONTRAST, LIGHT

COLOUR = re.compile(r"#[0-9A-F]{6}\b")


def sheet(*, large=False, high=False):
    look = Look()
    look.large, look.high_contrast = large, high
    return style_sheet(look)


def test_style_sheet_leaves_no_token_open():
    assert [word for word in re.findall(r"@[\w-]+", sheet())] == []  # noqa: C416 – reads as a list


@pytest.mark.parametrize(("high", "tokens"), [(False, LIGHT), (True, HIGH_CONTRAST)])
def test_style_sheet_uses_colours_of_the_tokens_only(high, tokens):
    from dataclasses import asdict

    known = {value for value in asdict(tokens).values() if isinstance(value, str)}
    assert set(COLOUR.findall(sheet(high=high))) - known == set()


def test_style_sheet_scales_sizes_but_no_hairlines():
    plain, large = sheet(), sheet(large=True)
    sizes = [int(size) for size in re.findall(r"\b(\d+)px", plain)]
    wanted = [size if size <= 3 else round(size * 1.35) for size in sizes]
    assert [int(size) for size in re.findall(r"\b(\d+)px", large)] == wanted


@pytest.mark.parametrize(("large", "height"), [(False, 36), (True, 48)])
def test_style_sheet_gives_buttons_their_height(qtbot, qapp, large, height):
    qapp.setStyleSheet(sheet(large=large))
    try:
        button = QPushButton("打印")
        qtbot.addWidget(button)
        button.ensurePolished()
        assert button.sizeHint().height() == height
    finally:
        qapp.setStyleSheet("")


# The self-test shows one window with it, beside an application that has none.
SHOWS_IT = {"installation.py"}


def test_style_sheet_is_the_only_one():
    folder = Path(desktop.ui.__file__).parent
    with_own = [
        file.name
        for file in folder.rglob("*.py")
        if "setStyleSheet(" in file.read_text(encoding="utf-8")
    ]
    assert set(with_own) - SHOWS_IT == set()
