"""A meeting from the first start to its record, through the real window, by keys alone."""

import hashlib
import json
from collections import Counter

import keystroke_page
import pypdfium2
import pytest
from displays import missing_programs
from driven_meeting import STEPS, DrivenMeeting
from meeting_script import (
    COME,
    LEAVE,
    OBSERVERS,
    OPINIONS,
    REPRESENTATIVES,
    TITLE,
    VOTES,
)
from PIL import ImageDraw

from desktop.composition import verify_home
from desktop.records import (
    AgendaItem,
    Attachment,
    Attendance,
    Ballot,
    FrozenRecord,
    Meeting,
    Motion,
    Opinion,
    Participant,
    Person,
    Printing,
    Seal,
)
from desktop.records.opinions import STANCES
from desktop.services.file_checks import FileAnswer, check_file

pytestmark = pytest.mark.slow
LONGEST_S = 240


@pytest.fixture
def meeting(display, tmp_path):
    assert missing_programs() == [], "Debian packages of the purpose `test`"
    meeting = DrivenMeeting(display, tmp_path)
    with meeting.window:
        yield meeting


def hold(meeting):
    """Drive the meeting from the first start to its end and the last count."""
    meeting.begin_ledger()
    meeting.bring_in_roster()
    meeting.convene()
    meeting.call_roll()
    meeting.discuss(1)
    meeting.put_motion(1)
    meeting.vote_by_hands()
    meeting.discuss(2)
    meeting.put_motion(2)
    meeting.vote_in_secret()
    meeting.leave()
    meeting.discuss(3)
    meeting.put_motion(3)
    meeting.end()
    meeting.enter_paper_vote()


@pytest.mark.timeout(LONGEST_S)
def test_meeting_is_held_by_keys_alone_and_the_ledger_tells_all_of_it(meeting):
    hold(meeting)
    window = meeting.window

    assert len(window.rows(Person)) == len(REPRESENTATIVES) + len(OBSERVERS)
    check_roll(window)
    check_opinions(window)
    check_votes(window)
    file = seal(meeting)
    assert tuple(meeting.hands.counted) == STEPS
    assert keystroke_page.page(meeting.hands.counted) == keystroke_page.PAGE.read_text("utf-8")
    assert window.close() == 0
    assert window.said() == ""
    assert verify_home(window.opened()).problems == ()
    with window.opened().ledger.read() as reading:
        checked = check_file(reading, window.opened().press, file.read_bytes())
    assert checked.answer is FileAnswer.PRINTED_HERE


def seal(meeting):
    """Freeze, print, sign and seal; returns the paper that was printed."""
    window = meeting.window
    meeting.freeze()
    file = meeting.print_record()
    scan = signed(file, meeting.folder / "scan.pdf")
    meeting.seal(scan)

    (record,), (sealed,) = window.rows(FrozenRecord), window.rows(Seal)
    (printing,) = window.rows(Printing)
    assert (record.version, sealed.frozen_record, printing.frozen_record) == (
        1,
        record.id,
        record.id,
    )
    assert sealed.agrees_with_paper is True
    assert printing.file_digest == hashlib.sha256(file.read_bytes()).hexdigest()
    (kept,) = window.rows(Attachment, id=sealed.scan)
    assert window.opened().files.read(kept.file_digest) == scan.read_bytes()
    check_paper(file)
    return file


def signed(paper, scan):
    """Make pictures of a paper's pages, as a scanner does, with a hand's signature on the last."""
    document = pypdfium2.PdfDocument(paper)
    pages = [page.render(scale=1.5).to_pil().convert("RGB") for page in document]
    document.close()
    width, height = pages[-1].size
    ImageDraw.Draw(pages[-1]).arc(
        (width // 2, height // 2, width - 99, height - 99), 0, 270, "navy"
    )
    pages[0].save(scan, save_all=True, append_images=pages[1:])
    return scan


def check_paper(file):
    """Every name and word of the meeting is on the paper."""
    document = pypdfium2.PdfDocument(file)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    text = "".join(text.split())
    for name in (*COME, *OBSERVERS, TITLE):
        assert name in text
    for item in OPINIONS:
        for each in item:
            assert each.words in text
    assert "不够数" in text


def check_roll(window):
    (held,) = window.rows(Meeting)
    assert (held.title, held.state) == (TITLE, "ended")
    seats = window.rows(Participant)
    assert Counter(seat.capacity for seat in seats) == {"entitled": 45, "observer": 2}
    named = {seat.id: seat.person_name for seat in seats}
    entries = sorted(window.rows(Attendance), key=lambda entry: entry.id)
    came = [named[each.participant] for each in entries if each.kind == "arrived"]
    assert came == [*COME, *OBSERVERS]
    assert [named[each.participant] for each in entries if each.kind == "departed"] == [*LEAVE]
    assert [each.kind for each in entries].count("withdrawn") == 0


def check_opinions(window):
    items = {each.id: each.position for each in window.rows(AgendaItem)}
    stances = {stance: number for number, stance in enumerate(STANCES, start=1)}
    said = [
        (items[each.agenda_item], each.speaker_name, stances[each.stance], each.content)
        for each in sorted(window.rows(Opinion), key=lambda opinion: opinion.id)
    ]
    assert said == [
        (number, each.speaker, each.stance, each.words)
        for number, item in enumerate(OPINIONS, start=1)
        for each in item
    ]
    assert len(said) == 23


def check_votes(window):
    motions = sorted(window.rows(Motion), key=lambda motion: motion.position)
    assert [(each.title, each.wording) for each in motions] == [
        (each.title, each.wording) for each in VOTES
    ]
    ballots = sorted(window.rows(Ballot), key=lambda ballot: ballot.id)
    assert [(each.method, each.result, each.present_heads) for each in ballots] == [
        ("hands", "carried", 31),
        ("secret", "carried", 31),
        ("written", "failed", 29),
    ]
    for ballot, vote in zip(ballots, VOTES, strict=True):
        count = json.loads(ballot.count)
        assert (count["for"], count["against"], count["abstain"]) == vote.count
    assert [each.issued for each in ballots] == [None, 31, 29]
