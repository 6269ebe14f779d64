"""Certificates for tests, made on the spot: an authority, and what it vouches for."""

import ipaddress
import ssl
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


def _name(text):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


class Authority:
    """Vouches for servers."""

    def __init__(self, called="示例县"):
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _name(called)
        ca = x509.BasicConstraints(ca=True, path_length=None)
        self._certificate = self._signed(
            self._name, self._key.public_key(), 3650, [(ca, True), *self._identifiers(self._key)]
        )
        self.pem = self._certificate.public_bytes(serialization.Encoding.PEM).decode()

    def _identifiers(self, key):
        subject = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
        usage = x509.KeyUsage(
            digital_signature=True,
            key_cert_sign=True,
            crl_sign=True,
            content_commitment=False,
            key_encipherment=False,
            data_encipherment=False,
            key_agreement=False,
            encipher_only=False,
            decipher_only=False,
        )
        return [(subject, False), (usage, True)]

    def _signed(self, subject, key, days, extensions, begins=-10):
        now = datetime.now(UTC)
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self._name)
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now + timedelta(days=begins))
            .not_valid_after(now + timedelta(days=days))
        )
        for extension, critical in extensions:
            builder = builder.add_extension(extension, critical=critical)
        return builder.sign(self._key, hashes.SHA256())

    def issue(self, host="127.0.0.1", *, days=30, begins=-10):
        """Return certificate and key for a host, PEM; it holds from and up to so many days off."""
        key = ec.generate_private_key(ec.SECP256R1())
        try:
            name = x509.IPAddress(ipaddress.ip_address(host))
        except ValueError:
            name = x509.DNSName(host)
        issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key())
        alternative = x509.SubjectAlternativeName([name])
        extensions = [(alternative, False), (issuer, False)]
        certificate = self._signed(_name(host), key.public_key(), days, extensions, begins)
        return (
            certificate.public_bytes(serialization.Encoding.PEM),
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            ),
        )

    def context(self, host="127.0.0.1", **times):
        """Return what a server for a host speaks TLS with."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate, key = self.issue(host, **times)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "server.pem")
            path.write_bytes(certificate + key)
            context.load_cert_chain(path)
        return context
