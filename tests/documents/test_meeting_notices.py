import paper_samples as samples
import pytest

from desktop.documents.meeting_notices import render, render_deliveries, render_each
from desktop.services.form_values import DeliveryEntry, MeetingNoticeSnapshot


@pytest.fixture
def printed(look, faces):
    def make(render_one, **changes):
        return look(render_one(samples.make_notice(**changes), samples.DRAFT, faces))

    return make


@pytest.mark.parametrize(
    "said",
    [
        "各位参加人：",
        "定于2026年11月23日（星期一）召开第四次村民代表会议，就“三组至国道通组路硬化”进行协商。",
        "时间2026年11月23日（星期一）9时30分",
        "地点村部二楼会议室",
        "形式会议协商",
        "参加人员应到43人；列席6人",
        "2．讨论通组路方案",
        "请在送达登记表上签收",
    ],
)
def test_notice_says(printed, said):
    assert said in printed(render).flat


def test_notice_for_all_names_everybody_and_one_for_each_only_its_own(printed):
    roll = samples.make_notice().roll[:3]
    whole = printed(render, roll=roll)
    each = printed(render_each, roll=roll)

    assert [entry.name for entry in roll if entry.name not in whole.flat] == []
    assert len(each) == 3
    for at, entry in enumerate(roll):
        page = "".join(each.page(at).split())
        assert f"{entry.name}：" in page
        assert [one.name for one in roll if one.name in page] == [entry.name]
        assert "—" not in page


def test_classes_are_counted_apart_and_the_others_last(printed):
    roll = (
        DeliveryEntry(name="马某"),
        DeliveryEntry(name="石某", stakeholder_class="占地户"),
        DeliveryEntry(name="杨某", stakeholder_class="占地户"),
    )

    assert "参加人员占地户2人，其他1人" in printed(render, roll=roll).flat


@pytest.mark.parametrize(
    ("held_on", "said"),
    [("2026-11", "定于2026年11月召开"), ("", "定于年月日召开"), ("2026-11-22", "（星期日）")],
)
def test_day_is_said_as_far_as_it_is_known(printed, held_on, said):
    assert said in printed(render, held_on=held_on).flat


def test_remote_meeting_says_where_to_join(printed):
    text = printed(render, platform="视频会议", link="https://meeting.example/1").flat

    assert "远程参加视频会议；https://meeting.example/1" in text


@pytest.mark.parametrize("render_one", [render, render_each, render_deliveries])
def test_empty_notice_has_room_to_be_filled_in(look, faces, render_one):
    text = look(render_one(MeetingNoticeSnapshot(), samples.DRAFT, faces)).text

    assert "（未填写）" in text
    assert "年\u3000月\u3000日" in text


def test_delivery_sheet_shows_what_is_known_and_counts_those_entitled(printed):
    pages = printed(render_deliveries)

    assert "2张玉霞三组当面送达11月19日9时30分马晓梅" in pages.flat
    assert "（列席）" in pages.flat
    assert "应送达43人，已送达28人。当地规定应当提前3天通知" in pages.flat


def test_delivery_sheet_of_nobody_says_so(look, faces):
    text = look(render_deliveries(MeetingNoticeSnapshot(), samples.DRAFT, faces)).text

    assert "名单上还没有人。" in text


def test_long_texts_and_rare_names_keep_their_place(printed):
    long = "很长的议程说明，" * 60
    roll = (DeliveryEntry(name="马𬳵㐂", way="phone"),)

    pages = printed(render, items=(long, "乙"), roll=roll)

    assert 58 <= pages.flat.count("很长的议程说明") <= 60  # a page may end within the words
    assert "马𬳵㐂" in pages.flat
    assert "马𬳵㐂" in printed(render_deliveries, roll=roll).flat
