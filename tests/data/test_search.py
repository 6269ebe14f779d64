"""Search over a real index: as LIKE finds, newest first, and nobody who is gone."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_factory import KEY, rows_of

from desktop.data.search import pinyin_keys, searched_fields, text_of
from desktop.data.verification import verify_ledger
from desktop.domain.bigrams import fold, runs
from desktop.records import Ballot, Concern, Household, Kind, Person, Task, all_records, fields_of

ALPHABET = "三组路不好走水abAB01ＡａⅣ㎡，。 \n-𠮷𰻝😀"
TEXTS = st.text(st.sampled_from(ALPHABET), max_size=25)


def enter(ledger, *rows):
    with ledger.act("enter") as work:
        for row in rows:
            work.add(row)
    return rows


def found(ledger, words, *, limit=10**6):
    with ledger.read() as look:
        return [hit.id for hit in look.search(words, limit=limit)]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXTS, min_size=1, max_size=8), words=st.data())
def test_search_finds_what_like_finds(ledger, texts, words):
    old = found(ledger, "标")
    concerns = enter(ledger, *(Concern(title="标", content=text) for text in texts))

    every_run = [run for text in texts for run in runs(text)]
    for _ in range(6):
        run = words.draw(st.sampled_from([*every_run, "三组", "路"]))
        begin = words.draw(st.integers(0, len(run) - 1))
        sought = run[begin : words.draw(st.integers(begin + 1, len(run)))]

        like = [row.id for row in concerns if any(sought in each for each in runs(row.content))]
        assert [row for row in found(ledger, sought) if row not in old] == like[::-1]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(
        st.text(st.sampled_from("三组路不好走水"), min_size=1, max_size=12), min_size=1, max_size=6
    ),
    sought=st.text(st.sampled_from("三组路不好走水"), min_size=1, max_size=4),
)
def test_search_is_like_of_sqlite(ledger, ledger_path, texts, sought):
    enter(ledger, *(Concern(title=text) for text in texts))

    statement = "SELECT id FROM concern WHERE title LIKE ? ORDER BY id DESC"
    like = [row for (row,) in rows_of(ledger_path, statement, f"%{sought}%")]
    assert [row.bytes for row in found(ledger, sought)] == like


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("三组路不好走", "路"),
        ("三组路不好走", "不好 三组"),
        ("三组路不好走", "  三组路不好走  "),
        ("ＡＢＣ１２３", "abc123"),
        ("abc123", "ＡＢＣ１２３"),
        ("面积５００㎡", "500m2"),
        ("𠮷家门口", "𠮷家"),
        ("姓\U00031350的", "\U00031350"),
        ("葛\U000e0100城", "葛城"),
        ("PM2.5", "pm2"),
        ("第十三届", "十三"),
        ("水。电", "电 水"),
    ],
)
def test_text_is_found(ledger, text, words):
    (concern,) = enter(ledger, Concern(title=text))

    assert found(ledger, words) == [concern.id]


@pytest.mark.parametrize(
    "words",
    ["", " ", "，", "路三", "三路", "好不", '"', "*", "NEAR(三组 路)", "😀", "\ud800"],
)
def test_what_is_not_there_is_not_found(ledger, words):
    enter(ledger, Concern(title="三组，路不好走"))

    assert found(ledger, words) == []


def test_newest_arrival_comes_first_and_no_more_than_asked(ledger):
    rows = enter(ledger, *(Concern(title="三组路") for _ in range(12)))
    with ledger.act("edit") as work:
        work.get(Concern, rows[0].id).content = "又说了一遍"

    newest_first = [row.id for row in reversed(rows)]
    assert found(ledger, "三组") == newest_first
    assert found(ledger, "三组", limit=5) == newest_first[:5]
    with ledger.read() as look:
        assert len(look.search("三组")) == 12


def test_every_type_with_searchable_text_is_found(ledger):
    concern, task = enter(ledger, Concern(title="修路"), Task(title="修路", unit="村委会"))

    with ledger.read() as look:
        hits = look.search("修路")
    assert [(hit.type, hit.id, hit.title) for hit in hits] == [
        ("Task", task.id, "修路"),
        ("Concern", concern.id, "修路"),
    ]


def test_edited_text_is_found_and_the_old_one_is_not(ledger):
    (concern,) = enter(ledger, Concern(title="三组路", content="积水"))
    with ledger.act("edit") as work:
        work.get(Concern, concern.id).title = "五组桥"

    assert found(ledger, "三组") == []
    assert found(ledger, "五组桥") == found(ledger, "积水") == [concern.id]


def test_removed_row_is_not_found_until_it_comes_back(ledger):
    person, concern = enter(ledger, Person(name="马䶮"), Concern(title="三组路"))
    with ledger.act("remove") as work:
        work.remove(work.get(Concern, concern.id))
        work.remove(work.get(Person, person.id))
    assert found(ledger, "三组") == found(ledger, "马") == found(ledger, "my") == []

    with ledger.act("bring back") as work:
        work.get(Concern, concern.id).removed_at = None
        work.get(Person, person.id).removed_at = None
    assert found(ledger, "三组") == [concern.id]
    assert found(ledger, "马") == found(ledger, "my") == [person.id]


def test_row_removed_in_its_own_act_is_not_found(ledger, ledger_path):
    with ledger.act("enter") as work:
        person = Person(name="马某")
        work.add(person)
        work.remove(person)

    assert found(ledger, "马") == found(ledger, "mm") == []
    assert verify_ledger(ledger_path, KEY).problems == ()


def test_snippet_is_cut_from_the_row(ledger):
    enter(ledger, Concern(title="三组路", content="前" * 100 + "积水成河" + "后" * 100))

    with ledger.read() as look:
        (hit,) = look.search("积水")
    assert (hit.title, hit.snippet) == ("三组路", f"…{'前' * 20}积水成河{'后' * 18}…")


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("马䶮", ["my", "mayan", "MaYan", "ma", "m", "MY"]),
        ("单雄", ["sx", "dx", "shanxiong", "danxiong", "chanxiong"]),
        ("曾乐", ["zl", "zy", "cengle", "zengyue"]),
        ("吕绿", ["ll", "lvlv"]),
        ("买买提·艾力", ["mmtal", "maimaiti"]),
        ("张A", ["za"]),
    ],
)
def test_person_is_found_by_pinyin_and_initials_in_any_reading(ledger, name, letters):
    (person,) = enter(ledger, Person(name=name))

    for each in letters:
        assert found(ledger, each) == [person.id]


def test_person_is_found_by_a_new_name_only(ledger):
    (person,) = enter(ledger, Person(name="马某"))
    with ledger.act("rename") as work:
        work.get(Person, person.id).name = "高某"

    assert (found(ledger, "mm"), found(ledger, "gm")) == ([], [person.id])


@pytest.mark.parametrize("name", ["", "——", "·", "（）"])
def test_person_without_a_readable_name_can_be_entered(ledger, ledger_path, name):
    (person,) = enter(ledger, Person(name=name))
    with ledger.act("rename") as work:
        work.get(Person, person.id).name = "马某"
    with ledger.act("rename") as work:
        work.get(Person, person.id).name = name

    assert found(ledger, "mm") == []
    assert verify_ledger(ledger_path, KEY).problems == ()


def test_person_found_by_name_and_pinyin_is_named_once(ledger):
    latin, han = enter(ledger, Person(name="MY"), Person(name="马䶮"))

    assert found(ledger, "my") == [latin.id, han.id]


def test_keys_of_a_name_with_many_readings_are_bounded():
    keys = pinyin_keys("单曾解查仇朴区" * 6)

    assert 2 <= len(keys) <= 128
    assert len(set(keys)) == len(keys)


def test_searched_fields_are_those_declared():
    for kind in all_records():
        declared = {field.name for field in fields_of(kind) if field.search}

        assert set(searched_fields(kind)) == declared
        assert {field.kind for field in fields_of(kind) if field.name in declared} <= {
            Kind.TEXT,
            Kind.PROSE,
            Kind.NAME,
        }
    assert searched_fields(Household) == searched_fields(Ballot) == ()


def test_text_of_a_row_is_what_is_searched():
    concern = Concern(title="三组路", content="积水", withheld_name="王某", burden="重")

    assert fold(text_of(concern)).split() == ["三组路", "积水", "重"]
