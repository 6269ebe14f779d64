from desktop.errors import DiskFullError
from desktop.ui.daily_backup import DailyBackup


class Full:
    """A home on a full disk."""

    def back_up_daily(self):
        raise DiskFullError("磁盘满了。", "请腾出地方。")


def test_state_is_told_after_each_look(session, drain):
    daily, known = DailyBackup(session), []
    session.backed_up.connect(known.append)
    daily.run()
    drain()
    daily.run()
    drain()

    assert [state.count for state in known] == [1, 1]


def test_full_disk_is_told_once(session, drain):
    daily = DailyBackup(session)
    session.home = Full()
    for _ in range(3):
        daily.run()
        drain()

    assert [notice.tone for notice in session.notices] == ["bad"]
    assert "磁盘满了" in session.notices[0].text


def test_closed_session_backs_up_no_more(session, drain):
    daily = DailyBackup(session)
    daily.start()

    session.close()
    daily.run()
    drain()

    assert not daily._timer.isActive()
    assert session.home.backup_state().count == 0
