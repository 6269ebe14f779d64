"""The home of a township whose village recorded something, and a session on it."""

from contextlib import contextmanager
from datetime import UTC, datetime

from township_samples import turn_into_township

from desktop.composition import open_home
from desktop.records import (
    Concern,
    Consultation,
    Meeting,
    Motion,
    Person,
    Submission,
    Task,
)
from desktop.services.outcomes import record_progress

NOW = datetime(2026, 5, 10, 2, tzinfo=UTC)


def record_village(ledger):
    """Enter a few matters of a village; returns them by name."""
    asker = Person(name="马晓梅")
    consultation = Consultation(title="三组道路硬化", number="示协〔2026〕1号", procedure="chain@1")
    meeting = Meeting(title="村民代表会议", held_on="2026-05-20", consultation=consultation.id)
    rows = {
        "asker": asker,
        "concern": Concern(title="三组路不好走", asker=asker.id, answer_by="2026-05-01"),
        "consultation": consultation,
        "other": Consultation(title="还没报送的协商"),
        "submission": Submission(consultation=consultation.id, addressed_to="花马池镇人民政府"),
        "meeting": meeting,
        "motion": Motion(meeting=meeting.id, title="同意硬化三组道路"),
        "task": Task(
            title="铺三组的路", due="2026-05-01", unit="村委会", consultation=consultation.id
        ),
        "done": Task(title="量路", state="done"),
    }
    with ledger.act("enter_for_test") as work:
        for row in rows.values():
            work.add(row)
    record_progress(ledger, rows["task"].id, on_day="2026-05-02", content="料已备好")
    return rows


@contextmanager
def township_home(folder, passphrase, **options):
    """Turn the home of a village that recorded something into its township's, and open it."""

    def opened():
        return open_home(folder, passphrase_source=lambda: passphrase)

    with opened() as village:
        rows = record_village(village.ledger)
        turn_into_township(village.ledger, **options)
    with opened() as home:
        yield home, rows
