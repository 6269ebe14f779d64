import pytest
from chain_samples import Course

from desktop.errors import ConflictError, ValidationError
from desktop.records import ConsultingParty, PartnerUnit, Person
from desktop.services.parties import (
    add_party,
    add_preset_parties,
    edit_party,
    keep_unit,
    move_party,
    preset_rights,
    remove_party,
    view_parties,
)
from desktop.services.undo import undo_last_act


@pytest.fixture
def course(village):
    return Course(village)


def view(course):
    with course.ledger.read() as reading:
        return view_parties(reading, course.id)


def titles(course):
    return [line.title for line in view(course).lines]


def test_sides_stand_in_the_order_in_which_they_were_added_and_can_be_moved(course):
    first, *_ = [add_party(course.ledger, course.id, title=one) for one in "甲乙丙"]

    move_party(course.ledger, first, 1)
    assert titles(course) == ["乙", "甲", "丙"]
    move_party(course.ledger, first, 5)
    assert titles(course) == ["乙", "丙", "甲"]
    move_party(course.ledger, first, -9)
    assert titles(course) == ["甲", "乙", "丙"]
    undo_last_act(course.ledger)
    assert titles(course) == ["乙", "丙", "甲"]


def test_move_at_the_end_writes_nothing(course, village):
    only = add_party(course.ledger, course.id, title="甲")

    with village.nothing_written():
        move_party(course.ledger, only, 1)


def test_removed_side_comes_back_by_undo(course):
    one = add_party(course.ledger, course.id, title="甲")
    remove_party(course.ledger, one)
    assert titles(course) == []

    undo_last_act(course.ledger)

    assert titles(course) == ["甲"]


def test_side_counts_its_chief_once(course, village):
    chief, other = village.add(Person(name="马某"), Person(name="杨某"))

    add_party(course.ledger, course.id, title="甲", chief=chief, members=(chief, other, other))

    (line,) = view(course).lines
    assert (line.chief, line.members, line.size) == ("马某", ("杨某",), 2)


def test_unit_that_has_no_row_is_made_once(course, village):
    add_party(course.ledger, course.id, title="甲", unit=" 示例 物业 ")
    add_party(course.ledger, course.id, title="乙", unit="示例 物业")

    assert [row.name for row in village.list(PartnerUnit)] == ["示例 物业"]
    assert [line.unit for line in view(course).lines] == ["示例 物业", "示例 物业"]


@pytest.mark.parametrize(
    ("values", "error", "field"),
    [
        ({"title": "  "}, ValidationError, "title"),
        ({}, ValidationError, "title"),
        ({"title": "甲"}, ConflictError, "title"),
        ({"title": "乙", "role": "king"}, ValidationError, "role"),
        ({"title": "乙", "unit": "  "}, ValidationError, "unit"),
    ],
)
def test_what_is_no_side_is_refused(course, village, values, error, field):
    add_party(course.ledger, course.id, title="甲")

    with village.nothing_written(), pytest.raises(error) as caught:
        add_party(course.ledger, course.id, **values)

    assert caught.value.details["field"] == field


def test_side_keeps_its_own_name_when_edited(course):
    one = add_party(course.ledger, course.id, title="甲")
    other = add_party(course.ledger, course.id, title="乙")

    edit_party(course.ledger, one, title="甲", duties="按期答复")

    assert view(course).lines[0].duties == "按期答复"
    with pytest.raises(ConflictError):
        edit_party(course.ledger, other, title="甲")


def test_unequal_sides_are_told_only_where_the_data_say_so(village):
    one, two, three = village.add(*(Person(name=name) for name in "甲乙丙"))
    course = Course(village, kind="collective_bargaining")
    add_party(course.ledger, course.id, title="职工方", chief=one, members=(two,))
    owner = add_party(course.ledger, course.id, title="用人单位方")
    assert view(course).is_unequal is False

    edit_party(course.ledger, owner, chief=three)

    assert view(course).is_unequal is True
    assert view(course).basis == "《集体合同规定》第十九条（待核）"
    edit_party(course.ledger, owner, members=(one,))
    assert view(course).is_unequal is False


def test_preset_sides_are_added_once(village):
    course = Course(village, kind="proposal_handling")
    add_party(course.ledger, course.id, title="承办单位", rights="自己写的")
    assert view(course).presets == 2

    assert add_preset_parties(course.ledger, course.id) == 2

    assert titles(course) == ["承办单位", "提案人", "政协组织"]
    assert view(course).lines[0].rights == "自己写的"
    with village.nothing_written(), pytest.raises(ConflictError):
        add_preset_parties(course.ledger, course.id)
    undo_last_act(course.ledger)
    assert titles(course) == ["承办单位"]


def test_kind_without_sides_has_none_to_add(course):
    assert view(course).presets == 0
    with pytest.raises(ConflictError):
        add_preset_parties(course.ledger, course.id)


def test_new_side_begins_with_what_its_forms_say(village):
    course = Course(village, forms=("visit",))
    with course.ledger.read() as reading:
        preset = preset_rights(reading, course.id)

    assert preset == {
        "rights": "在自己家里说话；看走访记录，改正记错的话。",
        "duties": "如实说情况；走访人不替人表态。",
    }
    bare = Course(village, forms=())
    with bare.ledger.read() as reading:
        assert preset_rights(reading, bare.id) == {"rights": "", "duties": ""}


def test_unit_is_kept_with_what_is_told_of_it(village):
    kept = keep_unit(village.ledger, name="示例社", kind="social", brings="场地")

    assert village.get(PartnerUnit, kept).brings == "场地"
    assert keep_unit(village.ledger, name="示例社") == kept


def test_archived_consultation_keeps_its_sides(course, village):
    one = add_party(course.ledger, course.id, title="甲")
    with village.ledger.act("enter_for_test") as work:
        work.get(type(course.row), course.id).ended_at = village.clock.now

    for deed in (
        lambda: add_party(course.ledger, course.id, title="乙"),
        lambda: edit_party(course.ledger, one, title="乙"),
        lambda: move_party(course.ledger, one, 1),
        lambda: remove_party(course.ledger, one),
    ):
        with village.nothing_written(), pytest.raises(ConflictError):
            deed()
    assert village.get(ConsultingParty, one).removed_at is None
