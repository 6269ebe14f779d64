import threading

import pytest

from desktop.ui.syncing.run_progress import CHANGE_BYTES, RunProgress


class Watch:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def watch():
    return Watch()


def test_before_anything_is_told_it_connects():
    view = RunProgress().view()

    assert (view.stage, view.percent, view.changes, view.files) == ("connect", 0, (0, 0), (0, 0))
    assert view.seconds_left is None


def test_changes_and_bytes_of_files_are_weighed_together():
    progress = RunProgress()
    progress("push", 10, 10)
    progress("file_up", 0, 10 * CHANGE_BYTES)

    view = progress.view()

    assert (view.stage, view.percent) == ("file_up", 50)
    assert (view.changes, view.files) == ((10, 10), (0, 10 * CHANGE_BYTES))


def test_changes_shown_are_those_of_the_direction_that_moves():
    progress = RunProgress()
    progress("push", 5, 5)
    progress("pull", 3, 14)

    assert progress.view().changes == (3, 14)


def test_more_done_than_there_was_is_all_of_it():
    progress = RunProgress()
    progress("pull", 7, 0)

    view = progress.view()

    assert (view.changes, view.percent) == ((7, 7), 100)


def test_a_slow_line_is_told_while_it_is_slow():
    progress = RunProgress()
    progress("push", 1, 9, is_slow=True)
    assert progress.view().is_slow

    progress("push", 2, 9)
    assert not progress.view().is_slow


def test_time_left_follows_the_pace_and_not_what_was_moved_before(watch):
    progress = RunProgress(clock=watch)
    progress("file_up", 600, 1000)
    watch.now = 4
    progress("file_up", 700, 1000)
    assert progress.view().seconds_left is None  # too early to tell

    watch.now = 10

    assert progress.view().seconds_left == pytest.approx(30)


def test_nothing_moved_yet_gives_no_time(watch):
    progress = RunProgress(clock=watch)
    progress("push", 0, 9)
    watch.now = 60

    assert progress.view().seconds_left is None


def test_it_is_told_and_read_on_two_threads():
    progress = RunProgress()
    teller = threading.Thread(
        target=lambda: [progress("push", at, 2000) for at in range(2001)],
    )
    teller.start()
    seen = [progress.view().percent for _ in range(500)]
    teller.join()

    assert seen == sorted(seen)
    assert progress.view().percent == 100
