"""Operator, tenant and phone: the three who call `/api/v1`."""

import itertools
import time
import urllib.parse
import uuid

from .http_call import call, encode
from .signing import TIMESTAMP_HEADER, base32_decode, hmac1_headers, totp_code

AMOUNT = {"key": "amount", "title": "Amount", "value": "9000.00", "data_type": "CURRENCY_EUR"}
ABSENT = object()  # in place of a header's value: the header is left out

_serial = itertools.count(1)


def unique(prefix):
    return f"{prefix}-{next(_serial)}-{uuid.uuid4().hex[:12]}"


def new_user(**changes):
    """A body for prepare-pairing with every mandatory member (the protocol, section 5)."""
    name = unique("user")
    return {"user_socket_hash": f"hash-{name}", "backend_user_id": name, "display_name": "Demo Bank",
            "user_email": f"{name}@example.com", **changes}


class Operator:
    """The surface behind `X-Admin-Key` (the protocol, section 4)."""

    def __init__(self, countersignd):
        self.api = countersignd.api
        self.admin_key = countersignd.admin_key

    def call(self, method, path, body=None, **query):
        tail = "?" + urllib.parse.urlencode(query) if query else ""
        return call(method, self.api + path + tail, body, {"X-Admin-Key": self.admin_key})

    def provision(self, **configuration):
        return self.call("POST", "/provision/tenant", {"tenant_name": unique("tenant"), **configuration})

    def new_tenant(self, **configuration):
        """A tenant; without `callback_url_base` nothing is delivered anywhere."""
        answer = self.provision(**configuration)
        assert answer.status == 201, answer
        return Tenant(self.api, answer.data["tenant_id"], answer.data["tenant_secret"])


class Tenant:
    """A backend that signs with HMAC #1 (the protocol, section 2)."""

    def __init__(self, api, tenant_id, secret):
        self.api = api
        self.tenant_id = tenant_id
        self.secret = secret

    def at(self, countersignd):
        """The same tenant talking to a relay that was started again."""
        return Tenant(countersignd.api, self.tenant_id, self.secret)

    def headers(self, body=b"", timestamp=None):
        return hmac1_headers(self.tenant_id, self.secret, body, timestamp)

    def send(self, method, path, body=None, timestamp=None, content_type="application/json", **changes):
        """A signed call below /relay; `timestamp` is signed as given.

        `tenant_id` and `signature` among the changes replace that header after signing.
        """
        data = encode(body)
        headers = self.headers(data, None if timestamp is ABSENT else timestamp)
        if timestamp is ABSENT:
            del headers[TIMESTAMP_HEADER]
        headers.update({"X-Bloonio-" + name.replace("_", "-").title(): value for name, value in changes.items()})
        headers = {name: value for name, value in headers.items() if value is not ABSENT}
        return call(method, self.api + "/relay" + path, data or None, headers, content_type)

    def post(self, path, body=None, **options):
        return self.send("POST", path, body, **options)

    def get(self, path, **query):
        return self.send("GET", path + ("?" + urllib.parse.urlencode(query) if query else ""))

    def prepare_pairing(self, user=None):
        return self.post("/prepare-pairing", new_user() if user is None else user)

    def pairing_proof(self, user=None):
        answer = self.prepare_pairing(user)
        assert answer.status == 201, answer
        return answer.data["pairing_proof"]

    def pair_phone(self, user=None):
        """A phone of ours, paired with the user (a new one by default)."""
        user = new_user() if user is None else user
        phone = Phone(self.api)
        answer = phone.register(self.pairing_proof(user))
        assert answer.status == 201, answer
        phone.user_socket_hash = user["user_socket_hash"]
        return phone

    def challenge_body(self, user_socket_hash, **changes):
        """A valid body for send/auth-challenge; a change to None leaves the member out."""
        body = {"user_socket_hash": user_socket_hash, "instruction_id": unique("instr"), "custom_type": "localAuth",
                "expected_action": "transfer_funds", **changes}
        return {name: value for name, value in body.items() if value is not None}

    def challenge(self, user_socket_hash, **changes):
        return self.post("/send/auth-challenge", self.challenge_body(user_socket_hash, **changes))

    def dispatch_body(self, *linked_ids, **changes):
        """A valid body for sudo/dispatch; a change to None leaves the member out."""
        body = {"event_type": "sudo_action", "action_type": "update", "idempotency_key": unique("key"),
                "relay_user_linked_id_list": list(linked_ids), "title": "Run the payroll",
                "data_access_type": "static", "data_items": [AMOUNT], **changes}
        return {name: value for name, value in body.items() if value is not None}

    def dispatch(self, *linked_ids, **changes):
        return self.post("/sudo/dispatch", self.dispatch_body(*linked_ids, **changes))

    def open_dispatch(self, *linked_ids, **changes):
        """Dispatches to these users and returns the event id."""
        answer = self.dispatch(*linked_ids, **changes)
        assert answer.status == 200, answer
        return answer.data["event_id"]

    def upsert_group(self, group_linked_id, *members, display_name="The board"):
        return self.post("/upsert/group", {"group_linked_id": group_linked_id, "display_name": display_name,
                                           "member_linked_ids": list(members)})

    def open_challenge(self, phone, **changes):
        """Challenges the user of a phone and returns the instruction id."""
        answer = self.challenge(phone.user_socket_hash, **changes)
        assert answer.status == 200, answer
        return answer.data["instruction_id"]


class Phone:
    """A device that speaks `/device/*` itself, not one of the relay's simulated ones."""

    def __init__(self, api):
        self.api = api
        self.fcm_token = unique("fcm")
        self.token = None
        self.pairing = None
        self.totp = None
        self.user_socket_hash = None

    def at(self, countersignd):
        """The same phone talking to a relay that was started again."""
        self.api = countersignd.api
        return self

    def call(self, path, body=None, token=None):
        """POST with Bearer authentication; `token` defaults to the phone's session token."""
        token = self.token if token is None else token
        return call("POST", self.api + "/device" + path, body, {"Authorization": f"Bearer {token}"})

    def register(self, pairing_proof, **members):
        answer = self.call("/register-token", {"fcm_token": self.fcm_token, "platform": "simulator",
                                               "device_name": "Black box", **members}, token=pairing_proof)
        if answer.status == 201:
            self.token = answer.data["device_session_token"]
            self.pairing = answer.data["pairing"]
            self.totp = answer.data["totp"]
        return answer

    def respond(self, instruction_id, decision="approved", custom_type="localAuth", token=None, **answer):
        body = {"instruction_id": instruction_id, "decision": decision, "custom_type": custom_type, **answer}
        return self.call("/respond", body, token=token)

    def approve(self, instruction_id):
        # `local_auth` is taken to be a boolean: "local authentication done".
        return self.respond(instruction_id, local_auth=True)

    def reject(self, instruction_id, **answer):
        return self.respond(instruction_id, "rejected", **answer)

    def vote(self, event_id, decision="approved", **answer):
        """Answers a sudo dispatch."""
        if decision == "approved":
            answer.setdefault("local_auth", True)
        return self.call("/respond", {"event_id": event_id, "decision": decision, **answer})

    def code(self, steps=0, at=None):
        """The TOTP code of the current step, or of one that many steps away."""
        seconds = time.time() if at is None else at
        return totp_code(base32_decode(self.totp["secret"]), seconds + 30 * steps)

    def send_code(self, instruction_id, code):
        return self.respond(instruction_id, custom_type="totp", totp_code=code)

    def pick_number(self, instruction_id, number):
        return self.respond(instruction_id, custom_type="goldenNumber", number=number)
