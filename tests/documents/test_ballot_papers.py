import hashlib
from dataclasses import replace

import paper_samples as samples
import pytest

from desktop.documents.ballot_papers import render
from desktop.documents.geometry import MM
from desktop.errors import DocumentError
from desktop.services.snapshots import Stamp


def printed(look, faces, *, stamp=samples.FROZEN, copies=None, per_page=1, **changes):
    paper = samples.make_ballot_paper(**changes)
    return look(render(paper, stamp, faces, copies=copies, per_page=per_page))


@pytest.mark.parametrize(
    ("per_page", "pages", "size"), [(1, 31, (148, 210)), (2, 16, (210, 297)), (4, 8, (210, 297))]
)
def test_there_are_as_many_ballots_as_will_be_issued(look, faces, per_page, pages, size):
    ballots = printed(look, faces, per_page=per_page)

    assert len(ballots) == pages
    assert ballots.text.count("表决事项：") == 31
    assert [round(side / MM) for side in ballots.document[0].get_size()] == list(size)


def test_ballots_are_all_alike(look, faces):
    ballots = printed(look, faces)

    contents = {
        hashlib.sha256(page.get_contents().get_data()).digest() for page in ballots.reader.pages
    }
    assert len(contents) == 1


@pytest.mark.parametrize("per_page", [1, 2, 4])
def test_nothing_on_a_ballot_leads_to_a_record_or_a_voter(look, faces, per_page):
    ballots = printed(look, faces, per_page=per_page)

    for trace in ("示记", "摘要", "9f3c", "第1版", "编号", "— 1 —", "定稿"):
        assert trace not in ballots.text
    for page in ballots.reader.pages:
        assert "/XObject" not in page["/Resources"]
    assert samples.FROZEN.digest[:8].encode() not in ballots.data


def test_ballot_is_the_same_whatever_the_stamp(look, faces):
    other = replace(samples.FROZEN, number="别号", version=9, digest="cd" * 32)

    texts = {printed(look, faces, stamp=stamp).text for stamp in (samples.FROZEN, other)}
    assert len(texts) == 1


def test_each_option_has_a_box(look, faces):
    ballots = printed(look, faces, copies=1)

    assert ballots.reader.pages[0].get_contents().get_data().count(b" l") == 3 * 4
    assert [ballots.text.count(each) for each in ("同意", "反对", "弃权")] == [1] * 3


def test_secret_ballot_says_that_no_name_is_written(look, faces):
    assert "不写姓名" in printed(look, faces, copies=1).flat
    assert "不写姓名" not in printed(look, faces, copies=1, method="open").flat


def test_election_names_candidates_and_how_many_may_be_chosen(look, faces):
    names = ("李广才", "阿依古丽·买买提", "王𬱖𫖯")

    ballots = printed(look, faces, copies=1, options=names, choices=2)

    assert [name in ballots.text for name in names] == [True] * 3
    assert "最多选2项，多选无效" in ballots.flat


def test_long_option_is_broken_below_itself(look, faces):
    option = "同意按四点五米宽修建并由村集体出资二十四万元" * 2

    assert option in printed(look, faces, copies=1, per_page=4, options=(option,)).flat


@pytest.mark.parametrize("per_page", [0, 3, -1, 100])
def test_other_numbers_a_page_are_refused(look, faces, per_page):
    with pytest.raises(DocumentError, match="每页"):
        printed(look, faces, per_page=per_page)


@pytest.mark.parametrize("copies", [0, -5])
def test_no_ballots_are_refused(look, faces, copies):
    with pytest.raises(DocumentError, match="张数"):
        printed(look, faces, copies=copies)


@pytest.mark.parametrize("per_page", [1, 2, 4])
def test_text_too_long_for_a_ballot_is_refused_with_advice(look, faces, per_page):
    with pytest.raises(DocumentError) as caught:
        printed(look, faces, per_page=per_page, wording="路" * 3000)

    assert "缩短表决内容" in caught.value.advice


def test_text_that_just_fits_stays_on_its_part_of_the_page(look, faces):
    ballots = printed(look, faces, stamp=Stamp(), copies=4, per_page=4, wording="路" * 100)

    middle = 297 * MM / 2
    bottoms = [box[2] for box in ballots.boxes(0) if box[0] == "路"]
    assert sum(bottom > middle for bottom in bottoms) == sum(b < middle for b in bottoms)
    assert min(bottoms) > 14 * MM
