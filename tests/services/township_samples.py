"""A ledger turned into that of the township above it: what it wrote stays its village's."""

from uuid import UUID, uuid4

from desktop.domain.feeds import KnownOrg, Scope
from desktop.records import Organization

TOWN, COUNTY, VILLAGE, QUIET = (
    UUID(f"01890000-0000-7000-8000-0000000001{at:02}") for at in range(4)
)
SEEN = "20260507T003000.000Z0000"


def scope_over(village, *, role="township", seen=SEEN, more=()):
    """Return the scope over a village that wrote under another id before it joined."""
    town = KnownOrg(id=str(TOWN), code="640323100", name="花马池镇", level="township", parent="")
    county = KnownOrg(id=str(COUNTY), code="640323", name="盐池县", level="county", parent="")
    facts = {"level": "village", "parent": str(TOWN)}
    below = (
        KnownOrg(
            id=str(VILLAGE),
            code="640323100201",
            name="示例村",
            aliases=(str(village),),
            last_seen=seen,
            **facts,
        ),
        KnownOrg(id=str(QUIET), code="640323100101", name="静塘村", **facts),
        *more,
    )
    return Scope(org=town, role=role, above=(county,), below=below)


def turn_into_township(ledger, **options):
    """Give a ledger to the township above its village; returns the scope. To be opened anew."""
    with ledger.act("turn_for_test") as work:
        village = UUID(work.setting("org"))
        scope = scope_over(village, **options)
        for each in (scope.org, *scope.above, *scope.below):
            row = Organization(
                id=UUID(each.id), name=each.name, full_name=each.name, code=each.code
            )
            row.level, row.org = each.level, row.id
            work.add(row)
        work.set_setting("org", str(TOWN))
        work.set_setting("scope", scope.to_json())
    return scope


def other_village(**facts):
    """Return one more organization below."""
    known = {"code": "640323100301", "name": "东头村", "level": "village", "parent": str(TOWN)}
    return KnownOrg(**{"id": str(uuid4())} | known | facts)
