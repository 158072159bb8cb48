"""A robot from the scheme's definition alone: leases, answers by JSON Lines, reports."""

import json
import urllib.parse

from .http_call import call, encode
from .signing import signature_headers


class Robot:
    """`registration` is what the control API told of it."""

    def __init__(self, relay_url, registration):
        self.base = relay_url + "/v1"
        self.robot_id = registration["robot_id"]
        self.client_id = registration["client_id"]
        self.secret = registration["client_secret"]

    @classmethod
    def register(cls, countersignd, control, name="robot", **members):
        answer = control.post("/robots", {"name": name, **members})
        assert answer.status == 201, answer
        return cls(countersignd.relay_url, answer.data)

    def at(self, countersignd):
        """The same robot talking to a relay that was started again."""
        self.base = countersignd.relay_url + "/v1"
        return self

    def signed(self, method, path, body=None, **query):
        tail = "?" + urllib.parse.urlencode(query) if query else ""
        data = encode(body)
        return call(method, self.base + path + tail, data or None, signature_headers(self.secret, data, self.client_id))

    def poll(self, limit=10, **query):
        return self.signed("POST", "/robot-enhancement-batches/", robot_id=self.robot_id, limit=limit, **query)

    def batch(self, limit=10, **query):
        """What was leased, None where there is nothing."""
        answer = self.poll(limit, **query)
        assert answer.status in (200, 204), answer
        return answer.json if answer.status == 200 else None

    def read(self, batch_id):
        return self.signed("GET", f"/robot-enhancement-batches/{batch_id}/")

    def renew(self, batch_id, **query):
        return self.signed("PATCH", f"/robot-enhancement-batches/{batch_id}/renew-lease/", **query)

    def report(self, batch_id, error=None):
        return self.signed("POST", f"/robot-enhancement-batches/{batch_id}/results/", result(batch_id, error))

    def report_request(self, request_id, error=None):
        return self.signed("POST", f"/enhancement-requests/{request_id}/results/", result(request_id, error))

    def request(self, request_id):
        return self.signed("GET", f"/enhancement-requests/{request_id}/")


def result(request_id, error):
    return {"request_id": request_id, "error": error and {"message": error}}


def references(batch):
    answer = call("GET", batch["reference_storage_url"])
    assert answer.status == 200, answer
    return json_lines(answer)


def upload(batch, *decisions):
    return call("PUT", batch["result_storage_url"], b"".join(encode(each) + b"\n" for each in decisions))


def json_lines(answer):
    return [json.loads(line) for line in answer.text.splitlines()]
