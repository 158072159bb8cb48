"""Both signing schemes, TOTP, base32 and canonical JSON, each by hand from its definition."""

import hashlib
import hmac
import json
import time
import uuid

TENANT_HEADER = "X-Bloonio-Tenant-Id"
TIMESTAMP_HEADER = "X-Bloonio-Timestamp"
SIGNATURE_HEADER = "X-Bloonio-Signature"
WINDOW_MS = 30_000

BASE32_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def now_ms():
    """The real clock in Unix milliseconds, by which signatures are judged."""
    return time.time_ns() // 1_000_000


# HMAC #1: the protocol, section 2

def hmac1_signature(secret, body, timestamp):
    """`timestamp` is taken as text, exactly as the header carries it."""
    to_sign = f"{timestamp}.{hashlib.sha256(body).hexdigest()}"
    return hmac.new(secret.encode(), to_sign.encode(), hashlib.sha256).hexdigest()


def hmac1_headers(tenant_id, secret, body, timestamp=None):
    timestamp = now_ms() if timestamp is None else timestamp
    return {TENANT_HEADER: tenant_id, TIMESTAMP_HEADER: str(timestamp),
            SIGNATURE_HEADER: hmac1_signature(secret, body, timestamp)}


def hmac1_refusal(tenant_id, secret, headers, body, at_ms):
    """What a receiver has against a signed request, or None when it is good. `headers` answers `.get(name)`."""
    if headers.get(TENANT_HEADER) != tenant_id:
        return f"tenant header is {headers.get(TENANT_HEADER)!r}, not {tenant_id!r}"
    timestamp = headers.get(TIMESTAMP_HEADER) or ""
    if not timestamp.isascii() or not timestamp.isdigit():
        return f"timestamp {timestamp!r} is not a decimal integer"
    if abs(int(timestamp) - at_ms) > WINDOW_MS:
        return f"timestamp is {int(timestamp) - at_ms} ms off"
    expected = hmac1_signature(secret, body, timestamp)
    if not hmac.compare_digest(expected, headers.get(SIGNATURE_HEADER) or ""):
        return "signature differs"
    return None


# The Signature scheme

def python_float_text(value):
    """The shortest round-trip decimal text of a double, as Python prints it."""
    return repr(float(value))


def signature_scheme_digest(secret, body, client_id, timestamp):
    message = body + b":" + uuid.UUID(client_id).bytes + b":" + python_float_text(timestamp).encode()
    return hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()


def signature_headers(secret, body, client_id, timestamp=None):
    timestamp = time.time() if timestamp is None else timestamp
    return {"Authorization": "Signature " + signature_scheme_digest(secret, body, client_id, timestamp),
            "X-Client-Id": client_id, "X-Request-Timestamp": python_float_text(timestamp)}


# TOTP: RFC 4648 base32, RFC 4226 truncation, RFC 6238 steps

def base32_encode(data):
    bits = "".join(f"{byte:08b}" for byte in data)
    bits += "0" * (-len(bits) % 5)
    return "".join(BASE32_ALPHABET[int(bits[i:i + 5], 2)] for i in range(0, len(bits), 5))


def base32_decode(text):
    bits = "".join(f"{BASE32_ALPHABET.index(letter):05b}" for letter in text.rstrip("=").upper())
    return bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits) - len(bits) % 8, 8))


def totp_code(key, unix_seconds, digits=6, period=30, algorithm="sha1"):
    step = int(unix_seconds) // period
    digest = hmac.new(key, step.to_bytes(8, "big"), algorithm).digest()
    offset = digest[-1] & 0x0F
    number = int.from_bytes(digest[offset:offset + 4], "big") & 0x7FFFFFFF
    return str(number % 10 ** digits).zfill(digits)


# Display digest: display blocks, rule 6

def _canonical_string(text):
    short = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return '"' + "".join(short.get(c, c if c >= " " else f"\\u{ord(c):04x}") for c in text) + '"'


def canonical_json(value):
    """RFC 8785 for what a display block holds: objects, arrays, strings, integers, literals. No fractions."""
    if isinstance(value, dict):
        # RFC 8785 sorts by UTF-16 code units, which big-endian bytes compare alike.
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(_canonical_string(n) + ":" + canonical_json(value[n]) for n in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical_json(item) for item in value) + "]"
    if isinstance(value, str):
        return _canonical_string(value)
    if isinstance(value, float) or (isinstance(value, int) and abs(value) > 2 ** 53):
        raise ValueError(f"canonical_json does not serialise {value!r}")
    return json.dumps(value)


def display_digest(display):
    """`display` needs a title, a subtitle and only strings as values."""
    shown = {"title": display["title"], "subtitle": display["subtitle"],
             "fields": [{name: field[name] for name in ("key", "title", "value", "data_type")}
                        for field in display["fields"]]}
    return "sha256:" + hashlib.sha256(canonical_json(shown).encode()).hexdigest()
