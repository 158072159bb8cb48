"""The parties that play against countersignd: operator, tenant, device, callback receiver, control API.

Written from the specification and Python's standard library alone; nothing here knows how the product is built.
"""

from .backend import AnsweredBackend
from .case import DATETIME, BlackBoxCase
from .control import Control
from .http_call import Answer, call, encode_request, open_connection, raw_request, read_raw_answer
from .jwt import forge_jwt, jwt_claims, jwt_header, jwt_with
from .keyring import Keyring
from .parties import Operator, Phone, Tenant, new_user
from .process import Countersignd, run_command
from .robot import Robot, json_lines, references, upload
from .receiver import CallbackReceiver, ReceivedCall
from .signing import (base32_decode, base32_encode, canonical_json, display_digest, hmac1_headers, hmac1_refusal,
                      hmac1_signature, now_ms, python_float_text, signature_headers, signature_scheme_digest, totp_code)
from .waiting import eventually

__all__ = [
    "Answer", "AnsweredBackend", "BlackBoxCase", "CallbackReceiver", "Control", "Countersignd", "DATETIME", "Keyring",
    "Operator", "Phone",
    "ReceivedCall", "Robot", "Tenant", "base32_decode", "base32_encode", "call", "canonical_json", "display_digest",
    "encode_request", "eventually", "forge_jwt", "hmac1_headers", "hmac1_refusal", "hmac1_signature", "json_lines", "jwt_claims",
    "jwt_header", "jwt_with", "new_user", "now_ms", "open_connection", "python_float_text", "raw_request",
    "read_raw_answer", "references", "run_command", "signature_headers", "signature_scheme_digest", "totp_code", "upload",
]
