"""What each household is asked before a levy is voted on."""

import pytest
from way_samples import Way

from desktop.services.levy_snapshots import snapshot_levy_sheet
from desktop.services.papers import list_printable, print_paper


def take(way):
    with way.ledger.read() as reading:
        return snapshot_levy_sheet(reading, way.id)


@pytest.fixture
def way(village):
    return Way(village, "by_case", "levy_village_representatives")


def test_before_a_meeting_it_is_written_by_hand(way):
    levy = take(way)

    assert (levy.title, levy.roll) == ("三组路硬化", ())
    assert levy.basis.startswith("《村民一事一议筹资筹劳管理办法》（待核）：会前由村民代表逐户")
    assert (levy.what, levy.how) == ("写明了", "写明了")


def test_representatives_of_the_last_meeting_stand_with_their_households(way):
    way.hold("village_assembly", only_called=True)
    assert take(way).roll == ()
    way.hold("levy_village_representatives", only_called=True)

    assert [(one.name, one.households) for one in take(way).roll] == [
        ("村民001", 20),
        ("村民002", 20),
        ("村民003", 20),
    ]


def test_it_is_printed_by_its_procedure_alone(way, village, press):
    kind = press.kinds()["levy_household_sheet"]
    other = Way(village, "talk")
    with way.ledger.read() as reading:
        assert kind in list_printable(reading, way.id, press)
        assert kind not in list_printable(reading, other.id, press)
    pdf = print_paper(way.ledger, press, way.id, "levy_household_sheet")

    assert press.page_count(pdf) == 1
