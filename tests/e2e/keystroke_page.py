"""docs/keystrokes.md: the keys of the scripted meeting beside a word processor and a paper form.

usage: keystroke_page.py, which holds the meeting on a screen in memory and writes the page anew
"""

import re
import tempfile
from pathlib import Path

from keystrokes import keys_of_chord, keys_of_name, keys_of_text
from meeting_script import (
    AGENDA,
    CHAIR,
    COME,
    LEAVE,
    OBSERVERS,
    OPINIONS,
    PLACE,
    RECORDER,
    REPRESENTATIVES,
    TITLE,
    VOTES,
)

PAGE = Path(__file__).parent.parent.parent / "docs" / "keystrokes.md"
ONCE = ("第一次打开", "名册")
PASTE = sum(map(keys_of_chord, ("ctrl+a", "ctrl+c", "ctrl+v")))
MOVE_NAME = sum(map(keys_of_chord, ("ctrl+shift+Right", "ctrl+x", "Down", "ctrl+v")))
_STANCES = ("支持", "反对", "有条件", "建议")
_RESULTS = ("通过", "通过", "不够数，不成立")
_METHODS = ("举手", "无记名", "书面")
FOREWORD = """# Keystrokes

Written by `tests/e2e/keystroke_page.py` and held by `tests/e2e/test_scripted_meeting.py`; do not
edit. One scripted meeting: {entitled} entitled, {come} come, {leave} leave, {opinions} opinions,
{votes} votes (by hands, in secret, on paper without a quorum), from the first start of the program
to the sealed record. Every key that the test presses is counted, Alt+K as two.

{table}

## How it is counted

- Chinese is typed with full pinyin, the same for everybody: the letters of the reading, and one key
  that takes a candidate for every two characters of running text, and for every character of a
  person's name. That the candidate wanted is always the first favours whoever types most.
- 议事簿: names are called by their initials. The village's roster comes from a file; of the path of
  a file only its name is counted, as if the dialog stood in its folder.
- Word processor: the same facts, written as briefly as a record allows: no times of arrival, no
  sums checked, no reasons or articles beside a verdict, no form of a page. The 45 names are copied
  from an earlier record and those absent moved to a list of their own ({move} keys each); speakers
  are typed. What the program prints beyond that (verdict with its reasons and articles, times,
  sign-in sheet, tally sheet, result slip, version and digest) is not counted against it.
- Paper form: characters written by hand for the same facts, names included; a form's printed words
  are free. A character of the hand is not one key: the two columns are not to be subtracted.
- Not counted: looking, thinking, counting hands, mending a mistake.
"""


def parts():
    """Return what has to be written for the record: step, names, and other text."""
    absent = [name for name in REPRESENTATIVES if name not in COME]
    head = f"{TITLE}\n{PLACE}\n" + "".join(f"{item}\n" for item in AGENDA)
    roll = "应到45人，实到31人，未到14人，列席2人，离会2人。"
    said = [each for item in OPINIONS for each in item]
    return {
        "召集": ((CHAIR, RECORDER), head),
        "点名": ((*COME, *absent, *OBSERVERS, *LEAVE), roll),
        "意见": (
            tuple(each.speaker for each in said),
            "".join(f"（{_STANCES[each.stance - 1]}）：{each.words}\n" for each in said),
        ),
        "表决": ((), "".join(map(_vote, VOTES, _METHODS, _RESULTS))),
    }


def _vote(vote, method, result):
    votes_for, against, abstain = vote.count
    return (
        f"{vote.title}：{vote.wording}{method}，"
        f"赞成{votes_for}票，反对{against}票，弃权{abstain}票，{result}。\n"
    )


def word_processor(step):
    """Return the keys of a step in a word processor."""
    if step not in parts():
        return 0
    names, text = parts()[step]
    if step != "点名":
        return keys_of_text(text) + sum(map(keys_of_name, names))
    moved = len(REPRESENTATIVES) - len(COME) + len(LEAVE)
    typed = sum(map(keys_of_name, OBSERVERS))
    return keys_of_text(text) + PASTE + moved * MOVE_NAME + typed


def paper_form(step):
    """Return the characters of a step that are written by hand."""
    if step not in parts():
        return 0
    names, text = parts()[step]
    return len(re.sub(r"\s", "", text)) + sum(map(len, names))


def page(counted):
    """Return the page; `counted` maps a step to the keys pressed in the program."""
    rows = ["| step | 议事簿, keys | word processor, keys | paper form, characters |"]
    rows.append("|---|---:|---:|---:|")
    for step in counted:
        told = " (once for all meetings)" if step in ONCE else ""
        rows.append(f"| {step}{told} | {counted[step]} | {_cells(step)} |")
    meeting = [step for step in counted if step not in ONCE]
    ours = sum(counted[step] for step in meeting)
    others = f"{sum(map(word_processor, meeting)):,} | {sum(map(paper_form, meeting)):,}"
    rows.append(f"| **the meeting** | **{ours:,}** | {others} |")
    return FOREWORD.format(
        entitled=len(REPRESENTATIVES),
        come=len(COME),
        leave=len(LEAVE),
        opinions=sum(map(len, OPINIONS)),
        votes=len(VOTES),
        move=MOVE_NAME,
        table="\n".join(rows),
    )


def _cells(step):
    return f"{word_processor(step) or '–'} | {paper_form(step) or '–'}"


def write():
    """Hold the meeting and write the page."""
    from displays import Display
    from driven_meeting import DrivenMeeting
    from test_scripted_meeting import hold, seal

    with tempfile.TemporaryDirectory() as folder, Display(folder) as display:
        meeting = DrivenMeeting(display, Path(folder))
        with meeting.window:
            hold(meeting)
            seal(meeting)
        PAGE.write_text(page(meeting.hands.counted), encoding="utf-8")


if __name__ == "__main__":
    write()
