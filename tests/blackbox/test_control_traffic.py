"""Exchanges, events, health, and who may reach the control API at all."""

import json
import re

from client import BlackBoxCase, call, eventually, raw_request
from client.control import members_named


class TrafficTest(BlackBoxCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tenant = cls.operator.new_tenant()
        cls.phone = cls.tenant.pair_phone()

    # exchanges

    def exchanges(self, **query):
        return self.assertSuccess(self.control.get("/exchanges", limit=500, **query))

    def exchange_about(self, marker):
        """The exchange whose record mentions the marker. Silent on the members of a record but its verdict."""
        def probe():
            found = [one for one in self.exchanges() if marker in json.dumps(one)]
            return found[-1] if found else None
        return eventually(probe, f"an exchange about {marker}")

    def test_a_good_request_is_captured_with_its_verdict(self):
        instruction_id = self.tenant.open_challenge(self.phone)
        exchange = self.exchange_about(instruction_id)
        self.assertIn("/api/v1/relay/send/auth-challenge", json.dumps(exchange))
        self.assertIn("POST", json.dumps(exchange))
        self.assertTrue(members_named(exchange, "verdict"), exchange)

    def test_a_refused_request_is_captured_with_the_reason(self):
        body = self.tenant.challenge_body(self.phone.user_socket_hash)
        answer = self.tenant.post("/send/auth-challenge", body, signature="0" * 64)
        self.assertRefused(answer, 401, "SIGNATURE_INVALID")
        verdicts = members_named(self.exchange_about(body["instruction_id"]), "verdict")
        self.assertTrue(verdicts)
        self.assertIn("signature", json.dumps(verdicts).lower())
        good = self.exchange_about(self.tenant.open_challenge(self.phone))
        self.assertNotEqual(verdicts, members_named(good, "verdict"))

    def test_secrets_are_masked(self):
        receiver = self.receiver()
        tenant = self.operator.new_tenant(callback_url_base=receiver.url)
        proof = tenant.pairing_proof()
        phone = tenant.pair_phone()
        instruction_id = tenant.open_challenge(phone)
        self.assertSuccess(phone.approve(instruction_id))
        self.assertDelivered(receiver, tenant, instruction_id, "approved")
        rotated = self.operator.call("POST", "/rotate/tenant-secret", tenant_id=tenant.tenant_id).data["tenant_secret"]
        self.exchange_about(instruction_id)
        secrets = {"tenant secret": tenant.secret, "rotated secret": rotated, "admin key": self.operator.admin_key,
                   "session token": phone.token, "pairing proof": proof, "TOTP secret": phone.totp["secret"]}
        for path in ("/exchanges", "/events"):
            text = self.control.get(path, limit=500).text
            for name, secret in secrets.items():
                with self.subTest(path, secret=name):
                    self.assertNotIn(secret, text)
        for name, secret in secrets.items():
            self.assertNotIn(secret, self.countersignd.log(), f"{name} in the log")

    def test_a_callback_is_an_exchange_too(self):
        tenant, receiver = self.tenant_with_receiver()
        phone = tenant.pair_phone()
        instruction_id = tenant.open_challenge(phone)
        self.assertSuccess(phone.approve(instruction_id))
        self.assertDelivered(receiver, tenant, instruction_id, "approved")
        eventually(lambda: any("/api/sudo-callback" in json.dumps(one) and instruction_id in json.dumps(one)
                               for one in self.exchanges()), "the callback among the exchanges")

    # events

    def test_the_journal_tells_what_happened(self):
        instruction_id = self.tenant.open_challenge(self.phone)
        self.assertSuccess(self.phone.approve(instruction_id))
        events = self.assertSuccess(self.control.get("/events", limit=500))
        about = [event for event in events if instruction_id in json.dumps(event)]
        self.assertGreaterEqual(len(about), 2, "the challenge and its answer")
        self.assertIn("approved", json.dumps(about))

    def test_events_are_paged(self):
        for _ in range(3):
            self.tenant.open_challenge(self.phone)
        first = self.assertSuccess(self.control.get("/events", limit=2))
        self.assertEqual(len(first), 2)
        marker = self.sequence_of(first)
        following = self.assertSuccess(self.control.get("/events", limit=2, since=marker(first[-1])))
        self.assertEqual(len(following), 2)
        self.assertGreater(marker(following[0]), marker(first[-1]), "`since` is the last one seen, not repeated")

    def sequence_of(self, events):
        """Silent on the name of an event's number: the integer member that grows by one from event to event."""
        for name, value in events[0].items():
            if isinstance(value, int) and not isinstance(value, bool) and events[1].get(name) == value + 1:
                return lambda event: event[name]
        self.fail(f"no member numbers the events: {events}")

    # health

    def test_health_needs_nothing(self):
        answer = call("GET", self.control.url + "/health")
        self.assertEqual(answer.status, 200)
        # In the envelope or bare.
        self.assertEqual((answer.data or answer.json)["status"], "ok")

    def test_unknown_routes_and_methods(self):
        self.assertRefused(self.control.get("/nothing"), 404, "ROUTE_UNKNOWN")
        answer = self.control.delete("/clock")
        self.assertRefused(answer, 405)
        self.assertIn("GET", answer.headers.get("Allow", ""))

    # hosts and origins

    def get_with_host(self, path, *host_lines):
        lines = [f"GET {path} HTTP/1.1", *host_lines, "Connection: close"]
        return raw_request(self.countersignd.relay_url, ("\r\n".join(lines) + "\r\n\r\n").encode())

    def test_only_loopback_names_are_served(self):
        port = re.search(r":(\d+)", self.countersignd.relay_url.split("//")[1]).group(1)
        for path in ("/_sim/v1/health", "/_sim/v1/devices"):
            for host in (f"127.0.0.1:{port}", f"localhost:{port}", f"LOCALHOST:{port}", "localhost", f"[::1]:{port}"):
                with self.subTest(path, host=host):
                    self.assertEqual(self.get_with_host(path, f"Host: {host}").status, 200)
        for path in ("/_sim/v1/health", "/_sim/v1/devices", "/api/v1/fetch/tenants"):
            for host in (f"evil.example:{port}", "evil.example", f"127.0.0.1.evil.example:{port}",
                         "localhost.evil.example", f"evil.example#localhost:{port}", "localhost@evil.example",
                         "192.0.2.1", "0.0.0.0", "", "127.0.0.1:x"):
                with self.subTest(path, host=host):
                    answer = self.get_with_host(path, f"Host: {host}")
                    self.assertIn(answer.status, (400, 403, 421), answer)

    def test_no_host_or_two_hosts(self):
        for lines in ((), ("Host: 127.0.0.1", "Host: evil.example"), ("Host: evil.example", "Host: 127.0.0.1")):
            with self.subTest(lines):
                answer = self.get_with_host("/_sim/v1/devices", *lines)
                self.assertIn(answer.status, (400, 403, 421), answer)

    def test_no_cors_header_is_ever_sent(self):
        origin = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST",
                  "Access-Control-Request-Headers": "content-type", "Access-Control-Request-Private-Network": "true"}
        for method in ("GET", "OPTIONS", "POST"):
            for url in (self.control.url + "/health", self.control.url + "/devices",
                        self.control.url + "/clock/advance",
                        self.countersignd.api + "/relay/prepare-pairing",
                        self.countersignd.api + "/device/respond", self.countersignd.api + "/fetch/tenants"):
                with self.subTest(method, url=url):
                    answer = call(method, url, headers=origin)
                    sent = [name for name in answer.headers.keys() if name.lower().startswith("access-control-")]
                    self.assertEqual(sent, [])

    def test_a_browser_form_cannot_drive_it(self):
        # A cross-site form posts without a preflight, but never as JSON (the protocol, section 3: 415).
        for content_type in ("text/plain", "application/x-www-form-urlencoded"):
            answer = call("POST", self.control.url + "/devices", b'{"name":"Planted"}', content_type=content_type)
            self.assertRefused(answer, 415)
