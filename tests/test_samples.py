"""The sample village as shipped: every case plays to where it says, and the ledger verifies."""

import pytest

from desktop.composition import found_home, open_home, verify_home
from desktop.records import Consultation, FrozenRecord, Person
from desktop.samples import play_samples, read_sample_roster, trace_sample_division
from desktop.services.sample_cases import CASES, read_sample_case
from desktop.services.sample_villages import read_sample_village


@pytest.fixture(scope="module")
def stage(tmp_path_factory):
    """Return a home in which every case was played, what was left, and what was told."""
    folder = tmp_path_factory.mktemp("samples") / "home"
    found_home(
        folder,
        divisions=trace_sample_division(),
        keeper=read_sample_village().keeper,
        sample=True,
        passphrase_source=lambda: "示例口令",
        use_keyring=False,
    )
    told = []
    with open_home(folder, passphrase_source=lambda: "示例口令") as home:
        yield home, play_samples(home, tell=told.append), told


@pytest.fixture
def reading(stage):
    with stage[0].ledger.read() as reading:
        yield reading


def test_roster_is_read_without_errors():
    assert (len(read_sample_roster().people), read_sample_roster().errors) == (60, ())


def test_each_case_ends_at_the_last_stage_of_its_file(stage, reading):
    for name, played in zip(CASES, stage[1], strict=True):
        case, row = read_sample_case(name), reading.get(Consultation, played.consultation)
        assert (row.title, row.stage) == (case.plan["title"], case.stages[-1].enter)
        assert row.procedure.partition("@")[0] == case.procedure
        assert len(played.meetings) == len(case.meetings)


def test_every_meeting_has_its_frozen_record(stage, reading):
    for played in stage[1]:
        for sat in played.meetings:
            assert reading.get(FrozenRecord, sat.record).subject == sat.meeting


def test_nobody_is_entered_twice(reading):
    names = [person.name for person in reading.list(Person)]

    assert len(names) == len(set(names))


def test_what_was_told_names_every_case(stage):
    assert [line.strip() for line in stage[2] if line.startswith("\n")] == [
        read_sample_case(name).title for name in CASES
    ]


def test_ledger_verifies(stage):
    assert verify_home(stage[0]).problems == ()
