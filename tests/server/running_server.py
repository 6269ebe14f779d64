"""The server as it runs, on a socket of its own in a thread, with certificates made here."""

import contextlib
import ipaddress
import threading
import time
from datetime import UTC, datetime, timedelta

import uvicorn
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from server.serving import load_certificate, make_config, open_socket

PEM = serialization.Encoding.PEM


@contextlib.contextmanager
def running(store, context=None, lacking=None):
    """Run the application over a store and yield its address."""
    listener = open_socket("127.0.0.1", 0)
    server = uvicorn.Server(make_config(store, context, lacking))
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.01)
        yield f"http{'s' if context else ''}://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = server.force_exit = True
        thread.join()
        listener.close()


class Authority:
    """A certificate authority of a test."""

    def __init__(self, name):
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
        certificate = self._build(self._name, self._key.public_key(), is_authority=True)
        self.pem = certificate.public_bytes(PEM).decode()

    def context(self, folder, address="127.0.0.1"):
        """Return how to serve under a certificate of this authority for an address."""
        cert, key = self.write(folder, address)
        return load_certificate(cert, key)

    def write(self, folder, address="127.0.0.1"):
        """Write a certificate for an address, and its key, and return where they lie."""
        own = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "示例县")])
        certificate = self._build(name, own.public_key(), address=address)
        cert, key = folder / "cert.pem", folder / "key.pem"
        cert.write_bytes(certificate.public_bytes(PEM))
        form = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        key.write_bytes(own.private_bytes(PEM, *form))
        return cert, key

    def _build(self, name, public_key, *, is_authority=False, address="127.0.0.1"):
        now = datetime.now(UTC)
        names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))])
        constraints = x509.BasicConstraints(ca=is_authority, path_length=None)
        issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key())
        builder = (
            x509.CertificateBuilder(self._name, name, public_key, x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=30))
            .add_extension(constraints, critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
            .add_extension(issuer, critical=False)
        )
        if not is_authority:
            builder = builder.add_extension(names, critical=False)
        return builder.sign(self._key, hashes.SHA256())
