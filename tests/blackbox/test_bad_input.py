"""Every route with every kind of bad body: a clear 4xx, and nothing changes."""

import json

from client import BlackBoxCase, call, new_user
from client.parties import unique

LIMIT = 1024 * 1024
OF_EACH_TYPE = {"text": "text", "number": 7, "boolean": True, "array": [], "object": {}}
FIELD = {"key": "amount", "title": "Amount", "value": "1000.00", "data_type": "CURRENCY_USD"}


def type_of(value):
    # A boolean is an int to Python, so it is asked for first.
    for name, python_type in (("boolean", bool), ("text", str), ("number", int), ("array", list), ("object", dict)):
        if isinstance(value, python_type):
            return name
    raise AssertionError(value)


class Route:
    """One route: how to send bytes to it, a body that it would accept, and which members it cannot do without."""

    def __init__(self, name, send, body, required=()):
        self.name = name
        self.send = send
        self.body = body
        self.required = required

    def with_members(self, **members):
        return json.dumps({**self.body, **members}).encode()

    def without(self, member):
        return json.dumps({name: value for name, value in self.body.items() if name != member}).encode()


class BadInputTest(BlackBoxCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tenant = cls.operator.new_tenant()
        cls.phone = cls.tenant.pair_phone()
        cls.device_id = cls.control.paired_device(cls.tenant, new_user())
        cls.pending = cls.tenant.open_challenge(cls.phone, ttl_seconds=600)
        cls.proof = cls.tenant.pairing_proof()
        cls.routes = [*cls.operator_routes(), *cls.tenant_routes(), *cls.device_routes(), *cls.control_routes()]

    @classmethod
    def operator_routes(cls):
        headers = {"X-Admin-Key": cls.operator.admin_key}
        configuration = {"callback_url_base": "http://127.0.0.1:9", "callback_path": "/x", "rate_limit_per_min": 60,
                         "branding_display_name": "B", "qr_login_allowed_origins": ["https://a.example"],
                         "passkeys_enabled": False}

        def operator(path):
            return lambda body: call("POST", cls.operator.api + path, body, headers)
        return [Route("provision/tenant", operator("/provision/tenant"), {"tenant_name": "T", **configuration},
                      ("tenant_name",)),
                Route("update/tenant", operator(f"/update/tenant?tenant_id={cls.tenant.tenant_id}"), configuration)]

    @classmethod
    def tenant_routes(cls):
        def tenant(path):
            return lambda body: cls.tenant.post(path, body)
        challenge = cls.tenant.challenge_body(cls.phone.user_socket_hash, custom_type="goldenNumber", numbers=[1, 2],
                                              correct_number=1, description="d", ttl_seconds=60,
                                              display={"title": "T", "fields": [FIELD]})
        dispatch = cls.tenant.dispatch_body(cls.phone.user_socket_hash, description="d", quorum=1, rejections_to_fail=1,
                                            ttl_seconds=60)
        return [Route("relay/sudo/dispatch", tenant("/sudo/dispatch"), dispatch,
                      ("event_type", "action_type", "idempotency_key", "title", "data_access_type", "data_items",
                       "relay_user_linked_id_list")),
                Route("relay/upsert/group", tenant("/upsert/group"),
                      {"group_linked_id": "g", "display_name": "G", "member_linked_ids": ["m"]},
                      ("group_linked_id", "display_name", "member_linked_ids")),
                Route("relay/grant/delegation", tenant("/grant/delegation"), {"tenant_id": "tnt_nobody"}, ("tenant_id",)),
                Route("relay/prepare-pairing", tenant("/prepare-pairing"), new_user(user_phone="+33", first_name="J"),
                      ("user_socket_hash", "backend_user_id", "display_name")),
                Route("relay/send/auth-challenge", tenant("/send/auth-challenge"), challenge,
                      ("user_socket_hash", "instruction_id", "custom_type", "expected_action")),
                Route("relay/send/security-alert", tenant("/send/security-alert"),
                      {"user_socket_hash": cls.phone.user_socket_hash, "instruction_id": unique("alert"), "title": "T",
                       "description": "d", "display": {"title": "T", "fields": [FIELD]}},
                      ("user_socket_hash", "title", "description")),
                Route("relay/fetch/delivery-status", tenant("/fetch/delivery-status"),
                      {"instruction_id": unique("unknown")}, ("instruction_id",))]

    @classmethod
    def device_routes(cls):
        def device(path, token=None):
            return lambda body: cls.phone.call(path, body, token)
        answer = {"instruction_id": cls.pending, "decision": "approved", "custom_type": "localAuth", "reason": "r"}
        return [Route("device/register-token", device("/register-token", cls.proof),
                      {"fcm_token": unique("fcm"), "platform": "ios", "device_name": "P"}, ("fcm_token",)),
                Route("device/refresh-token", device("/refresh-token"), {"fcm_token": unique("fcm")}, ("fcm_token",)),
                Route("device/seen", device("/seen"), {"instruction_id": unique("unknown")}, ("instruction_id",)),
                Route("device/respond", device("/respond"), answer, ("instruction_id", "decision"))]

    @classmethod
    def control_routes(cls):
        def control(path, method="POST"):
            return lambda body: cls.control.call(method, path, body)
        device = f"/devices/{cls.device_id}"
        return [Route("control devices", control("/devices"), {"name": "N", "locale": "en-US"}),
                Route("control pair", control(device + "/pair"), {"payload": "nonsense"}),
                Route("control unpair", control(device + "/unpair"), {"pairing_id": unique("pair")}, ("pairing_id",)),
                Route("control policy", control(device + "/policy", "PUT"),
                      {"mode": "approve", "delay_ms": 5, "match": {"custom_type": "totp"}}, ("mode",)),
                Route("control approve", control(f"/challenges/{cls.pending}/approve"), {"device_id": "none"},
                      ("device_id",)),
                Route("control faults", control("/faults"), {"fail_pushes": 0, "fail_requests": 0, "request_status": 503,
                                                             "request_path": "/api/v1/relay/"}),
                Route("control tamper", control("/tamper"), {"what": "bit", "where": "push"}, ("what", "where")),
                Route("control advance", control("/clock/advance"), {"seconds": 1}, ("seconds",))]

    def footprint(self):
        """What a refused request must leave as it is."""
        health = self.control.get("/health").json
        devices = self.assertSuccess(self.control.get("/devices"))
        return health["journal"], devices, self.assertSuccess(self.control.get("/clock"))["offset_ms"]

    def refuse_everywhere(self, bodies, statuses):
        """`bodies(route)` gives `(name, bytes)` pairs; each is refused with one of the statuses and changes nothing."""
        before = self.footprint()
        for route in self.routes:
            for name, body in bodies(route):
                with self.subTest(f"{route.name}: {name}"):
                    answer = route.send(body)
                    self.assertIn(answer.status, statuses, answer)
                    self.assertRefused(answer, answer.status)
        self.assertEqual(self.footprint(), before)

    def test_no_body(self):
        self.refuse_everywhere(lambda route: [("none", b"")] if route.required else [], (422,))

    def test_each_member_missing_in_turn(self):
        self.refuse_everywhere(lambda route: [(member, route.without(member)) for member in route.required], (422,))

    def test_each_member_of_another_type(self):
        def bodies(route):
            for member, right in route.body.items():
                for name, wrong in OF_EACH_TYPE.items():
                    if name != type_of(right):
                        yield f"{member} as {name}", route.with_members(**{member: wrong})
        self.refuse_everywhere(bodies, (422,))

    def test_a_refused_member_is_named(self):
        for route in self.routes:
            for member in route.required:
                with self.subTest(f"{route.name}: {member}"):
                    self.assertInvalid(route.send(route.without(member)), member)

    def test_numbers_beyond_what_a_double_holds(self):
        def bodies(route):
            for member, right in route.body.items():
                if type_of(right) == "number":
                    for number in ("9007199254740993", "99999999999999999999", "1e400", "-1e400"):
                        text = route.with_members(**{member: "@"}).replace(b'"@"', number.encode())
                        yield f"{member} = {number}", text
        self.refuse_everywhere(bodies, (422,))

    def test_json_that_is_none(self):
        def bodies(route):
            whole = route.with_members()
            first = next(iter(route.body))
            yield "cut", whole[:-1]
            yield "twice", whole + whole
            yield "nested 10 000 deep", route.with_members(extra="@").replace(b'"@"', b"[" * 10_000 + b"]" * 10_000)
            yield "not UTF-8", route.with_members(extra="@").replace(b'"@"', b'"\xc3\x28"')
            yield "a NUL byte", route.with_members(extra="@").replace(b'"@"', b'"\x00"')
            yield "duplicate member", whole[:-1] + f', "{first}": null}}'.encode()
        self.refuse_everywhere(bodies, (400,))

    def test_a_nul_character_in_a_text(self):
        def bodies(route):
            return [(member, route.with_members(**{member: "a\0b"})) for member, value in route.body.items()
                    if type_of(value) == "text"]
        self.refuse_everywhere(bodies, (400, 404, 422))

    def test_one_byte_too_many(self):
        def bodies(route):
            whole = route.with_members()
            yield "padded", whole[:-1] + b" " * (LIMIT + 1 - len(whole)) + b"}"
        self.refuse_everywhere(bodies, (413,))

    def test_fifty_thousand_members(self):
        many = {f"m{number}": 1 for number in range(50_000)}
        self.refuse_everywhere(lambda route: [("many", route.with_members(**many))], (400,))

    def test_fifty_thousand_fields(self):
        fields = [{"key": str(number)} for number in range(50_000)]
        body = self.tenant.challenge_body(self.phone.user_socket_hash, display={"title": "T", "fields": fields})
        before = self.footprint()
        answer = self.tenant.post("/send/auth-challenge", body)
        self.assertIn(answer.status, (400, 413, 422), answer)
        self.assertRefused(answer, answer.status)
        self.assertEqual(self.footprint(), before)

    def test_unknown_members_do_no_harm(self):
        user = new_user()
        self.assertSuccess(self.tenant.post("/prepare-pairing", {**user, "tenant_id": "tnt_other", "extra": [{}]}), 201)
