"""What the window says of an installation that lacks something."""

import pytest
from PySide6.QtCore import QLibraryInfo

from desktop.errors import AppError
from desktop.ui import installation
from desktop.ui.installation import check_window


def test_whole_installation_says_what_it_is_made_with(qapp):
    assert check_window().endswith("，offscreen，字体 Noto Sans SC")


def test_plugin_that_does_not_load_is_named_with_its_reason(qapp, monkeypatch, tmp_path):
    (tmp_path / "platforms").mkdir()
    (tmp_path / "platforms/libqxcb.so").write_bytes(b"no library")
    monkeypatch.setattr(QLibraryInfo, "path", lambda _: str(tmp_path))

    with pytest.raises(
        AppError, match=r"^这台电脑的屏幕用不了：.+。 请重新安装，或补上缺少的系统库。$"
    ):
        check_window()


def test_system_without_a_known_screen_is_not_asked(qapp, monkeypatch):
    monkeypatch.setattr(installation.sys, "platform", "darwin")

    installation._check_screen_plugin()


def test_pictures_that_cannot_be_read_are_named(qapp, monkeypatch):
    monkeypatch.setattr(installation, "PICTURES", (b"png", b"heic", b"avif"))

    with pytest.raises(AppError, match="窗口读不了这些图片格式：avif、heic。"):
        check_window()


def test_face_without_chinese_is_refused(qapp, monkeypatch):
    class Metrics:
        def __init__(self, font):
            pass

        def inFont(self, sign):  # noqa: N802 – Qt's
            return False

    monkeypatch.setattr(installation, "QFontMetrics", Metrics)

    with pytest.raises(AppError, match="没有汉字"):
        check_window()


def test_lost_translation_is_named(qapp, monkeypatch):
    monkeypatch.setattr(installation, "LANGUAGES", ("zh_CN", "bo"))

    with pytest.raises(AppError, match="缺少界面语言 bo。"):
        check_window()
