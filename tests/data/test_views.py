"""A township's ledger with the rows of two villages: who sees what, and that nothing is changed."""

from uuid import UUID, uuid4

import pytest

from desktop.domain.feeds import KnownOrg, Scope
from desktop.errors import NotFoundError, PermissionDeniedError
from desktop.records import Bulletin, Concern, Organization, Person
from desktop.services.concerns import record_concern

OWN, EAST, OLD_EAST, WEST, COUNTY, GONE = (uuid4() for _ in range(6))


def known(row, *aliases):
    texts = {"code": "", "name": str(row)[:4], "level": "village", "parent": ""}
    return KnownOrg(id=str(row), aliases=tuple(map(str, aliases)), **texts)


SCOPE = Scope(
    org=known(OWN),
    role="township",
    above=(known(COUNTY),),
    below=(known(EAST, OLD_EAST), known(WEST)),
)


@pytest.fixture
def township(ledger):
    """Concerns, people and bulletins of many organizations, one of which left the scope."""
    with ledger.act("take") as work:
        for org in (OWN, EAST, OLD_EAST, WEST, COUNTY, GONE):
            work.add(Organization(id=org, org=org, name="示例"))
        for org in (OWN, EAST, OLD_EAST, WEST, GONE):
            work.add(Concern(org=org, title=f"修路 {org}"))
            work.add(Person(org=org, name="马小梅"))
        for org in (OWN, COUNTY, EAST, GONE):
            work.add(Bulletin(org=org, title=f"政策 {org}"))
        work.set_setting("scope", SCOPE.to_json())
        work.set_setting("org", str(OWN))
    return ledger


def orgs_seen(ledger, kind=Concern, **equal):
    with ledger.read() as look:
        listed = {row.org for row in look.list(kind, **equal)}
        assert listed == {row[0] for row in look.pick(kind, ["org"], **equal)}
        assert look.count(kind, **equal) == len(look.list(kind, **equal))
    return listed


def test_own_rows_and_what_came_down_are_shown_by_default(township):
    assert orgs_seen(township) == {OWN}
    assert orgs_seen(township, Bulletin) == {OWN, COUNTY}
    assert len(orgs_seen(township, Organization)) == 7  # with that of the fixture


def test_who_names_organizations_gets_theirs(township):
    assert orgs_seen(township, org=WEST) == {WEST}
    assert orgs_seen(township, org=frozenset({EAST, WEST})) == {EAST, WEST}


def test_village_is_shown_with_what_it_wrote_before_it_joined(township):
    east = township.of(EAST)

    assert orgs_seen(east) == {EAST, OLD_EAST}
    assert orgs_seen(east, Bulletin) == {EAST, OWN, COUNTY}
    with east.read() as look:
        assert look.setting("org") == str(EAST)
        assert look.scope() == SCOPE


@pytest.mark.parametrize("of", [None, EAST, WEST])
@pytest.mark.parametrize("limit", [1, 2, 50])
def test_search_finds_what_lists_show(township, of, limit):
    ledger = township.of(of) if of else township
    shown = {None: {OWN}, EAST: {EAST, OLD_EAST}, WEST: {WEST}}[of]
    with ledger.read() as look:
        by_words = [look.get(Concern, hit.id).org for hit in look.search("修路", limit=limit)]
        by_pinyin = [look.get(Person, hit.id).org for hit in look.search("mxm", limit=limit)]

    for found in (by_words, by_pinyin):
        assert set(found) <= shown
        assert len(found) == min(limit, len(shown))


def test_what_left_the_scope_is_not_even_looked_at(township):
    with pytest.raises(NotFoundError), township.of(GONE).read() as look:
        look.list(Concern)


def test_nothing_is_written_for_a_village(township):
    with pytest.raises(PermissionDeniedError, match="只能看"):
        record_concern(township.of(EAST), title="x", content="x")

    assert orgs_seen(township.of(EAST)) == {EAST, OLD_EAST}


def test_another_village_is_taken_from_a_view(township):
    assert orgs_seen(township.of(EAST).of(WEST)) == {WEST}


def test_scope_that_changes_is_followed_at_once(township):
    less = Scope(org=SCOPE.org, role="township", above=SCOPE.above, below=SCOPE.below[1:])
    with township.act("scope") as work:
        work.set_setting("scope", less.to_json())

    with pytest.raises(NotFoundError), township.of(EAST).read() as look:
        look.count(Concern)
    assert UUID(less.below[0].id) == WEST
    assert orgs_seen(township.of(WEST)) == {WEST}


def test_room_sees_all_its_rows_and_no_bulletin_of_a_former_township(ledger):
    room = Scope(org=known(EAST), role="room", above=(known(OWN),))
    with ledger.act("take") as work:
        for org in (EAST, OLD_EAST, OWN, GONE):
            work.add(Organization(id=org, org=org, name="示例"))
        for org in (EAST, OLD_EAST):
            work.add(Concern(org=org, title="修路"))
        for org in (OWN, GONE):
            work.add(Bulletin(org=org, title="政策"))
        work.set_setting("scope", room.to_json())

    assert orgs_seen(ledger) == {EAST, OLD_EAST}
    assert orgs_seen(ledger, Bulletin) == {OWN}
