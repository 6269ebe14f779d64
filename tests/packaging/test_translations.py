"""Every word of the interface has its English, and every word the declarations carry is listed."""

import importlib.util
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent.parent.parent / "packaging/translations.py"


@pytest.fixture(scope="module")
def translations():
    spec = importlib.util.spec_from_file_location("translations", HERE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def write(path, *messages):
    rows = "".join(
        f"<context><name>{context}</name><message><source>{source}</source>{text}</message></context>"
        for context, source, text in messages
    )
    path.write_text(f'<TS version="2.1" language="en_US">{rows}</TS>', encoding="utf-8")
    return path


def test_faults_are_named(translations, tmp_path):
    ts = write(
        tmp_path / "x.ts",
        ("A", "好", "<translation>good</translation>"),
        ("A", "还没", '<translation type="unfinished"></translation>'),
        ("", "无主", "<translation>nobody's</translation>"),
        ("A", "{n} 件", "<translation>items</translation>"),
    )

    assert translations.faults(ts) == [
        "not translated: A: 还没",
        "no context: 无主",
        "placeholders differ: A: {n} 件 / items",
    ]


def test_declared_words_hold_labels_choices_and_places(translations):
    words = translations.declared_words()

    assert {"民情诉求", "渠道", "走访"} <= words["Records"]
    assert {"进入下一环节", "缺党组织研究意见", "议题已通报：{day}"} <= words["Records"]
    assert "{detail}" not in words["Records"]
    assert "今日" in words["Places"]


def test_english_is_whole_and_up_to_date(translations):
    assert translations.check() == []
