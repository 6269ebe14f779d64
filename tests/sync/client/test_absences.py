"""What the server could not give is asked for again after a while, or once there is news."""

from desktop.sync.client.absences import AbsentFiles


def test_what_was_absent_is_asked_for_again_after_an_hour_or_with_news():
    now = [0.0]
    absent = AbsentFiles(now=lambda: now[0])
    absent.note("ab")

    def due():
        return absent.is_due("ab"), absent.is_due("cd")

    at_once = due()
    now[0] = 3600.0
    after_an_hour = due()
    absent.note("ab")
    absent.ask_again()

    assert at_once == (False, True)
    assert after_an_hour == due() == (True, True)
