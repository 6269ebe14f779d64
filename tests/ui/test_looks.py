import pytest

from desktop.ui.looks import Look


def test_choices_are_kept_between_starts(qapp, tmp_path):
    file = tmp_path / "settings" / "window.ini"
    look = Look(file)
    assert (look.large, look.high_contrast, look.language) == (False, False, "zh_CN")

    look.set_large(True)
    look.set_high_contrast(True)
    look.set_language("en")
    look._settings.sync()

    again = Look(file)
    assert (again.large, again.high_contrast, again.language) == (True, True, "en")


@pytest.mark.parametrize("content", ["", "[General]\nlanguage=tlh\nlarge=perhaps\n", "\x00\xff"])
def test_unknown_or_broken_settings_are_the_usual(qapp, tmp_path, content):
    file = tmp_path / "window.ini"
    file.write_text(content, encoding="utf-8")

    look = Look(file)

    assert (look.large, look.high_contrast, look.language) == (False, False, "zh_CN")


def test_only_a_change_is_told(qtbot):
    look, told = Look(), []
    look.changed.connect(lambda: told.append("look"))
    look.language_changed.connect(lambda: told.append("language"))

    look.set_large(False)
    look.set_language("zh_CN")
    look.set_language("xx")
    assert told == []

    look.set_large(True)
    look.set_language("en")
    assert told == ["look", "language"]


def test_large_type_is_a_third_larger():
    look = Look()
    assert [look.px(size) for size in (13, 15, 36)] == [13, 15, 36]

    look.set_large(True)
    assert [look.px(size) for size in (15, 24, 36)] == [20, 32, 49]
