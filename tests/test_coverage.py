"""docs/coverage.md names screens, papers and tests that there are."""

import re
from pathlib import Path

import pytest

from desktop.documents.papers import PAPERS
from desktop.ui.places import PLACES

ROOT = Path(__file__).resolve().parent.parent
LINE = re.compile(r"\| (\w+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|")
ITEMS = [
    pytest.param(*found.groups()[1:], id=found[1])
    for line in (ROOT / "docs/coverage.md").read_text(encoding="utf-8").splitlines()
    if (found := LINE.fullmatch(line))
]
PARTS = {"CH": 18, "KF": 9, "PA": 13, "TS": 12, "PL": 5, "ME": 9, "VO": 3, "OU": 14, "P": 25}
NOTHING = "–"


def test_every_requirement_has_its_line():
    named = [item.id for item in ITEMS]

    assert named == [
        f"{part}{number + 1}" for part, size in PARTS.items() for number in range(size)
    ]


@pytest.mark.parametrize(("asked", "screen", "paper", "test"), ITEMS)
def test_what_a_line_names_is_there(asked, screen, paper, test):
    assert asked.strip()
    if screen != NOTHING:
        title, key = screen.split(" `")
        assert PLACES[key.rstrip("`")].title == title
    if paper not in {NOTHING, "统计报告"}:
        title, key = paper.split(" `")
        assert PAPERS[key.rstrip("`")].title == title
    if test != NOTHING:
        path = re.fullmatch(r"\[.+\]\(\.\./(.+)\)", test)[1]
        assert "def test_" in (ROOT / path).read_text(encoding="utf-8")
