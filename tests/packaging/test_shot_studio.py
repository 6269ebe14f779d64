"""Which pictures are taken when only some are wanted; what is on them is tried in tests/ui."""

import gc
import weakref

import pytest
from PySide6.QtWidgets import QPushButton, QWidget


@pytest.fixture
def studio_of(script, qapp, monkeypatch, tmp_path):
    module = script("shot_studio")
    monkeypatch.setattr(module, "OUT", tmp_path)
    before = qapp.styleSheet()
    made = []

    def make(*wanted):
        made.append(module.Studio(qapp, wanted))
        return made[-1]

    yield make
    for studio in made:
        studio._wear("zh_CN")
        studio.tasks.close()
    qapp.setStyleSheet(before)


def test_without_words_every_picture_is_wanted_in_every_look(studio_of):
    studio = studio_of()

    assert studio.wants("12-villages")
    assert list(studio.looks("12-villages")) == ["zh_CN", "zh_CN-large", "en", "en-large"]
    assert list(studio.looks("09-join", contrast=True))[-1] == "zh_CN-contrast"


@pytest.mark.parametrize(
    ("wanted", "suffixes"),
    [
        (["villages"], ["zh_CN", "zh_CN-large", "en", "en-large"]),
        (["12-villages-en"], ["en", "en-large"]),
        (["zh_CN-large"], ["zh_CN-large"]),
        (["01-today", "villages-zh_CN-large"], ["zh_CN-large"]),
        (["01-today"], []),
    ],
)
def test_words_choose_pictures_by_parts_of_their_names(studio_of, wanted, suffixes):
    studio = studio_of(*wanted)

    assert list(studio.looks("12-villages")) == suffixes
    assert studio.wants("12-villages") is bool(suffixes)


def test_a_picture_that_is_not_wanted_leaves_no_file(studio_of, tmp_path):
    studio, window = studio_of("villages"), QWidget()
    studio.show(window, (40, 30))

    studio.take(window, "01-today-zh_CN")
    studio.take(window, "12-villages-zh_CN")
    studio.close(window)

    assert [file.name for file in tmp_path.iterdir()] == ["12-villages-zh_CN.png"]
    assert studio.taken == ["12-villages-zh_CN"]


def test_a_closed_window_is_styled_no_more(studio_of, qapp):
    """Each window that was left took its time with every further look."""
    studio, window = studio_of(), QWidget()
    QPushButton(window)
    studio.show(window, (40, 30))
    gone = weakref.ref(window)

    studio.close(window)
    assert window not in qapp.topLevelWidgets()
    del window
    gc.collect()

    assert gone() is None
