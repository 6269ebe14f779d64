"""How a device joins, and what it may read since."""

from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field

from desktop.domain.feeds import Scope
from server.callers import LARGEST, Calling, InHall, InScope
from server.devices import find_device
from server.enrolments import MOST_ALSO, Applicant, enrol
from server.routes.answers import refusals, with_token
from server.scopes import scope_of
from server.slowing import one_try

router = APIRouter()

_KEY = r"^[0-9a-f]{64}$"
_SHOWN = r"^[^\x00-\x1f\x7f]*$"
"""Without controls: PostgreSQL holds no NUL, and nobody reads the others."""


class Enrolment(BaseModel):
    """What a device says of itself when it joins."""

    model_config = ConfigDict(extra="forbid", strict=True)

    code: Annotated[str, Field(max_length=40, description="As it was typed.")]
    device: Annotated[UUID, Field(strict=False)]
    name: Annotated[str, Field(max_length=120, pattern=_SHOWN)]
    public_key: Annotated[str, Field(pattern=_KEY, description="Ed25519.")]
    sealing_key: Annotated[str, Field(pattern=_KEY, description="X25519.")]
    ledger_org: Annotated[
        Literal[""] | Annotated[UUID, Field(strict=False)],
        Field(description="Id under which its ledger wrote so far."),
    ]
    also: Annotated[
        list[Annotated[UUID, Field(strict=False)]],
        Field(max_length=MOST_ALSO, description="Other ids under which it wrote, earlier."),
    ] = []
    schema_: Annotated[int, Field(alias="schema", ge=1, le=LARGEST)]
    app: Annotated[str, Field(max_length=40, pattern=_SHOWN, description="Version of the app.")]


class ServerFacts(BaseModel):
    """Who the server is."""

    id: str
    name: str
    receipt_key: str
    sealing_key: str


class OrgFacts(BaseModel):
    """An organization of the scope (`desktop.domain.feeds.KnownOrg`)."""

    id: str
    code: str
    name: str
    level: str
    parent: str
    aliases: list[str]
    last_seen: str


class ScopeFacts(BaseModel):
    """What a device may read (`desktop.domain.feeds.Scope`)."""

    org: OrgFacts
    role: Literal["room", "township", "county"]
    above: list[OrgFacts]
    below: list[OrgFacts]


class Joined(BaseModel):
    """What a device is told that has joined; the token is told this once."""

    token: str
    number: str
    role: Literal["room", "township", "county"]
    org: str
    server: ServerFacts
    scope: ScopeFacts


@router.post(
    "/enrol", response_model=Joined, responses=refusals("code", "slow_down", "device", "org")
)
def join(request: Request, hall: InHall, enrolment: Enrolment) -> dict[str, Any]:
    """Let a device in by a one-time code."""
    address = request.client.host if request.client else ""
    store, applicant = hall.store, _applicant(enrolment)
    with one_try(store, address):
        enrolled = enrol(store, enrolment.code, applicant)
    request.state.device = applicant.device
    with store.reading() as connection:
        device = find_device(connection, applicant.device)
        scope = scope_of(connection, device, store.now())
    return {
        "token": enrolled.token,
        "number": enrolled.number,
        "role": enrolled.role,
        "org": enrolled.org,
        "server": {
            "id": store.id,
            "name": store.name,
            "receipt_key": store.receipt_key,
            "sealing_key": store.sealing_key,
        },
        "scope": scope,
    }


def _applicant(enrolment: Enrolment) -> Applicant:
    return Applicant(
        device=str(enrolment.device),
        name=enrolment.name,
        public_key=enrolment.public_key,
        sealing_key=enrolment.sealing_key,
        ledger_org=str(enrolment.ledger_org),
        schema=enrolment.schema_,
        app=enrolment.app,
        also=tuple(map(str, enrolment.also)),
    )


@router.get("/scope", response_model=ScopeFacts, responses=with_token())
def tell_scope(scope: InScope, _: Calling) -> Scope:
    """Tell a device what it may read."""
    return scope
