"""Whose rows are shown, by scope: a room, a township, and a village as the township sees it."""

from uuid import UUID, uuid4

import pytest

from desktop.data.sights import Sight, below_of, ids_of, sight_of
from desktop.domain.feeds import KnownOrg, Scope
from desktop.errors import NotFoundError
from desktop.records import Bulletin, Concern, Organization


def org(*aliases):
    texts = {"code": "", "name": "", "level": "village", "parent": ""}
    return KnownOrg(id=str(uuid4()), aliases=tuple(map(str, aliases)), **texts)


OLD = uuid4()
COUNTY, TOWNSHIP, VILLAGE, OTHER = org(), org(), org(OLD), org()
ROOM_SCOPE = Scope(org=VILLAGE, role="room", above=(TOWNSHIP, COUNTY))
TOWNSHIP_SCOPE = Scope(org=TOWNSHIP, role="township", above=(COUNTY,), below=(VILLAGE, OTHER))


def ids(*orgs):
    return frozenset(UUID(one.id) for one in orgs)


@pytest.mark.parametrize(
    ("scope", "of", "own", "down"),
    [
        (None, None, None, None),
        (ROOM_SCOPE, None, None, ids(VILLAGE, TOWNSHIP, COUNTY) | {OLD}),
        (TOWNSHIP_SCOPE, None, ids(TOWNSHIP), ids(TOWNSHIP, COUNTY)),
        (
            TOWNSHIP_SCOPE,
            VILLAGE,
            ids(VILLAGE) | {OLD},
            ids(VILLAGE, TOWNSHIP, COUNTY) | {OLD},
        ),
        (TOWNSHIP_SCOPE, OTHER, ids(OTHER), ids(OTHER, TOWNSHIP, COUNTY)),
        # a room to which groups report is no room alone
        (
            Scope(org=VILLAGE, role="room", below=(OTHER,)),
            None,
            ids(VILLAGE) | {OLD},
            ids(VILLAGE) | {OLD},
        ),
    ],
)
def test_scope_says_whose_rows_are_shown(scope, of, own, down):
    sight = sight_of(scope, UUID(of.id) if of else None)

    assert sight == Sight(own, down)
    assert (sight.orgs(Concern), sight.orgs(Bulletin), sight.orgs(Organization)) == (
        own,
        down,
        None,
    )


@pytest.mark.parametrize("scope", [None, ROOM_SCOPE, TOWNSHIP_SCOPE])
@pytest.mark.parametrize("of", [UUID(COUNTY.id), OLD, uuid4()])
def test_only_those_below_can_be_looked_at(scope, of):
    with pytest.raises(NotFoundError, match="不在本单位的范围里"):
        sight_of(scope, of)


def test_organization_below_is_found_by_its_id():
    assert below_of(TOWNSHIP_SCOPE, UUID(OTHER.id)) is OTHER
    assert ids_of() == frozenset()
