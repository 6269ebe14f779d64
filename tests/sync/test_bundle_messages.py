"""What is asked and answered by bundle reads back; nothing else comes through."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.changes import canonical
from desktop.errors import SyncError
from desktop.sync.bundle_messages import (
    Answer,
    Asking,
    Late,
    Refused,
    read_answer,
    read_asking,
    read_digests,
    write_answer,
    write_asking,
    write_digests,
)

A, B = (f"01a222de-bc0e-7000-9750-00000000000{n}" for n in range(2))
ids, digests = st.sampled_from([A, B]), st.sampled_from(["ab" * 32, "cd" * 32])
marks, numbers = st.sampled_from(["", "ab" * 8]), st.integers(0, 2**53 - 1)
closings = st.sampled_from(["", "7:abababababababab"])
askings = st.builds(
    Asking,
    clock=st.just("20261128T080000.123Z0000"),
    schema=st.integers(1, 9),
    epoch=ids,
    after=numbers,
    closing=closings,
    scope=marks,
    orgs=st.lists(ids, max_size=3).map(tuple),
    late=st.lists(st.builds(Late, org=ids, after=numbers, until=numbers), max_size=2).map(tuple),
    wants=st.lists(digests, max_size=3).map(tuple),
    receipted=st.lists(st.tuples(ids, numbers), max_size=3).map(tuple),
    begins=st.booleans(),
)
refusals = st.builds(
    Refused,
    code=st.sampled_from(["gap", "fork"]),
    message=st.text(max_size=9),
    advice=st.text(max_size=9),
    epoch=st.sampled_from(["", A]),
    number=numbers,
)
answers = st.builds(
    Answer,
    bundle=ids,
    epoch=ids,
    after=numbers,
    closing=closings,
    moved=st.booleans(),
    scope=marks,
    known=st.lists(st.tuples(ids, numbers), max_size=3).map(tuple),
    arrived=st.lists(digests, max_size=3).map(tuple),
    refused=st.lists(refusals, max_size=3).map(tuple),
)


@given(askings)
def test_asking_reads_back(asking):
    assert read_asking(write_asking(asking)) == asking


@given(answers)
def test_answer_reads_back(answer):
    assert read_answer(write_answer(answer)) == answer


ASKING = Asking(
    clock="20261128T080000.123Z0000",
    schema=4,
    epoch=A,
    after=7,
    closing="7:abababababababab",
    scope="ab" * 8,
    orgs=(A,),
    late=(Late(org=A, after=1, until=2),),
    wants=("ab" * 32,),
    receipted=((A, 3),),
    begins=True,
)
ANSWER = Answer(
    bundle=A,
    epoch=A,
    after=7,
    closing="",
    moved=False,
    scope="ab" * 8,
    known=((A, 1),),
    arrived=("ab" * 32,),
    refused=(Refused(code="gap", message="缺了。", advice="再试。", epoch=A, number=2),),
)


@pytest.mark.parametrize(
    ("read", "plain"),
    [
        pytest.param(read, json.loads(write(value)) | altered, id=f"{read.__name__} {altered}")
        for read, write, value, alterations in [
            (
                read_asking,
                write_asking,
                ASKING,
                [
                    {"after": -1},
                    {"after": "7"},
                    {"clock": "yesterday"},
                    {"closing": 7},
                    {"closing": "7" * 65},
                    {"epoch": ""},
                    {"scope": "xyz"},
                    {"scope": "ab"},
                    {"scope": None},
                    {"orgs": ["../.."]},
                    {"orgs": A},
                    {"late": [[A, 1, 2]]},
                    {"late": [{"org": A, "after": 1}]},
                    {"late": [{"org": A, "after": 1, "until": -2}]},
                    {"wants": ["ab"]},
                    {"wants": [7]},
                    {"receipted": [[A]]},
                    {"receipted": [[A, -1]]},
                    {"receipted": [[A, 1, 1]]},
                    {"more": 1},
                ],
            ),
            (
                read_answer,
                write_answer,
                ANSWER,
                [
                    {"bundle": "x"},
                    {"known": {A: 1}},
                    {"known": [["x", 1]]},
                    {"arrived": ["AB" * 32]},
                    {"refused": [{}]},
                    {"refused": [{"code": "gap"}]},
                    {"more": 1},
                ],
            ),
        ]
        for altered in alterations
    ],
)
def test_nonsense_is_refused(read, plain):
    with pytest.raises(SyncError) as caught:
        read(canonical(plain))

    assert caught.value.details["code"] == "format"


@pytest.mark.parametrize(
    ("read", "data"), [(read_asking, write_asking(ASKING)), (read_answer, write_answer(ANSWER))]
)
def test_later_format_is_named(read, data):
    with pytest.raises(SyncError) as caught:
        read(data.replace(b'"format":1', b'"format":2'))

    assert caught.value.details["code"] == "newer"


def test_digests_are_read_as_they_were_written():
    digests = ["ab" * 32, "cd" * 32]

    assert read_digests(write_digests(digests)) == digests
    assert read_digests(write_digests([])) == []


@pytest.mark.parametrize("body", [b"", b"{}", b"[1]", b'["ab"]', b'["../../key"]', b"[[]]"])
def test_what_is_no_list_of_digests_is_refused(body):
    with pytest.raises(SyncError) as caught:
        read_digests(body)

    assert caught.value.details["code"] == "format"
