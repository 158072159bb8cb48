"""The control API behind the Signature scheme, and its own command line."""

import time
import unittest
import urllib.parse

from client import (BlackBoxCase, Control, call, python_float_text, raw_request, run_command, signature_headers,
                    signature_scheme_digest)

CLIENT = "3f2a9c1e-5b7d-4e8f-9a0b-1c2d3e4f5a6b"
OTHER = "8d6f0c52-1f7e-4a55-b6d8-0e9a4c3b2d1f"
SECRET = "a control secret – with “more” than ASCII"


class SignedControlTest(BlackBoxCase):
    serve_options = ("--in-memory", "--control-client", CLIENT, "--control-secret", SECRET, "--rate-limit", "off")

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.control = Control(cls.countersignd, CLIENT, SECRET)

    def assertDetail(self, answer, detail):
        self.assertEqual((answer.status, answer.json), (401, {"detail": detail}), answer)

    def get_devices(self, headers):
        return call("GET", self.control.url + "/devices", headers=headers)

    def headers(self, **changes):
        """Good headers for an empty body with some replaced; None removes one."""
        names = {"authorization": "Authorization", "client_id": "X-Client-Id", "timestamp": "X-Request-Timestamp"}
        headers = signature_headers(SECRET, b"", CLIENT)
        for name, value in changes.items():
            headers.pop(names[name])
            if value is not None:
                headers[names[name]] = value
        return headers

    def test_signed_calls_are_served(self):
        device_id = self.control.new_device("Signed")
        self.assertIn(device_id, [device["device_id"] for device in self.assertSuccess(self.control.get("/devices"))])
        self.control.advance(1)

    def test_whole_and_fractional_timestamps(self):
        now = time.time()
        for timestamp in (float(int(now)), int(now) + 0.5, now):
            with self.subTest(timestamp):
                self.assertSuccess(self.get_devices(signature_headers(SECRET, b"", CLIENT, timestamp)))

    def test_the_verifier_formats_the_number_again(self):
        now = float(int(time.time()))
        headers = signature_headers(SECRET, b"", CLIENT, now)
        headers["X-Request-Timestamp"] = str(int(now))  # without `.0`, the same double
        self.assertSuccess(self.get_devices(headers))

    def test_health_is_open(self):
        self.assertEqual(call("GET", self.control.url + "/health").status, 200)

    def test_what_is_missing_or_malformed(self):
        bad_uuid = "Invalid format for client id, expected UUIDv4 or UUIDv7."
        for detail, changes in [
            ("Authorization header missing.", {"authorization": None}),
            ("Authorization type not supported.", {"authorization": "Bearer " + "0" * 64}),
            ("X-Client-Id header missing", {"client_id": None}),
            (bad_uuid, {"client_id": "not a uuid"}),
            (bad_uuid, {"client_id": "3f2a9c1e-5b7d-1e8f-9a0b-1c2d3e4f5a6b"}),
            ("X-Request-Timestamp header missing", {"timestamp": None}),
            ("X-Request-Timestamp header invalid", {"timestamp": "yesterday"}),
            ("X-Request-Timestamp header invalid", {"timestamp": "nan"}),
            ("X-Request-Timestamp header invalid", {"timestamp": "inf"}),
            ("Signature is invalid.", {"authorization": "Signature " + "0" * 64}),
            ("Signature is invalid.", {"client_id": OTHER}),
            ("Signature is invalid.", {"timestamp": python_float_text(time.time() - 7)}),
            # Several at once: the first in this order answers.
            ("Authorization header missing.", {"authorization": None, "client_id": None, "timestamp": None}),
            ("X-Client-Id header missing", {"client_id": None, "timestamp": None}),
            ("X-Request-Timestamp header missing", {"timestamp": None, "authorization": "Signature 00"}),
        ]:
            with self.subTest(detail, changes=changes):
                self.assertDetail(self.get_devices(self.headers(**changes)), detail)

    def test_odd_values(self):
        bad_uuid = "Invalid format for client id, expected UUIDv4 or UUIDv7."
        bad_time = "X-Request-Timestamp header invalid"
        digest = self.headers()["Authorization"].removeprefix("Signature ")
        for detail, changes in [
            ("Authorization type not supported.", {"authorization": "signature " + digest}),
            ("Signature is invalid.", {"authorization": "Signature " + digest.upper()}),
            ("Signature is invalid.", {"authorization": "Signature"}),
            (bad_uuid, {"client_id": "{" + CLIENT + "}"}),
            (bad_uuid, {"client_id": CLIENT.replace("-", "")}),
            (bad_uuid, {"client_id": "urn:uuid:" + CLIENT}),
            (bad_time, {"timestamp": "9" * 400}),
            (bad_time, {"timestamp": "0x6920a740"}),
            (bad_time, {"timestamp": "1_763_752_000"}),
            (bad_time, {"timestamp": "-Infinity"}),
            ("Token is expired.", {"timestamp": "0." + "0" * 400}),
        ]:
            with self.subTest(detail, changes=changes):
                self.assertDetail(self.get_devices(self.headers(**changes)), detail)
        self.assertSuccess(self.get_devices({**self.headers(), "X-Client-Id": CLIENT.upper()}))

    def send_lines(self, *lines):
        """A request whose header is written as given."""
        head = ["GET /_sim/v1/devices HTTP/1.1", f"Host: {urllib.parse.urlsplit(self.control.url).netloc}",
                "Connection: close", *lines]
        return raw_request(self.control.url, ("\r\n".join(head) + "\r\n\r\n").encode())

    def test_a_header_that_comes_twice(self):
        """The first one counts, as in the scheme's own verifier."""
        good = self.headers()
        lines = [f"{name}: {value}" for name, value in good.items()]
        self.assertEqual(self.send_lines(*lines).status, 200)
        self.assertEqual(self.send_lines(*lines, "Authorization: Signature 00").status, 200)
        self.assertDetail(self.send_lines("Authorization: Signature 00", *lines), "Signature is invalid.")

    def test_a_header_that_is_folded(self):
        """RFC 9112, section 5.2: a server refuses it, or takes the fold for a space."""
        good = self.headers()
        digest = good.pop("Authorization").removeprefix("Signature ")
        lines = [f"{name}: {value}" for name, value in good.items()]
        self.assertIn(self.send_lines(*lines, "Authorization: Signature", f" {digest}").status, (200, 400))
        halves = self.send_lines(*lines, f"Authorization: Signature {digest[:32]}", f" {digest[32:]}")
        self.assertIn(halves.status, (400, 401), halves)

    def test_the_window(self):
        now = time.time()
        for offset in (-290, 290):
            self.assertSuccess(self.get_devices(signature_headers(SECRET, b"", CLIENT, now + offset)))
        for offset, detail in ((-360, "Token is expired."), (360, "X-Request-Timestamp header invalid")):
            self.assertDetail(self.get_devices(signature_headers(SECRET, b"", CLIENT, now + offset)), detail)

    def test_somebody_else(self):
        for name, headers in {"another secret": signature_headers("guess", b"", CLIENT),
                              "an unknown client": signature_headers(SECRET, b"", OTHER),
                              "another body": signature_headers(SECRET, b"{}", CLIENT)}.items():
            with self.subTest(name):
                self.assertDetail(self.get_devices(headers), "Signature is invalid.")

    def test_the_body_is_signed(self):
        body = b'{"name":"Mine"}'
        headers = signature_headers(SECRET, body, CLIENT)
        self.assertIn(call("POST", self.control.url + "/devices", body, headers).status, (200, 201))
        changed = call("POST", self.control.url + "/devices", b'{"name":"Evil"}', headers)
        self.assertDetail(changed, "Signature is invalid.")

    def test_no_route_is_open(self):
        for method, path in (("GET", "/devices"), ("POST", "/devices"), ("GET", "/challenges"),
                             ("GET", "/exchanges"), ("GET", "/events"), ("GET", "/clock"),
                             ("POST", "/clock/advance"), ("POST", "/clock/reset"), ("GET", "/instructions"),
                             ("GET", "/pending-ops"), ("POST", "/challenges/x/approve")):
            with self.subTest(path):
                answer = call(method, self.control.url + path, None if method == "GET" else {},
                              {"X-Admin-Key": self.operator.admin_key})
                self.assertDetail(answer, "Authorization header missing.")

    def test_the_real_clock_judges(self):
        self.control.advance(3600)
        self.assertSuccess(self.control.get("/devices"))
        self.control.reset_clock()

    def test_the_relay_itself_is_not_behind_it(self):
        self.assertSuccess(self.operator.new_tenant().prepare_pairing(), 201)


