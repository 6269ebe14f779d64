"""Column labels: every synonym once, and what villages write around them."""

from collections import Counter

import pytest

from desktop.domain.rosters.columns import (
    SYNONYMS,
    Field,
    is_about_another,
    label_of,
    recognise,
    recognise_of_householder,
)

ALL = [(name, field) for field, names in SYNONYMS.items() for name in names.split()]


@pytest.mark.parametrize(("name", "field"), ALL)
def test_every_synonym_is_recognised(name, field):
    assert label_of(name) == name
    assert recognise(name) is field


def test_no_synonym_has_two_meanings():
    counts = Counter(name for name, _ in ALL)

    assert [name for name, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("姓  名", Field.NAME),
        ("姓\u3000\u3000名", Field.NAME),
        ("姓\n名", Field.NAME),
        ("*姓名", Field.NAME),
        ("姓名（必填）", Field.NAME),
        ("姓名：", Field.NAME),
        ("ＮＡＭＥ", Field.NAME),
        ("联系电话（手机）", Field.PHONE),
        ("联系电话1", Field.PHONE),
        ("电话②", Field.PHONE),
        ("移动手机号码", Field.PHONE),
        ("出生年月(公历)", Field.BIRTH),
        ("出生年月日期", Field.BIRTH),
        ("户籍登记身份证号", Field.IDENTITY_NUMBER),
        ("身份证地址", None),
        ("宗教信仰", Field.RELIGION),
        ("信教情况", Field.RELIGION),
        ("经名", Field.RELIGION),
        ("户主电话", None),
        ("父亲姓名", None),
        ("监护人电话", None),
        ("紧急联系人手机", None),
        ("民族", None),
        ("年龄", None),
        ("", None),
        ("请各组组长于月底前把本组每户的联系电话", None),
    ],
)
def test_label_is_recognised_as_written(label, field):
    assert recognise(label) is field


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("户主电话", Field.PHONE),
        ("户主身份证号码", Field.IDENTITY_NUMBER),
        ("户主性别", Field.SEX),
        ("户主姓名", Field.HOUSEHOLDER_NAME),
        ("配偶姓名", None),
    ],
)
def test_label_in_a_list_of_householders_speaks_of_them(label, field):
    assert recognise_of_householder(label) is field


@pytest.mark.parametrize(
    ("label", "expected"), [("户主", True), ("监护人", True), ("联系方式", False), ("", False)]
)
def test_label_about_another_person_is_told(label, expected):
    assert is_about_another(label) is expected
