import paper_samples as samples
import pytest

from desktop.documents import meeting_records


def record(look, faces, *, public=False, **changes):
    meeting = samples.make_meeting(**{"body": "", "ballots": ()} | changes)
    printed = meeting_records.render(meeting, samples.FROZEN, faces, public=public)
    return look(printed).flat


def test_record_of_a_round_counts_sheets_instead_of_a_roll(look, faces):
    text = record(look, faces, returns=samples.make_returns())

    assert "书面征求意见情况" in text
    assert "发出2026年11月20日" in text
    assert (
        "共发出书面征求意见表10份，收回7份，其中1份没有写意见，未收回3份，"
        "其中不记名的1份，催收过4份。" in text
    )
    assert "支持5份，反对1份" in text
    assert "没有人回答" in text
    assert "未交回的：穆新（004号）、马秀兰（009号）。" in text
    assert "到会情况" not in text


def test_posted_record_of_a_round_names_nobody(look, faces):
    text = record(look, faces, public=True, returns=samples.make_returns())

    assert "收回7份" in text
    assert "未交回的" not in text
    assert "马秀兰" not in text


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {"returned": 10, "missing": (), "blank": 0, "unnamed": 0, "reminded": 0},
            "收回10份，全部收回。",
        ),
        (
            {"returned": 0, "issued": 0, "missing": (), "blank": 0, "unnamed": 0, "reminded": 0},
            "共发出书面征求意见表0份，收回0份，全部收回。",
        ),
    ],
)
def test_returns_without_a_rest(look, faces, changes, told):
    assert told in record(look, faces, returns=samples.make_returns(**changes))


def test_meeting_at_a_distance_names_its_platform(look, faces):
    text = record(look, faces, platform="示例视频会议", link="https://example.invalid/1")

    assert "平台示例视频会议" in text
    assert "链接https://example.invalid/1" in text
    assert "到会情况" in text
