"""Which plain values fit which field: every kind, and what no field can hold."""

from uuid import UUID

import pytest
from ledger_factory import fill_every_type, rows_of

from desktop.data.fitting import type_fits
from desktop.domain.changes import parse_patch
from desktop.records.declarations import SCHEMA

FITS = type_fits()
ID = str(UUID(int=7))


@pytest.mark.parametrize(
    ("kind", "name", "good", "bad"),
    [
        ("Concern", "title", ["", "路"], [None, 3, True, ["路"]]),
        ("Concern", "people", [None, 0, -3, 2**53 - 1], ["3", True, 2**53]),
        ("Concern", "asker", [None, ID], ["", "x", ID.upper().replace("7", "A"), f"{{{ID}}}", 7]),
        ("Concern", "removed_at", [None, "2026-05-10T01:30:00.000000Z"], ["2026-05-10", "", 3]),
        ("Motion", "meeting", [ID], [None, "", 3]),
        ("Ballot", "roll", [[], [ID, ID]], [None, ID, [None], ["x"]]),
        ("Ballot", "eligible_area", [None, "12.50", "-3"], ["NaN", "Infinity", "", "x", 12]),
        ("Household", "size", [None, 3], ["3", True]),
        ("Organization", "level", ["village", "of a later version"], [None, 3]),
    ],
)
def test_values_of_each_kind(kind, name, good, bad):
    fit = FITS[kind]
    for value in good:
        assert fit.fits({name: value}, SCHEMA), value
    for value in bad:
        assert not fit.fits({name: value}, SCHEMA), value


def test_unknown_field_never_fits():
    assert not FITS["Concern"].fits({"title": "路", "colour": "red"}, SCHEMA)
    assert not FITS["Concern"].fits({"id": ID}, SCHEMA)


def test_choices_of_a_newer_schema_must_be_known():
    level = FITS["Organization"]
    assert level.fits({"level": "village"}, SCHEMA + 1)
    assert not level.fits({"level": "of a later version"}, SCHEMA + 1)


def test_what_acts_write_fits(ledger, ledger_path):
    fill_every_type(ledger)
    for (body,) in rows_of(ledger_path, "SELECT body FROM patch"):
        patch = parse_patch(body)
        assert FITS[patch.type].fits(patch.fields, SCHEMA + 1), patch


def test_parts_name_their_whole():
    assert FITS["Ballot"].wholes == {"motion": "Motion"}
    assert FITS["Concern"].wholes == {}
