"""JSON web tokens taken apart and forged: what an attacker can do without the relay's key."""

import base64
import hashlib
import hmac
import json


def _encode(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _decode(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def jwt_header(token):
    return json.loads(_decode(token.split(".")[0]))


def jwt_claims(token):
    return json.loads(_decode(token.split(".")[1]))


def forge_jwt(header, claims, key=b""):
    """A token with any header and claims, signed with a key of the forger's; no signature for `none`."""
    signed = _encode(json.dumps(header).encode()) + "." + _encode(json.dumps(claims).encode())
    hashes = {"HS256": hashlib.sha256, "HS384": hashlib.sha384, "HS512": hashlib.sha512}
    if header.get("alg") not in hashes:
        return signed + "."
    return signed + "." + _encode(hmac.new(key, signed.encode(), hashes[header["alg"]]).digest())


def jwt_with(token, header=None, claims=None):
    """The token with header or claims changed and its old signature kept."""
    _, _, signature = token.split(".")
    new_header = {**jwt_header(token), **(header or {})}
    new_claims = {**jwt_claims(token), **(claims or {})}
    return ".".join((_encode(json.dumps(new_header).encode()), _encode(json.dumps(new_claims).encode()), signature))


def hs256_refusal(token, secret, audience, now):
    """Why a backend that knows its secret alone must not take the token; None when it may."""
    try:
        signed, signature = token.rsplit(".", 1)
        header, claims, given = jwt_header(token), jwt_claims(token), _decode(signature)
    except (ValueError, KeyError) as error:
        return f"no token: {error}"
    if header.get("alg") != "HS256":
        return f"algorithm {header.get('alg')}"
    if not hmac.compare_digest(given, hmac.new(secret.encode(), signed.encode(), hashlib.sha256).digest()):
        return "signature"
    if claims.get("aud") != audience:
        return f"audience {claims.get('aud')}"
    if not now < claims.get("exp", 0):
        return "expired"
    return None
