"""Plays the document's examples against a running relay, as the parties that they are about."""

import re
import urllib.parse

from client import CallbackReceiver, Countersignd, call, hmac1_headers, now_ms, signature_headers
from client.bank import Bank
from client.http_call import encode

CONTROL_CLIENT = "b3b5f0a2-5d0f-4c57-8a0e-3a6f5c1d2e4b"
CONTROL_SECRET = "replayed control secret"
ROBOT_CLIENT = "0192f8a4-7c3e-7b21-8f4d-6a5b4c3d2e1f"  # of the document
ROBOT_SECRET = "a secret for CI"
SHORT = 8  # letters: what is shorter may be part of any sentence
RECEIVER_URL = "http://127.0.0.1:9000"  # of the document


class Replay:
    """One relay, and what it has in place of the document's ids, tokens and secrets."""

    def __init__(self, document):
        self.document = document
        self._live = {}
        self._secrets = {}  # by the document's tenant_id
        self.receiver = CallbackReceiver()
        self.countersignd = Countersignd("--in-memory", "--demo", "--control-client", CONTROL_CLIENT,
                                         "--control-secret", CONTROL_SECRET).start()
        self.learn(RECEIVER_URL, self.receiver.url)

    def close(self):
        self.countersignd.close()
        self.receiver.close()

    def learn(self, documented, answered):
        """Walks both at once; where a text differs, the first that was answered stands for the document's."""
        if isinstance(documented, dict) and isinstance(answered, dict):
            for name in (documented.keys() & answered.keys()) - {"message"}:
                self.learn(documented[name], answered[name])
            if {"tenant_id", "tenant_secret"} <= documented.keys():
                self._secrets[documented["tenant_id"]] = answered["tenant_secret"]
        elif isinstance(documented, list) and isinstance(answered, list):
            for pair in zip(documented, answered):
                self.learn(*pair)
        elif isinstance(documented, str) and isinstance(answered, str) and documented != answered:
            self._live.setdefault(documented, answered)

    def live(self, value):
        """The document's value with what the relay has in its place."""
        if isinstance(value, dict):
            return {name: self.live(each) for name, each in value.items()}
        if isinstance(value, list):
            return [self.live(each) for each in value]
        return self._live.get(value, value) if isinstance(value, str) else value

    def documented(self, text):
        """What the relay said, in the document's words: its ids, and all numbers alike."""
        for documented, answered in self._live.items():
            if len(answered) > SHORT:
                text = text.replace(answered, documented)
        return re.sub(r"\d+", "#", text)

    def play(self, step):
        """The answer to one step of the story."""
        if "first" in step:
            self._happen(step["first"])
        operation = self.document.operations[step["do"]]
        _, requests = operation.request()
        body = self.live(requests.get(step.get("request", step["example"])))
        encoded = encode(body)
        url = self.countersignd.relay_url + self._target(operation, step.get("with", {}))
        headers = self._headers(operation, encoded, step)
        for parameter in operation.parameters:
            if parameter["in"] == "header" and "example" in parameter:
                headers[parameter["name"]] = self.live(parameter["example"])
        return call(operation.method, url, encoded or None, headers)

    def _target(self, operation, replaced):
        path, query = operation.path, {}
        for parameter in operation.parameters:
            name = parameter["name"]
            value = replaced.get(name, parameter.get("example"))
            if value is None:
                continue
            value = str(self.live(value))
            if parameter["in"] == "path":
                path = path.replace(f"{{{name}}}", urllib.parse.quote(value, safe=""))
            elif parameter["in"] == "query":
                query[name] = value
        return path + ("?" + urllib.parse.urlencode(query) if query else "")

    def _headers(self, operation, body, step):
        auth = step.get("auth")
        if auth == "none" or operation.scheme is None:
            return {}
        if operation.scheme == "adminKey":
            return {"X-Admin-Key": self.countersignd.admin_key}
        if operation.scheme == "hmac1":
            tenant = step.get("as", next(iter(self._secrets)))
            secret = "sk_" + "0" * 64 if auth == "wrong" else self._secrets[tenant]
            return hmac1_headers(self.live(tenant), secret, body, now_ms() - 60_000 if auth == "late" else None)
        if operation.scheme == "signatureScheme":
            return signature_headers(CONTROL_SECRET, body, CONTROL_CLIENT)
        if operation.scheme == "robotScheme":
            return signature_headers(ROBOT_SECRET, body, ROBOT_CLIENT)
        return {"Authorization": "Bearer " + self.live(step.get("as", TOKENS[operation.scheme]))}

    def _happen(self, what):
        assert what == "demo-transfer", what
        refused = Bank(self.countersignd.demo_backend_url).transfer()
        self.learn("ins_7tqkx2p4b6c5d3f2g4h6j7k2m3", refused.member("instruction_id"))


# The document's, for the first device.
TOKENS = {"pairingProof": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.amFuZQ.cHJvb2Y",
          "deviceSession": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.cGhvbmU.c2Vzc2lvbg"}
