import paper_samples as samples
import pytest

from desktop.documents.agreements import render
from desktop.services.plan_values import Party

SIDES = (
    Party(name="占地户", role="利益相关方", chief="石玉珍", members=("石玉珍", "马秀𬳵")),
    Party(name="村民委员会", role="负责"),
)


@pytest.fixture
def agreement(look, faces):
    def make(stamp=samples.FROZEN, **changes):
        return look(render(samples.make_meeting(**changes), stamp, faces))

    return make


def test_sides_are_named_with_their_people_once_and_sign(agreement):
    text = agreement(parties=SIDES, agreed="按今年标准补偿。").flat

    assert "占地户（利益相关方）：石玉珍、马秀𬳵。" in text
    assert "村民委员会（负责）。" in text
    assert "二、达成一致的内容按今年标准补偿。" in text
    assert text.count("签字") >= 4


def test_what_is_not_agreed_stands_only_where_there_is_something(agreement):
    text = agreement(disagreed="从哪边走", left_open="").flat

    assert "三、没有达成一致的内容" in text
    assert "待定" not in text
    assert "没有达成一致" not in agreement(disagreed="", left_open="").flat


def test_without_sides_there_is_room_to_write_them(agreement):
    text = agreement(samples.DRAFT, parties=(), agreed="").flat

    assert "各方未登记，签字时填写" in text
    assert "甲方" in text
    assert "（未填写）" in text


def test_it_says_that_mediation_has_a_form_of_its_own(agreement):
    assert "另按人民调解协议书的格式制作" in agreement().flat
