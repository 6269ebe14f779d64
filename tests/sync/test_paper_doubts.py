"""A loss and a clone together, on paper: what everybody shows is what the server has.

One misfortune at a time, as in `test_paper_rules`; each fails where its rule is left out of
`paper_devices` or `paper_lines`.
"""

import copy

import pytest
from paper_devices import PaperDevice
from paper_lines import deliver, export, take_return
from paper_sync import PaperServer
from test_paper_rules import WHOLE, restored, same, sync, values, write


@pytest.fixture
def server():
    return PaperServer(parents={"V1": "T1", "V2": "T1"})


@pytest.fixture
def devices(server):
    """Two laptops of a village and one of the township above, which have synced."""
    found = [PaperDevice(id="one", org="V1"), PaperDevice(id="two", org="V1")]
    found.append(PaperDevice(id="above", org="T1"))
    sync(server, *found)
    write(server, found[0], "起初")
    sync(server, *found)
    return found


def lose(server, kept):
    """Let the server be what it was; time goes on."""
    now, parents = server.now, server.parents
    server.__dict__.update(copy.deepcopy(kept).__dict__, now=now, parents=parents)


@pytest.mark.parametrize("anew", [1, 2, 4])
def test_what_the_server_lost_gives_way_to_a_clone(server, devices, anew):
    one, two, above = devices
    kept, twin = copy.deepcopy(server), copy.deepcopy(one)
    for value in ("甲一", "甲二", "甲三"):
        write(server, one, value)
    sync(server, *devices)
    lose(server, kept)
    for number in range(anew):
        write(server, twin, f"乙{number}")
    sync(server, twin, two, above)

    assert sorted(each.write[2] for each in two.aside) == [2, 3, 4]
    sync(server, one, two, above, twin)
    same(server, *devices, twin)
    assert {"甲一", "甲二", "甲三", "乙0"} <= values(two)


def test_what_the_server_lost_stays_until_it_tells_something_else(server, devices):
    one, two, _ = devices
    kept = copy.deepcopy(server)
    write(server, one, "甲")
    sync(server, one, two)
    lose(server, kept)
    sync(server, two)
    assert values(two) == {"起初", "甲"}
    assert two.doubts.told

    sync(server, one, two)

    assert (two.doubts.told, two.aside) == ({}, [])
    same(server, one, two)


def test_former_epoch_of_which_the_server_has_others_is_written_again(server, devices):
    one, two, above = devices
    kept, twin = copy.deepcopy(server), copy.deepcopy(one)
    write(server, one, "甲")
    sync(server, one, two)
    restored(one, "later")
    write(server, one, "后来")
    sync(server, one, two)
    lose(server, kept)
    for value in ("乙一", "乙二"):
        write(server, twin, value)
    sync(server, twin, one, two, above, twin, one, two)

    assert one.sealed["e0"] == 1
    assert {"甲", "后来", "乙二"} <= values(two)
    same(server, *devices, twin)


def test_reader_that_hears_nothing_of_the_clone_hears_of_what_was_written_again(server, devices):
    *_, above = devices
    village = PaperDevice(id="v2", org="V2")
    sync(server, village)
    kept, twin = copy.deepcopy(server), copy.deepcopy(above)
    write(server, above, "甲", audience="down")
    sync(server, above, village)
    lose(server, kept)
    write(server, twin, "乙")
    sync(server, twin, village, above, village)

    assert len(village.aside) == 1
    same(server, village, above)


def test_reader_that_hears_of_a_later_one_alone_sets_aside_what_was_passed_over(server, devices):
    *_, above = devices
    village = PaperDevice(id="v2", org="V2")
    sync(server, village)
    kept, twin = copy.deepcopy(server), copy.deepcopy(above)
    write(server, above, "甲", audience="down")
    sync(server, above, village)
    lose(server, kept)
    for value, audience in (("乙一", "own"), ("乙二", "own"), ("乙三", "down")):
        write(server, twin, value, audience=audience)
    sync(server, twin, village)

    assert values(village) == {"乙三"}
    assert len(village.aside) == 1


def test_stick_of_before_the_loss_is_in_doubt_until_the_server_tells_it(server, devices):
    one, two, _ = devices
    kept, twin = copy.deepcopy(server), copy.deepcopy(one)
    write(server, one, "甲")
    sync(server, one)
    late = deliver(server, export(two), WHOLE)
    lose(server, kept)
    write(server, twin, "乙")
    sync(server, twin, two)
    assert "甲" not in values(two)

    take_return(two, late)
    sync(server, two, one, two, twin)

    same(server, one, two, twin)


@pytest.mark.parametrize("when", ["early", "late"])
def test_stick_of_before_the_loss_brings_what_was_written_again(server, devices, when):
    """Nothing else is told to this reader of the numbers that the clone used."""
    one, _, above = devices
    village = PaperDevice(id="v2", org="V2")
    sync(server, village)
    before = copy.deepcopy(village)
    write(server, one, "别的")
    sync(server, one, village)
    kept, twin = copy.deepcopy(server), copy.deepcopy(above)
    write(server, above, "甲", audience="down")
    sync(server, above)
    stick = deliver(server, export(village), WHOLE)
    lose(server, kept)
    write(server, twin, "乙")
    sync(server, twin, above)
    if when == "early":  # pages that follow what this ledger has not taken in
        village = before
    else:
        sync(server, village)

    take_return(village, stick)
    sync(server, village, above, village)

    same(server, village, above)
    assert values(village) == {"甲"}
