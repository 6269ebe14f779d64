import json

import pytest

from desktop.errors import ValidationError
from desktop.services.laws import decide, describe_rules, get_rulebook, parse_rules, read_vote

VOTE = {
    "body": "village_representatives_meeting",
    "date": "2026-05-10",
    "matter": "ordinary",
    "eligible": {"heads": 45},
    "present": {"heads": 31},
    "count": {"for": 17, "against": 9, "abstain": 4, "invalid": 1, "uncast": 0},
    "ballots": {"issued": 31, "returned": 31},
}
OWNERS = {
    "body": "owners_joint_decision",
    "date": "2026-05-10",
    "matter": "ordinary",
    "eligible": {"heads": 300, "area": "31000.50"},
    "present": {"heads": 210, "area": "21001"},
    "count": {"for": {"heads": 120, "area": "12000"}},
}


def as_bytes(vote):
    return json.dumps(vote, ensure_ascii=False).encode()


def test_decide_answers_as_the_contract_says():
    answer = decide(as_bytes(VOTE))

    assert list(answer) == [
        *("quorate", "carried", "void", "needed", "steps", "sources", "warnings"),
    ]
    assert (answer["quorate"], answer["carried"], answer["void"]) == (True, True, False)
    assert answer["needed"] == {"quorum": {"heads": 30}, "for": {"heads": 16}}
    assert answer["sources"] == [
        {
            "law": "中华人民共和国村民委员会组织法",
            "article": "第二十九条、第三十条",
            "in_force_from": "2026-01-01",
        }
    ]
    assert json.loads(json.dumps(answer)) == answer


def test_decide_needs_areas_as_decimal_strings():
    assert decide(as_bytes(OWNERS))["needed"] == {
        "quorum": {"area": {"at_least": "20667"}, "heads": 200},
        "for": {"area": {"more_than": "10500.5"}, "heads": 106},
    }


def test_decide_leaves_the_date_of_custom_empty():
    figures = {"eligible": {"heads": 9}, "present": {"heads": 6}, "count": {"for": 4}}

    answer = decide(as_bytes({"body": "two_committees_meeting", "date": "2026-05-10"} | figures))

    assert answer["needed"] == {"quorum": {}, "for": {"heads": 4}}
    assert answer["sources"] == [
        {"law": "各地“四议两公开”工作规则", "article": "", "in_force_from": None}
    ]


def test_decide_tolerates_a_byte_order_mark():
    assert decide(b"\xef\xbb\xbf" + as_bytes(VOTE)) == decide(as_bytes(VOTE))


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "第1行第1列"),
        (b"{", "第1行第2列"),
        (b"[]", "表决 应是一个 JSON 对象"),
        (b"nul", "不是有效的 JSON"),
        ("表决".encode("gb18030"), "输入不是 UTF-8 文字（第1字节起"),
        ("\ufeff{}".encode("utf-16-le"), "不是 UTF-8"),
        (b'{"a": NaN}', "输入中有 NaN"),
        (b'{"a": -Infinity}', "输入中有 -Infinity"),
        (b'{"a": 1, "a": 2}', "'a' 写了不止一次"),
        (b'{"date": "2026-05-10", "eligible": {"heads": 1, "heads": 2}}', "'heads' 写了不止一次"),
        (b"9" * 5000, "数字过长或者层次过深"),
        (b"[" * 200_000, "数字过长或者层次过深"),
        (b" " * 1_000_001, "输入有1000001字节"),
    ],
)
def test_read_vote_says_what_is_wrong_with_the_text(data, problem):
    with pytest.raises(ValidationError, match=problem):
        read_vote(data)


def test_parse_rules_names_file_line_and_column():
    with pytest.raises(
        ValidationError, match=r"规则 county\.toml 不是有效的 TOML：.*line 1, column 10"
    ):
        parse_rules("schema = x\n", "county.toml")


def test_describe_rules_holds_every_body_with_its_texts():
    rules = describe_rules()

    assert [body["body"] for body in rules["bodies"]] == list(get_rulebook().bodies)
    assembly = next(one for one in rules["bodies"] if one["body"] == "village_assembly")
    assert [one["in_force_from"] for one in assembly["versions"]] == ["2026-01-01", "2018-12-29"]
    assert assembly["versions"][1]["sources"][0]["article"] == (
        "第二十一条、第二十二条、第二十三条、第二十四条"
    )
    assert assembly["versions"][0]["quorums"][0]["threshold"] == {
        "num": 1,
        "den": 2,
        "strict": True,
        "words": "过半数",
    }
    assert rules["semantics"]["citation"]["article"] == "第一千二百五十九条"


def test_describe_rules_says_nothing_of_how_the_law_was_found():
    text = json.dumps(describe_rules(), ensure_ascii=False)

    assert [word for word in ("github", "Read:", "memory", "confidence") if word in text] == []
