from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from ledger_factory import ORG
from sync_factory import device_id


def test_device_says_who_it_is_and_stays_it(replicas):
    one, other = replicas(1), replicas(2)

    identity = one.store.identity()

    assert (identity.device, identity.org) == (str(device_id(1)), str(ORG))
    assert identity == one.store.identity()
    assert other.store.identity().sealing_key != identity.sealing_key


def test_public_keys_are_those_of_the_secrets(replicas):
    one = replicas(1)
    identity = one.store.identity()

    public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(identity.public_key))
    public.verify(one.store.sign(b"batch"), b"batch")
    secret = X25519PrivateKey.from_private_bytes(one.store.sealing_secret())
    assert secret.public_key().public_bytes_raw().hex() == identity.sealing_key
