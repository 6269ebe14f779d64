import paper_samples as samples
import pytest

from desktop.documents.vote_results import render
from desktop.services.snapshots import NamedVoteEntry


@pytest.fixture
def slip(look, faces):
    def make(*, public=False, **changes):
        meeting = samples.make_meeting(**changes)
        return look(render(meeting, samples.FROZEN, faces, public=public))

    return make


def test_each_vote_starts_a_page(slip):
    pages = slip()

    starts = [at for at in range(len(pages)) if "表决结果单" in pages.page(at)]
    assert len(starts) == 3


def test_slip_of_a_show_of_hands_is_one_page(slip):
    assert len(slip(ballots=(samples.make_ballot(),), proxies=())) == 1


@pytest.mark.parametrize(
    "said",
    [
        "1.应到45人的三分之二为30人，到会31人，够数。",
        "2.到会31人，过半数须16人；赞成24人，已过半数。",
        "依据：《中华人民共和国村民委员会组织法》第三十条",
        "提示：村党组织研究讨论的日期没有登记，请补记。",
        "结论：通过。",
        "发出表决票31张，收回31张，未收回0张。",
        "纸质表决票31张已封存，存放于村委会档案柜第3格，封存人：蒋世忠、马晓梅。",
        "监票人、计票人：蒋世忠、石海燕。",
        "回避：李广才（施工监督小组名单，本人为候选人）。",
        "委托：顾永福委托马成林（书面委托）。",
        "无记名投票",
    ],
)
def test_slip_says(slip, said):
    assert said in slip(ballots=(samples.make_secret_ballot(),)).flat


def test_slip_has_cells_for_tellers_and_chair(slip):
    text = slip(ballots=(samples.make_ballot(),)).text

    assert text.count("手印") == 3
    assert [text.count(signer) >= 1 for signer in ("监票人", "计票人", "主持人")] == [True] * 3


def test_papers_without_place_or_sealer_are_said_to_lack_them(slip):
    ballot = samples.make_ballot(sealed=samples.SealedPapers(count=3))

    assert "纸质表决票3张已封存，存放地点未填写，封存人未填写。" in slip(ballots=(ballot,)).flat


def test_more_papers_back_than_out_are_named(slip):
    ballot = samples.make_ballot(issued=30, returned=31)

    assert "收回31张，收回多于发出。" in slip(ballots=(ballot,)).flat


def test_recount_gives_its_reason(slip):
    ballot = samples.make_ballot(recount_reason="漏计1张")

    assert "本次为重新计票，理由：漏计1张。" in slip(ballots=(ballot,)).flat


def test_meeting_without_votes_says_so(slip):
    assert "本次会议没有进行表决。" in slip(ballots=()).text


def test_public_slip_masks_every_name_and_has_no_signatures(slip):
    pages = slip(public=True, ballots=(samples.make_secret_ballot(),))

    for name in ("蒋世忠", "石海燕", "马晓梅", "李广才", "顾永福", "马成林", "石玉珍", "贺占林"):
        assert name not in pages.flat
    assert "表决结果公示" in pages.text
    assert "监票人、计票人：蒋**、石**。" in pages.flat
    assert "手印" not in pages.text
    assert "盐池县花马池镇示例村（盖章）" in pages.flat
    assert "本人为候选人" not in pages.flat


NAMED = (
    NamedVoteEntry(name="马成林", choice="for"),
    NamedVoteEntry(name="杨䶮", choice="for", way="proxy"),
    NamedVoteEntry(name="王彦东", choice="against"),
    NamedVoteEntry(name="石玉珍", choice="against", way="phone", counted=False, note="在外地"),
)


def test_vote_with_names_lists_who_voted_what(slip):
    text = slip(ballots=(samples.make_ballot(method="open", named=NAMED),)).flat

    assert "三、记名表决名单" in text
    assert "赞成2人" in text
    assert "马成林杨䶮（委托）" in text
    assert "反对1人王彦东" in text
    assert "弃权0人" not in text
    assert "石玉珍（电话，反对，在外地）" in text
    assert "没有把这样的票计入，只记录，不影响结果" in text


def test_posted_slip_of_a_vote_with_names_has_totals_only(slip):
    text = slip(ballots=(samples.make_ballot(method="open", named=NAMED),), public=True).flat

    assert "记名表决名单" not in text
    assert [each.name for each in NAMED if each.name in text] == []


def test_votes_of_older_ledgers_without_names_have_no_list(slip):
    assert "名单" not in slip(ballots=(samples.make_ballot(method="open"),), proxies=()).flat
