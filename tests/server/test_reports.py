"""Reporting views, on both engines: what a county asks by SQL, without what is personal."""

from dataclasses import replace

import pytest
from server_samples import Writer, add_orgs, id_of, row_patch
from sqlalchemy import inspect, text, update

import server.reports
import server.rows
from desktop.domain.changes import digest_of
from desktop.errors import StorageError
from desktop.records import Kind, all_records, declaration_of, fields_of, record_type
from server.acceptance import accept
from server.checks import check
from server.reports import PREFIX, declared_digest, make_views
from server.stores import open_store
from server.tables import row
from server.tables import server as server_table


@pytest.fixture
def room(store):
    add_orgs(store)
    return Writer(store, "SLC-01", "village1").enrol()


def push(writer, *parts):
    one = writer.write(*parts)
    batch = writer.batch(first=one.header.seq)
    accept(writer.store, writer.id, batch, writer.clock, writer.store.now())


def ask(store, query):
    with store.reading() as connection:
        return [tuple(each) for each in connection.execute(text(query))]


def columns_of(store, view):
    with store.reading() as connection:
        return [each["name"] for each in inspect(connection).get_columns(view)]


# Records that people call by a person's name, so that what keeps their name keeps a person's.
PEOPLE = {"Account", "Person", "RosterEntry", "Participant", "Opinion", "Objection"}


# Texts in which somebody stands by name, for what they did or have to do.
SOMEBODY = {
    "Topic": {"reviewed_by", "decided_by"},
    "Consultation": {"archived_by"},
    "Feedback": {"told_by"},
    "Evaluation": {"evaluated_by"},
    "FrozenRecord": {"frozen_by"},
    "Seal": {"sealed_by"},
    "Preparation": {"responsible"},
    "Objection": {"answered_by"},
    "Response": {"responder"},
    "Task": {"responsible"},
    "Progress": {"agreed_by"},
    "Submission": {"received_by"},
    "Supervision": {"issued_by"},
    "AdaptedProcedure": {"adapted_by"},
    "StageStep": {"responsible"},
    "PassedGap": {"agreed_by"},
    "SignOff": {"name"},
    "Ballot": {"sealed_by"},
}


def is_hidden(of, each):
    is_somebody = each.name in SOMEBODY.get(of.__name__, ())
    named = bool(each.of and target_of(each) in PEOPLE)
    return each.personal or each.local or named or is_somebody


def target_of(each):
    """Return the record whose name a field keeps."""
    fields = (one for kind in all_records() for one in declaration_of(kind).fields)
    return {one.name: one.target for one in fields if one.target}[each.of]


@pytest.mark.parametrize("kind", all_records(), ids=lambda kind: kind.__name__)
def test_each_type_has_its_view(kind, tmp_path_factory, views):
    declaration = declaration_of(kind)
    hidden = {each.name for each in declaration.fields if is_hidden(kind, each)}
    shown = {each.name for each in declaration.fields} - hidden
    labels = {f"{e.name}_label" for e in declaration.fields if e.kind is Kind.CHOICE} - {
        f"{name}_label" for name in hidden
    }

    assert set(views[declaration.table]) == shown | labels | {"org_code", "org_name"}
    assert len(set(views[declaration.table])) == len(views[declaration.table])


@pytest.fixture(scope="module")
def views(tmp_path_factory):
    """Give the columns of every view."""
    store = open_store("", tmp_path_factory.mktemp("views"))
    found = {
        declaration_of(kind).table: columns_of(store, PREFIX + declaration_of(kind).table)
        for kind in all_records()
    }
    store.close()
    return found


def test_a_county_counts_by_village(store, room):
    push(
        room,
        row_patch("a", title="修路", people=30, channel="reception", asker_name="姓名"),
        row_patch("b", title="挖井", people=12, channel="visit", removed_at=None),
    )

    found = ask(
        store,
        "SELECT org_name, count(*), sum(people) FROM report_concern"
        " WHERE removed_at IS NULL GROUP BY org_name",
    )

    assert found == [("village1", 2, 42)]
    labels = dict(ask(store, "SELECT title, channel_label FROM report_concern"))
    channels = declaration_of(all_records_named("Concern")).field("channel").choices
    assert labels["修路"] == channels["reception"]


def all_records_named(name):
    return next(kind for kind in all_records() if kind.__name__ == name)


