"""The face of the window: found beside the app, and no crash where there is none."""

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QRawFont
from PySide6.QtWidgets import QApplication

from desktop.ui import fonts


@pytest.fixture
def font(qapp):
    """The application's font, put back afterwards."""
    before = QFont(QApplication.font())
    yield before
    QApplication.setFont(before)


def test_install_fonts_gives_a_face_with_chinese_and_the_body_size(font):
    family = fonts.install_fonts()
    used = QApplication.font()
    assert (used.family(), used.pixelSize()) == (family, 15)
    face = QRawFont.fromFont(used, QFontDatabase.WritingSystem.SimplifiedChinese)
    assert [face.supportsCharacter(ord(character)) for character in "议事簿1A"] == [True] * 5


def test_install_fonts_twice_registers_nothing_more(font):
    family = fonts.install_fonts()
    before = QFontDatabase.families()
    assert fonts.install_fonts() == family
    assert QFontDatabase.families() == before


@pytest.mark.logs("not a font that Qt reads: NotoSansSC-Broken.ttf", "no Chinese face")
def test_install_fonts_keeps_qts_choice_where_none_is_found(font, monkeypatch, tmp_path):
    (tmp_path / "NotoSansSC-Broken.ttf").write_bytes(b"no font")
    monkeypatch.setattr(fonts, "font_folders", lambda: [tmp_path / "absent", tmp_path])
    monkeypatch.setattr(fonts, "_FAMILIES", ("No Such Face",))
    monkeypatch.setattr(fonts, "_ON_WINDOWS", ())
    before = QApplication.font().family()
    assert fonts.install_fonts() == before
