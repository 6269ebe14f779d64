"""Files of the server: found by organization, kind and digest, and believed only when they fit."""

import pytest
from sqlalchemy import insert

from desktop.domain.changes import digest_of
from desktop.errors import StorageError
from server.stored_files import PART, PARTIAL, WHOLE, file_path, read_part, sizes
from server.tables import organization, stored_file

ORG, OTHER = (f"01a222de-bc0e-7000-9750-00000000000{n}" for n in (1, 2))
BODY = "修路".encode()
DIGEST = digest_of(BODY)


def enter(store, org, digest, state):
    with store.writing() as connection:
        connection.execute(
            insert(organization).values(id=org, code=org, name="", level="village"),
        )
        connection.execute(
            insert(stored_file).values(
                org=org, kind=PART, digest=digest, size=len(BODY), state=state, began_at=""
            )
        )


def test_only_what_is_whole_and_the_organizations_own_counts(store):
    enter(store, ORG, DIGEST, WHOLE)
    enter(store, OTHER, DIGEST, PARTIAL)

    with store.reading() as connection:
        assert sizes(connection, ORG, PART, [DIGEST, "0" * 64]) == {DIGEST: len(BODY)}
        assert sizes(connection, OTHER, PART, [DIGEST]) == {}


def test_a_part_is_read_and_checked(store):
    path = file_path(store.home, ORG, PART, DIGEST)
    path.parent.mkdir(parents=True)
    path.write_bytes(BODY)

    assert read_part(store, ORG, DIGEST) == BODY

    path.write_bytes(BODY[:-1])
    with pytest.raises(StorageError, match="已损坏"):
        read_part(store, ORG, DIGEST)


def test_a_missing_part_is_told(store):
    with pytest.raises(StorageError, match="读不出来"):
        read_part(store, ORG, DIGEST)
