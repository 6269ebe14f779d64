"""Upcasts: what is derived from fields of an older schema, step by step."""

import pytest

from desktop.records import upcasts
from desktop.records.upcasts import derived_fields, upcast


@pytest.fixture(autouse=True)
def no_upcasts(monkeypatch):
    monkeypatch.setattr(upcasts, "_UPCASTS", {})


def enter_two_steps():
    @upcast("Well", to_schema=3)
    def depth_in_centimetres(fields):
        return {"depth_cm": fields["depth_m"] * 100} if "depth_m" in fields else {}

    @upcast("Well", to_schema=2)
    def depth_in_metres(fields):
        return {"depth_m": int(fields["depth"].removesuffix("米"))} if "depth" in fields else {}


@pytest.mark.parametrize(
    ("fields", "schema", "derived"),
    [
        ({"depth": "12米"}, 1, {"depth_m": 12, "depth_cm": 1200}),
        ({"depth_m": 12}, 2, {"depth_cm": 1200}),
        ({"depth_cm": 1200}, 3, {}),
        ({"place": "村口"}, 1, {}),
        ({}, 1, {}),
    ],
)
def test_fields_are_derived_from_the_schema_they_were_written_under(fields, schema, derived):
    enter_two_steps()

    assert derived_fields("Well", fields, schema) == derived


def test_other_types_are_left_alone():
    enter_two_steps()

    assert derived_fields("Concern", {"depth": "12米"}, 1) == {}


def test_fields_that_were_written_stay_as_they_are():
    enter_two_steps()
    fields = {"depth": "12米"}

    derived_fields("Well", fields, 1)

    assert fields == {"depth": "12米"}
