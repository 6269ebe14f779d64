"""The server's key of these tests, and how its word is checked."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

KEY = Ed25519PrivateKey.from_private_bytes(b"\7" * 32)


def verify(signed, signature):
    """Tell whether KEY signed it."""
    try:
        KEY.public_key().verify(signature, signed)
    except InvalidSignature:
        return False
    return True
