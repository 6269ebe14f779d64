import paper_samples as samples

from desktop.documents.sign_in_sheets import render_blank, render_filled
from desktop.services.snapshots import MeetingSnapshot, RollEntry, SignInSnapshot


def test_blank_sheet_names_everybody_and_leaves_rows_for_others(look, faces):
    pages = look(render_blank(samples.make_sign_in(), samples.DRAFT, faces))

    for entry in samples.make_sign_in().roll:
        assert entry.name in pages.text.replace("王\u3000𬱖", "王𬱖")
    assert "应到45人。" in pages.text
    assert "50" in pages.text.split()
    assert "51" not in pages.text.split()


def test_blank_sheet_of_nobody_has_empty_rows_and_a_date_to_fill_in(look, faces):
    text = look(render_blank(SignInSnapshot(), samples.DRAFT, faces)).text

    assert "应到0人。" in text
    assert "年\u3000月\u3000日" in text


def test_filled_sheet_has_times_states_and_reasons(look, faces):
    text = look(render_filled(samples.make_meeting(), samples.FROZEN, faces)).text
    lines = [" ".join(line.split()) for line in text.split("\n")]

    for wanted in (
        "6 马玉花 二组 出席 9时38分到",
        "33 穆新 一组 请假 — 住院",
        "39 马生龙 二组 未到 —",
    ):
        assert wanted in lines
    assert "冶海龙三组离会9时36分到10时09分离未参加表决" in "".join(text.split())


def test_filled_sheet_of_nobody_says_so(look, faces):
    assert "没有到会记录。" in look(render_filled(MeetingSnapshot(), samples.DRAFT, faces)).text


def test_observers_are_not_counted_among_those_expected(look, faces):
    roll = (RollEntry(name="马成林"), RollEntry(name="金国华", state="observer"))
    text = look(render_blank(samples.make_sign_in(roll=roll), samples.DRAFT, faces)).text

    assert "应到1人，列席1人。" in text
