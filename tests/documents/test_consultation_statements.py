import paper_samples as samples
import pytest

from desktop.documents.consultation_statements import render
from desktop.services.form_values import StatementSnapshot


@pytest.fixture
def printed(look, faces):
    def make(**changes):
        return look(render(samples.make_statement(**changes), samples.DRAFT, faces))

    return make


@pytest.mark.parametrize(
    "said",
    [
        "“三组至国道通组路硬化”在决策之前进行了基层协商。对应的决策：2027年村级公益事业计划。",
        "第四次村民代表会议会议协商2026年11月23日村部31人",
        "院坝恳谈恳谈协商2026年10月20日三组—",
        "协商各方：村民委员会、占地户。参加人：三组全体户代表，六户占地户。",
        "共7条：占地户5条，未注明类别2条；已答复6条。",
        "达成一致：路面宽4.5米，占地按亩补偿。有分歧：是否占用贺家门前空地。",
        "表决“通组路方案”：通过。",
    ],
)
def test_statement_says(printed, said):
    assert said in printed().flat


def test_statement_of_few_words_is_one_page(printed):
    assert len(printed()) == 1


def test_statement_says_when_nothing_was_held_said_or_agreed(look, faces):
    text = look(render(StatementSnapshot(), samples.DRAFT, faces)).flat

    assert "本事项还没有开过协商会议。" in text
    assert "没有记下意见。" in text
    assert "四、结果。还没有形成成果。" in text


def test_sentences_are_closed_once(printed):
    text = printed(agreed=("修路", "架灯。"), disagreed=(), left_open=(), results=()).flat

    assert "四、结果。达成一致：修路。达成一致：架灯。" in text
    assert "一、协商的问题。路难走。二、" in printed(problem="路难走").flat


def test_long_texts_and_rare_names_are_whole(printed):
    long = "很长的问题说明，" * 100
    pages = printed(problem=long, people=("马𬳵㐂",), with_whom="马𬳵㐂等")

    flat = pages.flat.replace("示例—2—", "").replace("示例—3—", "")
    assert long in flat
    assert "马𬳵㐂等。" in pages.flat
