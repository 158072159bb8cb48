"""The control API `/_sim/v1`. Where its document names no member, the readers below accept the likely ones."""

import urllib.parse

from .http_call import call, encode
from .signing import signature_headers


class Control:
    """Unauthenticated (bypass), or signed with the Signature scheme when a client and a secret are given."""

    def __init__(self, countersignd, client_id=None, secret=None):
        self.url = countersignd.control_url
        self.client_id = client_id
        self.secret = secret

    def call(self, method, path, body=None, headers=None):
        data = encode(body)
        sent = dict(headers or {})
        if self.client_id:
            sent = {**signature_headers(self.secret, data, self.client_id), **sent}
        return call(method, self.url + path, data or None, sent)

    def get(self, path, **query):
        return self.call("GET", path + ("?" + urllib.parse.urlencode(query) if query else ""))

    def post(self, path, body=None):
        # A call without members is sent as an empty object, so that no server minds a missing body.
        return self.call("POST", path, {} if body is None else body)

    def delete(self, path):
        return self.call("DELETE", path)

    # devices

    def new_device(self, name="Blackbox phone", **members):
        answer = self.post("/devices", {"name": name, **members})
        assert answer.status in (200, 201), answer
        return answer.data["device_id"]

    def pair(self, device_id, **members):
        """`pairing_proof=` or `payload=`."""
        return self.post(f"/devices/{quoted(device_id)}/pair", members)

    def paired_device(self, tenant, user, **members):
        device_id = self.new_device(**members)
        answer = self.pair(device_id, pairing_proof=tenant.pairing_proof(user))
        assert answer.status in (200, 201), answer
        return device_id

    # challenges

    def challenge(self, instruction_id, **query):
        return self.get(f"/challenges/{quoted(instruction_id)}", **query)

    def status_of(self, instruction_id, **query):
        return state_of(self.challenge(instruction_id, **query).data)

    def approve(self, instruction_id, device_id, **answer):
        return self.post(f"/challenges/{quoted(instruction_id)}/approve", {"device_id": device_id, **answer})

    def deny(self, instruction_id, device_id, **answer):
        return self.post(f"/challenges/{quoted(instruction_id)}/deny", {"device_id": device_id, **answer})

    # clock

    def advance(self, seconds):
        answer = self.post("/clock/advance", {"seconds": seconds})
        assert answer.status == 200, answer
        return answer

    def reset_clock(self):
        answer = self.post("/clock/reset")
        assert answer.status == 200, answer
        return answer


def quoted(identifier):
    return urllib.parse.quote(identifier, safe="")


def state_of(thing):
    """The state word of a challenge or an instruction. Silent on the member's name: `status` or `state`."""
    return thing.get("status") or thing.get("state")


def rendered_fields(thing):
    """The rendered rows of a display: the first `fields` list, at any depth, whose rows carry `text`.

    The document says "with the rendered display" without naming the member that holds it.
    """
    if isinstance(thing, dict):
        rows = thing.get("fields")
        if isinstance(rows, list) and rows and all(isinstance(row, dict) and "text" in row for row in rows):
            return rows
        thing = list(thing.values())
    if isinstance(thing, list):
        for item in thing:
            found = rendered_fields(item)
            if found:
                return found
    return []


def plain(text):
    """Rendered text without bidi isolates (display blocks, rule 3) and with every kind of space made plain."""
    for isolate in "\u2066\u2067\u2068\u2069":
        text = text.replace(isolate, "")
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def members_named(thing, name):
    """Every value of members with this name, at any depth."""
    found = []
    if isinstance(thing, dict):
        found += [value for key, value in thing.items() if key == name]
        thing = list(thing.values())
    if isinstance(thing, list):
        for item in thing:
            found += members_named(item, name)
    return found
