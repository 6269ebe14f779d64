"""Whom a register names, so that no line tears a name."""

from desktop.services.register_values import (
    HouseholdsEntry,
    LevySheetSnapshot,
    RegisterSheet,
    RegisterSnapshot,
)


def test_register_names_who_led_and_wrote():
    first = RegisterSheet(title="党组织提议", chair="穆新", recorder="马晓梅")
    second = RegisterSheet(title="党员大会审议", chair="穆新")

    assert RegisterSnapshot(sheets=(first, second)).people == ("穆新", "马晓梅", "穆新", "")


def test_levy_names_the_representatives_who_ask():
    levy = LevySheetSnapshot(roll=(HouseholdsEntry(name="穆新"), HouseholdsEntry()))

    assert levy.people == ("穆新", "")