def test_what_is_personal_is_not_there(store, room):
    push(room, row_patch("a", title="修路", asker_name="王某某", unheard="某某"))

    found = repr(ask(store, "SELECT * FROM report_concern"))

    assert "修路" in found
    assert "某某" not in found


def test_no_view_shows_a_person_s_name(store, room):
    patches = [row_patch(kind.__name__, type=kind.__name__) for kind in all_records()]
    named = [
        replace(
            one,
            fields={
                each.name: "某某"
                for each in fields_of(record_type(one.type))[2:]
                if is_hidden(record_type(one.type), each)
            },
        )
        for one in patches
    ]
    push(room, *named)

    shown = {
        kind: ask(store, f"SELECT * FROM {PREFIX}{declaration_of(kind).table}")
        for kind in all_records()
    }

    assert {len(rows) for rows in shown.values()} == {1}
    assert "某某" not in repr(shown)


def test_a_column_that_became_personal_goes_with_what_stood_on_it(store, room, monkeypatch):
    is_hidden_now = server.reports._is_hidden
    with store.writing() as connection:
        connection.execute(text("CREATE VIEW ours AS SELECT title FROM report_concern"))
        monkeypatch.setattr(
            server.reports,
            "_is_hidden",
            lambda of, each: each.name == "title" or is_hidden_now(of, each),
        )
        make_views(connection)

    assert "title" not in columns_of(store, "report_concern")
    with pytest.raises(StorageError):
        ask(store, "SELECT title FROM ours")


# Of each kind, values that a forged Change could bring.
FORGED = [None, True, -(2**53) + 1, "x", "1e9", "２", "''%s:x", "9" * 300, ["a"], "2026-02-31"]


@pytest.mark.parametrize("value", FORGED, ids=repr)
def test_a_forged_value_hides_no_other_row(store, room, value):
    patches = []
    for kind in all_records():
        fields = {each.name: value for each in declaration_of(kind).fields[2:]}
        good, bad = (row_patch(f"{kind} {one}", type=kind.__name__) for one in ("good", "bad"))
        patches += [good, replace(bad, fields=fields)]
    push(room, *patches)

    for kind in all_records():
        table = declaration_of(kind).table
        assert len(ask(store, f"SELECT * FROM {PREFIX}{table}")) == 2


def test_numbers_and_answers_have_their_types(store, room):
    made = {
        each.kind: (kind, each.name)
        for kind in all_records()
        for each in declaration_of(kind).fields
        if not each.personal and not each.local
    }
    for kind, value, expected in (
        (Kind.INTEGER, 7, 7),
        (Kind.INTEGER, "7", None),
        (Kind.YES_NO, True, 1),
        (Kind.YES_NO, False, 0),
        (Kind.DECIMAL, "12.5", 12.5),
        (Kind.DAY, "2019-21", "2019-21"),
    ):
        declaration = declaration_of(made[kind][0])
        name = f"{kind} {value!r}"
        push(room, row_patch(name, type=declaration.name, **{made[kind][1]: value}))
        query = f"SELECT {made[kind][1]} FROM report_{declaration.table} WHERE id = '{id_of(name)}'"
        ((found,),) = ask(store, query)
        assert found == expected


def test_views_made_again_keep_what_stands_on_them(store, room):
    with store.writing() as connection:
        connection.execute(text("CREATE VIEW ours AS SELECT count(*) AS n FROM report_concern"))
        make_views(connection)

    push(room, row_patch("a", title=""))

    assert ask(store, "SELECT n FROM ours") == [(1,)]


def test_rows_follow_declarations_that_a_new_version_brought(store, room, server_url, tmp_path):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(server.rows, "declared", lambda _: None)  # an older server: Seal is unknown
        push(room, row_patch("s", type="Seal", sealed_by="一"))
        push(room, row_patch("s", type="Seal", sealed_by="二"))
    with store.writing() as connection:
        connection.execute(update(server_table).values(declared=digest_of(b"older")))
    assert {each.kind for each in check(store)} == {"row"}

    open_store(server_url, tmp_path / "server").close()

    assert check(store) == []
    with store.reading() as connection:
        found = connection.execute(row.select()).one()
        declared = connection.execute(server_table.select()).one().declared
    assert found.fields == {"sealed_by": "一"}
    assert declared == declared_digest()


def test_the_digest_is_steady():
    assert declared_digest() == declared_digest()
    assert len(declared_digest()) == 64
