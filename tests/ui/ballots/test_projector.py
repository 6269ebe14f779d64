import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.services import votes
from desktop.services.projections import Scene
from desktop.ui.ballots.projector import Projector


@pytest.fixture
def wall(hall, session, drain, qtbot):
    wall = Projector(session, hall.meeting)
    qtbot.addWidget(wall)
    wall.resize(1366, 768)
    drain()
    return wall


def close(hall, motion, **count):
    ballot = votes.open_ballot(hall.ledger, motion, method="hands")
    votes.close_ballot(hall.ledger, ballot, count=count)


def refresh(wall, drain):
    wall.refresh()
    drain()
    return wall.projection.scene


def test_wall_follows_the_meeting_and_shows_no_figure_while_votes_are_counted(hall, wall, drain):
    motion = hall.put()
    assert refresh(wall, drain) is Scene.ITEM
    wall.show_motion(motion)
    drain()
    assert wall.projection.scene is Scene.MOTION

    ballot = votes.open_ballot(hall.ledger, motion, method="secret")

    assert refresh(wall, drain) is Scene.COUNTING
    assert "31" not in wall.accessibleDescription()
    assert wall.accessibleDescription().endswith("正在计票")

    count = {"for": 24, "against": 5, "abstain": 2}
    votes.close_ballot(hall.ledger, ballot, count=count, issued=31, returned=31)

    assert refresh(wall, drain) is Scene.RESULT
    assert (
        "通过，赞成 24 人，反对 5 人，弃权 2 人，竖线：过半数须 16 人"
        in wall.accessibleDescription()
    )


def test_wall_names_nobody(hall, wall, drain):
    close(hall, hall.put(), **{"for": 24, "against": 5, "abstain": 2})
    refresh(wall, drain)

    assert "村民0" not in wall.accessibleDescription()


@pytest.mark.parametrize("size", [(800, 600), (1024, 768), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize("votes_for", [24, 3])
def test_every_scene_draws_on_every_projector(hall, wall, drain, size, votes_for):
    wall.resize(*size)
    motion = hall.put("长" * 60)
    wall.show_motion(motion)
    drain()
    assert not wall.grab().isNull()

    close(hall, motion, **{"for": votes_for, "against": 31 - votes_for})
    refresh(wall, drain)

    image = wall.grab().toImage()
    verdict = image.pixelColor(100, size[1] // 2).name()
    assert verdict == ("#1b6640" if votes_for == 24 else "#8a5a44")


@pytest.mark.parametrize(
    "keys", [(Qt.Key.Key_Escape,), (Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)]
)
def test_keys_leave_the_wall(wall, qtbot, keys):
    wall.appear()
    qtbot.waitUntil(wall.isVisible)

    qtbot.keyClick(wall, *keys)

    assert not wall.isVisible()


def test_unplugged_projector_hides_the_wall_says_so_and_comes_back(wall, session, qtbot):
    wall.appear()
    qtbot.waitUntil(wall.isVisible)

    QGuiApplication.instance().screenRemoved.emit(wall.screen())

    assert (wall.isVisible(), [notice.tone for notice in session.notices]) == (False, ["warn"])
    QGuiApplication.instance().screenAdded.emit(wall.screen())
    assert wall.isVisible()
    wall.withdraw()
    wall._on_screen_added(wall.screen())
    assert not wall.isVisible()
