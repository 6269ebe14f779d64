"""Cutting text for search: runs, folding, tokens, queries and snippets."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.domain.bigrams import bigrams, fold, query, runs, snippet

WORDS = st.text(st.sampled_from("三组路不好走马䶮abcXYZ019ＡｂＣ１，。 \n·𠮷𰻝"), max_size=40)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("", []),
        ("，。！ \n", []),
        ("三组路，不好走", ["三组路", "不好走"]),
        ("买买提·艾力", ["买买提", "艾力"]),
        ("ＡＢＣ１２３", ["abc123"]),
        ("Straße", ["strasse"]),
        ("二〇二六年", ["二〇二六年"]),
        ("人人々", ["人人々"]),
        ("3.5万元", ["3", "5万元"]),
        ("𠮷野家", ["𠮷野家"]),  # plane 2
        ("姓\U00031350名", ["姓\U00031350名"]),  # plane 3, younger than Python 3.11's Unicode
        ("姓\U0002ebf0名", ["姓\U0002ebf0名"]),  # extension I, Unicode 15.1
        ("姓\ue863名", ["姓\ue863名"]),  # private use, as old systems kept rare names
        ("葛\U000e0100城", ["葛城"]),  # a variation selector is part of its ideograph
        ("三\u200b组\ufeff路", ["三组路"]),  # pasted from a web page
        ("甘\uf9b7", ["甘醴"]),  # compatibility ideograph
        ("好😀走", ["好", "走"]),
    ],
)
def test_runs_end_at_what_is_no_word(text, cut):
    assert runs(text) == cut


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", ""),
        ("路", "路"),
        ("三组", "三组 组"),
        ("三组路", "三组 组路 路"),
        ("三组，路", "三组 组 路"),
    ],
)
def test_bigrams_are_each_two_neighbours_and_the_last(text, tokens):
    assert bigrams(text) == tokens


@pytest.mark.parametrize(
    ("words", "expression"),
    [
        ("", ""),
        (" ，\"'*() ", ""),
        ("路", '"路"*'),
        ("三组", '"三组"'),
        ("三组路", '"三组 组路"'),
        ("三组 路", '"三组" AND "路"*'),
        ('a" OR "b', '"a"* AND "or" AND "b"*'),
    ],
)
def test_query_finds_every_run(words, expression):
    assert query(words) == expression


def test_query_of_a_long_paste_is_cut():
    assert query("三" * 10_000) == query("三" * 200)


@given(WORDS)
def test_fold_folds_once(text):
    assert fold(fold(text)) == fold(text)


def is_phrase_in(tokens, phrase):
    """Match as FTS5 does: the phrase's tokens stand next to each other."""
    return any(tokens[i : i + len(phrase)] == phrase for i in range(len(tokens)))


@given(text=WORDS, part=st.data())
def test_part_of_a_run_is_found_and_nothing_else(text, part):
    wanted = part.draw(st.one_of(WORDS, st.sampled_from([*runs(text), "路"])))
    for run in runs(wanted):
        tokens = bigrams(text).split()
        phrases = [run[i : i + 2] for i in range(len(run) - 1)]
        found = (
            is_phrase_in(tokens, phrases)
            if phrases
            else any(token.startswith(run) for token in tokens)
        )

        assert found == any(run in each for each in runs(text))


@pytest.mark.parametrize(
    ("text", "words", "cut"),
    [
        ("三组路不好走", "组路", "三组路不好走"),
        ("前" * 50 + "三组路" + "后" * 50, "组路", f"…{'前' * 19}三组路{'后' * 20}…"),
        ("前" * 50 + "ＡＢＣ" + "后" * 50, "abc", f"…{'前' * 20}ＡＢＣ{'后' * 20}…"),
        ("ß" * 50 + "三组路" + "后" * 50, "三组", f"…{'ß' * 20}三组路{'后' * 19}…"),
        ("㈱" * 50 + "三组路" + "后" * 50, "三组", f"…{'㈱' * 20}三组路{'后' * 19}…"),
        ("\u200b" * 50 + "三组路", "三组", "…" + "\u200b" * 20 + "三组路"),
        ("一行\n\n  又一行", "一行", "一行 又一行"),
        ("马䶮" + "住" * 50, "my", f"马䶮{'住' * 18}…"),
        ("", "三组", ""),
        ("三组路", "，", "三组路"),
    ],
)
def test_snippet_is_cut_around_the_first_word(text, words, cut):
    assert snippet(text, words) == cut


def test_snippet_of_an_immense_text_is_short():
    assert len(snippet("甲" * 200_000 + "乙丙" + "丁" * 200_000, "乙丙")) == 44


@given(before=WORDS, run=st.from_regex(r"\A[三组路a-z0-9𠮷]{1,8}\Z"), after=WORDS)
@example(before="ﷺ" * 30, run="三组", after="")
def test_snippet_contains_what_was_sought(before, run, after):
    text = f"{before}，{run}，{after}"

    assert run in fold(snippet(text, run))


@given(text=st.text(), words=st.text(max_size=5), around=st.integers(0, 5))
def test_snippet_is_part_of_the_text(text, words, around):
    cut = snippet(text, words, around=around).strip("…")

    assert re.sub(r"\s+", "", cut).strip("…") in re.sub(r"\s+", "", text)
