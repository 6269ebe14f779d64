import pytest

from desktop.errors import ValidationError
from desktop.services.premises import read_premises, rename_keeper, rename_room


def read(village):
    with village.ledger.read() as reading:
        return read_premises(reading)


def test_names_are_read_as_the_ledger_began(village):
    found = read(village)

    assert found.organization.endswith("村")
    assert found.room.endswith("联络室")
    assert found.keeper


def test_names_given_are_kept_without_stray_spaces(village):
    rename_room(village.ledger, "  文化广场  联络室 ")
    rename_keeper(village.ledger, "马晓梅")

    assert (read(village).room, read(village).keeper) == ("文化广场 联络室", "马晓梅")


@pytest.mark.parametrize("rename", [rename_room, rename_keeper])
@pytest.mark.parametrize("blank", ["", "  ", "\u3000"])
def test_blank_name_is_refused_and_nothing_written(village, rename, blank):
    with village.nothing_written(), pytest.raises(ValidationError):
        rename(village.ledger, blank)


def test_same_name_again_writes_nothing(village):
    with village.nothing_written():
        rename_room(village.ledger, read(village).room)
        rename_keeper(village.ledger, read(village).keeper)