class SignatureCommandTest(unittest.TestCase):
    """`countersignd sign|verify --scheme signature`."""

    CASES = [(b"", "1718966400", 1718966400.0), (b'{"a":1}', "12345453.32423", 12345453.32423),
             (b"\x00\xff\r\n", "1763752000.1234567", 1763752000.1234567), (b"x", "1e16", 1e16), (b"x", "0.00001", 1e-5)]

    def sign(self, body, timestamp):
        done = run_command("sign", "--scheme", "signature", "--secret", SECRET, "--client", CLIENT,
                           "--timestamp", timestamp, stdin=body)
        self.assertEqual(done.returncode, 0, done)
        return done.stdout.decode().splitlines()

    def test_sign(self):
        for body, text, value in self.CASES:
            with self.subTest(text):
                headers = dict(line.split(": ", 1) for line in self.sign(body, text))
                self.assertEqual(headers["Authorization"],
                                 "Signature " + signature_scheme_digest(SECRET, body, CLIENT, value))
                self.assertEqual(headers["X-Client-Id"], CLIENT)
                self.assertEqual(float(headers["X-Request-Timestamp"]), value)

    def test_verify(self):
        body, text, _ = self.CASES[1]
        lines = self.sign(body, text)
        options = [word for line in lines for word in ("--header", line)]
        for now, stdin, code in ((text, body, 0), ("12345753", body, 0), ("12345760", body, 1), (text, body + b" ", 1)):
            with self.subTest(now=now, stdin=stdin):
                done = run_command("verify", "--scheme", "signature", "--secret", SECRET, *options, "--now", now,
                                   stdin=stdin)
                self.assertEqual(done.returncode, code, done)
