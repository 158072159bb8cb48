#!/usr/bin/env python3
"""Computes signature_vectors.json with Python's standard library alone, from the scheme's definition:

    python3 tests/signing/signature_vectors.py > tests/signing/signature_vectors.json

With --check FILE it says whether the file is what it would write; CTest runs it so.
"""

import hashlib
import hmac
import json
import sys
import uuid
from pathlib import Path

UUID4 = "3f2a9c1e-5b7d-4e8f-9a0b-1c2d3e4f5a6b"
UUID7 = "0192f8a4-7c3e-7b21-8f4d-6a5b4c3d2e1f"
PLAIN, FOREIGN = b"sk_robot", "clé – 秘密 🔑".encode()

BODIES = (b"", b'{"a":1}', bytes(range(256)), "é\n".encode(), b":" * 3)
TIMESTAMPS = ("1718966400", "12345453.32423", "1763752000.1234567", "1e16", "1e-05", "0.0001", "9999999999999998.0",
              "-1.5", "0", "1763752000.25", "123456789012345680", "5e-324", "1.7976931348623157e308")


def signature(secret, body, client, number):
    message = body + b":" + uuid.UUID(client).bytes + b":" + repr(number).encode()
    return hmac.new(secret, message, hashlib.sha256).hexdigest()


def vectors():
    """Every body and every timestamp once with each client, under the two secrets in turn."""
    cases = [(body, "1763752000.5") for body in BODIES] + [(b"x", text) for text in TIMESTAMPS]
    for index, (body, text) in enumerate(cases):
        for client in (UUID4, UUID7):
            secret = FOREIGN if index % 2 else PLAIN
            number = float(text)
            yield secret, body, client, text, repr(number), signature(secret, body, client, number)


def document():
    lines = [json.dumps({"secret": secret.hex(), "body": body.hex(), "client": client, "timestamp": text,
                         "float_text": float_text, "signature": digest})
             for secret, body, client, text, float_text, digest in vectors()]
    return "[\n" + ",\n".join(lines) + "\n]\n"


if __name__ == "__main__":
    if sys.argv[1:2] == ["--check"]:
        sys.exit("the vectors are not what this script computes" if Path(sys.argv[2]).read_text() != document() else 0)
    sys.stdout.write(document())
