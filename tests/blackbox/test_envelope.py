"""The envelope and what is refused before a route looks at it: the protocol, section 3."""

import json
import re

from client import BlackBoxCase, new_user, raw_request

PATH = "/prepare-pairing"
LIMIT = 1024 * 1024


class EnvelopeTest(BlackBoxCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tenant = cls.operator.new_tenant()

    def raw_head(self, *headers, path=PATH, timestamp=None):
        """A signed head for an empty body: the refusals below come before the body is whole."""
        lines = [f"POST /api/v1/relay{path} HTTP/1.1", "Host: 127.0.0.1", "Content-Type: application/json", *headers]
        lines += [f"{name}: {value}" for name, value in self.tenant.headers(b"", timestamp).items()]
        return ("\r\n".join(lines) + "\r\n\r\n").encode()

    def assertAlive(self):
        self.assertSuccess(self.tenant.prepare_pairing(), 201)

    def test_success(self):
        answer = self.tenant.prepare_pairing()
        self.assertSuccess(answer, 201)
        self.assertIn("application/json", answer.headers["Content-Type"])
        self.assertNotIn("error_code", answer.json)

    # JSON

    def test_malformed_json_names_the_byte(self):
        cases = [(b'{"a":1,}', 7), (b'{"a" 1}', 5), (b'{"user_socket_hash":"x"', 23), (b"{'a':1}", 1), (b"nope", 0),
                 ('{"é":tru}'.encode(), 6), (b'{"a":1} x', 8), (b'{"a":01}', 6)]
        for body, offset in cases:
            with self.subTest(body):
                answer = self.tenant.post(PATH, body)
                data = self.assertRefused(answer, 400, "JSON_INVALID")
                # Silent on the member's name, and parsers differ by a token on where an error begins.
                named = [int(text) for text in re.findall(r"\d+", f"{json.dumps(data)} {answer.message}")]
                self.assertTrue(any(abs(n - offset) <= 4 for n in named), f"{answer}: offset {offset}")

    def test_json_that_two_readers_could_take_differently(self):
        user = json.dumps(new_user())
        cases = {
            "duplicate member": user[:-1] + ',"display_name":"Other Bank"}',
            "duplicate member, equal value": user[:-1] + ',"display_name":"Demo Bank"}',
            "duplicate by escape": user[:-1] + ',"display\\u005fname":"Other Bank"}',
            "duplicate deeper down": user[:-1] + ',"extra":{"a":1,"a":2}}',
            "not a number": user[:-1] + ',"extra":NaN}',
            "comment": user[:-1] + "/* */}",
            "control character in a string": user[:-1] + ',"extra":"a\x01b"}',
            "two documents": user + user,
        }
        for name, text in cases.items():
            with self.subTest(name):
                self.assertRefused(self.tenant.post(PATH, text.encode()), 400)

    def test_bytes_that_are_not_utf8(self):
        body = json.dumps(new_user(display_name="@")).encode()
        for name, raw in {"lone continuation": b"\x80", "overlong": b"\xc0\xaf", "surrogate": b"\xed\xa0\x80",
                          "truncated": b"\xe2\x82", "beyond Unicode": b"\xf5\x80\x80\x80"}.items():
            with self.subTest(name):
                self.assertRefused(self.tenant.post(PATH, body.replace(b'"@"', b'"' + raw + b'"')), 400)

    def test_depth_ends_in_an_answer(self):
        deep = b"[" * 10_000 + b"]" * 10_000
        self.assertRefused(self.tenant.post(PATH, b'{"extra":' + deep + b"}"), 400)
        self.assertAlive()

    def test_a_body_that_is_no_object(self):
        for body in (b"[]", b'"text"', b"12", b"null", b"true", b" "):
            with self.subTest(body):
                # Malformed for the route: silent on whether that is 400 or 422.
                self.assertIn(self.tenant.post(PATH, body).status, (400, 422))

    def test_no_body_at_all(self):
        answer = self.tenant.post(PATH, b"")
        self.assertIn(answer.status, (400, 415, 422), answer)
        self.assertRefused(answer, answer.status)

    def test_unknown_members_are_ignored(self):
        self.assertSuccess(self.tenant.prepare_pairing({**new_user(), "shoe_size": 42, "extra": {"a": [1]}}), 201)

    # validation

    def test_every_bad_field_is_named_at_once(self):
        user = {"user_socket_hash": 5, "display_name": ["x"], "user_email": "a@b.c"}
        self.assertInvalid(self.tenant.post(PATH, user), "user_socket_hash", "backend_user_id", "display_name")
        self.assertInvalid(
            self.tenant.post("/send/auth-challenge", {"user_socket_hash": "h", "custom_type": "psychic",
                                                      "ttl_seconds": 9, "instruction_id": "i" * 129}),
            "custom_type", "ttl_seconds", "instruction_id", "expected_action")

    def test_a_problem_says_what_is_allowed(self):
        answer = self.tenant.challenge("h", ttl_seconds=601)
        problem = self.assertRefused(answer, 422, "VALIDATION_FAILED")["fields"][0]["problem"]
        self.assertIn("10", problem)
        self.assertIn("600", problem)

    # routes

    def test_unknown_routes(self):
        for path in ("/nothing", "/send", "/send/auth-challenge/more", "/prepare-pairing2"):
            with self.subTest(path):
                self.assertRefused(self.tenant.post(path, {}), 404, "ROUTE_UNKNOWN")
        self.assertRefused(self.operator.call("GET", "/nowhere"), 404, "ROUTE_UNKNOWN")

    def test_wrong_method_names_the_right_one(self):
        for method in ("GET", "PUT", "DELETE", "PATCH"):
            with self.subTest(method):
                answer = self.tenant.send(method, PATH)
                self.assertRefused(answer, 405)
                self.assertIn("POST", answer.headers.get("Allow", ""))
        answer = self.operator.call("DELETE", "/fetch/tenant")
        self.assertRefused(answer, 405)
        self.assertIn("GET", answer.headers.get("Allow", ""))

    # content type

    def test_content_types(self):
        for accepted in ("application/json", "application/json; charset=utf-8", "Application/JSON"):
            with self.subTest(accepted):
                self.assertSuccess(self.tenant.post(PATH, new_user(), content_type=accepted), 201)
        for refused in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "json",
                        "application/jsonp"):
            with self.subTest(refused):
                self.assertRefused(self.tenant.post(PATH, new_user(), content_type=refused), 415)

    # size: body 1 MiB, header 16 KiB

    def test_a_body_of_exactly_the_limit(self):
        user = json.dumps(new_user()).encode()
        self.assertSuccess(self.tenant.post(PATH, user[:-1] + b" " * (LIMIT - len(user)) + b"}"), 201)

    def test_a_body_over_the_limit_is_refused_by_its_announced_length(self):
        for length in (LIMIT + 1, 10 ** 12):
            with self.subTest(length):
                answer = raw_request(self.tenant.api, self.raw_head(f"Content-Length: {length}"))
                self.assertRefused(answer, 413, "BODY_TOO_LARGE")

    def test_a_chunked_body_over_the_limit(self):
        chunk = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
        answer = raw_request(self.tenant.api, self.raw_head("Transfer-Encoding: chunked"), *[chunk] * 17)
        # A peer that closes while we still send may take its answer down with the connection.
        if answer is not None:
            self.assertRefused(answer, 413, "BODY_TOO_LARGE")
        self.assertAlive()

    def test_a_chunked_body_within_the_limit(self):
        body = json.dumps(new_user()).encode()
        lines = [f"POST /api/v1/relay{PATH} HTTP/1.1", "Host: 127.0.0.1", "Content-Type: application/json",
                 "Transfer-Encoding: chunked"]
        lines += [f"{name}: {value}" for name, value in self.tenant.headers(body).items()]
        halves = body[:20], body[20:]
        chunks = [f"{len(half):x}\r\n".encode() + half + b"\r\n" for half in halves]
        answer = raw_request(self.tenant.api, ("\r\n".join(lines) + "\r\n\r\n").encode(), *chunks, b"0\r\n\r\n")
        self.assertSuccess(answer, 201)

    def test_a_head_over_the_limit(self):
        answer = raw_request(self.tenant.api, self.raw_head("X-Long: " + "x" * 20_000, "Content-Length: 0"))
        # Silent on the status; closing without a word is no answer to a person, but no danger either.
        if answer is not None:
            self.assertIn(answer.status, (400, 431), answer)
        self.assertAlive()

    def test_what_is_no_http(self):
        for noise in (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", b"GET\r\n\r\n",
                      b"\x00" * 100 + b"\r\n\r\n",
                      b"POST /api/v1/relay/prepare-pairing HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n",
                      b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nhi!"):
            with self.subTest(noise[:20]):
                answer = raw_request(self.tenant.api, noise)
                if answer is not None:
                    self.assertIn(answer.status, range(400, 500), answer)
        self.assertAlive()
