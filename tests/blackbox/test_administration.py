"""Tenants as the operator sees them: the protocol, section 4."""

import json

from client import DATETIME, BlackBoxCase, call
from client.parties import Tenant


class AdministrationTest(BlackBoxCase):
    def tenant_call(self, method, path, tenant, body=None):
        return self.operator.call(method, path, body, tenant_id=tenant.tenant_id)

    # the key

    def test_a_wrong_or_missing_admin_key(self):
        tenant = self.operator.new_tenant()
        routes = [("POST", "/provision/tenant"), ("POST", "/update/tenant"), ("POST", "/rotate/tenant-secret"), ("POST", "/suspend/tenant"),
                  ("POST", "/reactivate/tenant"), ("GET", "/fetch/tenant"), ("GET", "/fetch/tenants")]
        key = self.operator.admin_key
        for method, path in routes:
            for headers in ({}, {"X-Admin-Key": ""}, {"X-Admin-Key": "wrong"}, {"X-Admin-Key": key + "x"},
                            {"X-Admin-Key": key[:-1]}, {"Authorization": "Bearer " + key}):
                with self.subTest(path, headers=headers):
                    url = f"{self.countersignd.api}{path}?tenant_id={tenant.tenant_id}"
                    body = {"tenant_name": "Intruder"} if method == "POST" else None
                    answer = call(method, url, body, headers)
                    self.assertRefused(answer, 401, "ADMIN_KEY_INVALID")
                    self.assertNotIn(key, answer.text)
        self.assertSuccess(tenant.prepare_pairing(), 201)

    def test_a_tenant_signature_is_no_admin_key(self):
        tenant = self.operator.new_tenant()
        answer = call("GET", self.countersignd.api + "/fetch/tenants", headers=tenant.headers())
        self.assertRefused(answer, 401, "ADMIN_KEY_INVALID")

    # provisioning

    def test_provision_needs_a_name_only(self):
        data = self.assertSuccess(self.operator.call("POST", "/provision/tenant", {"tenant_name": "ACME"}), 201)
        self.assertRegex(data["tenant_id"], r"^tnt_.")
        self.assertRegex(data["tenant_secret"], r"^sk_.{20,}")
        self.assertEqual((data["tenant_name"], data["rate_limit_per_min"]), ("ACME", 60))
        self.assertRegex(data["created_at"], DATETIME)
        tenant = Tenant(self.countersignd.api, data["tenant_id"], data["tenant_secret"])
        self.assertSuccess(tenant.prepare_pairing(), 201)

    def test_two_tenants_share_nothing_but_a_name(self):
        first, second = (self.assertSuccess(self.operator.provision(tenant_name="Twin"), 201) for _ in range(2))
        self.assertNotEqual(first["tenant_id"], second["tenant_id"])
        self.assertNotEqual(first["tenant_secret"], second["tenant_secret"])

    # Each configuration member with values that break its rule.
    WRONG = {
        "rate_limit_per_min": [0, -1, 10_001, 1.5, "60", True, [60], 10**30],
        "callback_url_base": [7, "example.com", "ftp://example.com", "file:///etc/passwd", "javascript:alert(1)",
                              "http://", "http://a b", "http://user:pw@example.com", "http://user@example.com",
                              "http://example.com/?a=b", "http://example.com/#a", "http://example.com:99999"],
        "callback_path": [7, "", "api/callback", "http://example.com/", "/a b", "/a#b"],
        "branding_display_name": [7, {}, "x" * 5000],
        "branding_logo_url": [7, "logo.png", "data:image/png;base64,AA==", "file:///logo.png"],
        "qr_login_allowed_origins": ["https://example.com", {}],
        "webauthn_rp_id": [7, "https://example.com", "example.com:443", "example.com/login", "exa mple.com"],
        "webauthn_origins": ["https://example.com", {}],
        "passkeys_enabled": [1, "true", []],
    }
    NO_ORIGINS = [7, None, "", "example.com", "*", "null", "https://example.com/", "https://example.com/login",
                  "https://example.com?a", "https://example.com#a", "https://user@example.com", "ftp://example.com",
                  "file:///"]

    def test_configuration_is_validated_field_by_field(self):
        tenant = self.operator.new_tenant()
        for member, values in self.WRONG.items():
            for value in values:
                with self.subTest(member, value=value):
                    self.assertInvalid(self.operator.provision(**{member: value}), member)
                    self.assertInvalid(self.tenant_call("POST", "/update/tenant", tenant, {member: value}), member)

    def test_origins_are_scheme_host_and_port_exactly(self):
        for member in ("qr_login_allowed_origins", "webauthn_origins"):
            for origin in self.NO_ORIGINS:
                with self.subTest(member, origin=origin):
                    refused = self.operator.provision(**{member: ["https://example.com", origin]})
                    data = self.assertRefused(refused, 422, "VALIDATION_FAILED")
                    self.assertEqual([field["path"] for field in data["fields"]], [member + "[1]"], refused)
            good = ["https://example.com", "http://localhost:3000", "http://127.0.0.1:8080", "http://[::1]:8080"]
            data = self.assertSuccess(self.operator.provision(**{member: good}), 201)
            self.assertEqual(data[member], good)

    def test_every_bad_member_is_named_at_once(self):
        wrong = {member: values[0] for member, values in self.WRONG.items()}
        self.assertInvalid(self.operator.call("POST", "/provision/tenant", wrong), "tenant_name", *wrong)
        for name in (5, "", None, []):
            with self.subTest(name=name):
                self.assertInvalid(self.operator.call("POST", "/provision/tenant", {"tenant_name": name}), "tenant_name")
        for body in ([], "text", 5, None):
            with self.subTest(body=body):
                refused = self.operator.call("POST", "/provision/tenant", json.dumps(body).encode())
                self.assertRefused(refused, 422, "VALIDATION_FAILED")
        self.assertSuccess(self.operator.provision(rate_limit_per_min=10_000), 201)
        self.assertSuccess(self.operator.provision(rate_limit_per_min=1), 201)

    # reading

    def test_fetch_tenant_shows_the_configuration_and_never_the_secret(self):
        tenant = self.operator.new_tenant(tenant_name="Shown", callback_url_base="http://127.0.0.1:9",
                                          branding_display_name="Shown & Sons", rate_limit_per_min=77)
        answer = self.tenant_call("GET", "/fetch/tenant", tenant)
        data = self.assertSuccess(answer)
        for member, value in {"tenant_id": tenant.tenant_id, "tenant_name": "Shown", "rate_limit_per_min": 77,
                              "callback_url_base": "http://127.0.0.1:9", "callback_path": "/api/sudo-callback",
                              "branding_display_name": "Shown & Sons"}.items():
            self.assertEqual(data.get(member), value, member)
        self.assertNotIn(tenant.secret, answer.text)
        self.assertNotIn("sk_", answer.text)

    def test_fetch_tenants_pages_without_secrets(self):
        made = [self.operator.new_tenant() for _ in range(5)]
        seen, offset = [], 0
        while True:
            answer = self.operator.call("GET", "/fetch/tenants", limit=2, offset=offset)
            page = self.tenants_in(self.assertSuccess(answer))
            self.assertLessEqual(len(page), 2)
            self.assertNotIn("sk_", answer.text)
            if not page:
                break
            seen += [tenant["tenant_id"] for tenant in page]
            offset += len(page)
        self.assertEqual(len(seen), len(set(seen)))
        self.assertLessEqual({tenant.tenant_id for tenant in made}, set(seen))

    def tenants_in(self, data):
        # Silent on the shape of a page: a list, or an object with one list in it.
        if isinstance(data, list):
            return data
        lists = [value for value in data.values() if isinstance(value, list)]
        self.assertEqual(len(lists), 1, data)
        return lists[0]

    def test_a_page_tells_where_it_lies(self):
        self.operator.new_tenant()
        everything = self.assertSuccess(self.operator.call("GET", "/fetch/tenants", limit=500))
        total = everything["total"]
        self.assertEqual(len(everything["tenants"]), total)
        page = self.assertSuccess(self.operator.call("GET", "/fetch/tenants", limit=1, offset=total - 1))
        self.assertEqual((page["total"], page["limit"], page["offset"]), (total, 1, total - 1))
        self.assertEqual(page["tenants"], everything["tenants"][-1:])
        beyond = self.assertSuccess(self.operator.call("GET", "/fetch/tenants", offset=total + 5))
        self.assertEqual((beyond["tenants"], beyond["total"]), ([], total))

    def test_paging_is_validated(self):
        for query in ({"limit": 0}, {"limit": -1}, {"limit": 501}, {"limit": "ten"}, {"limit": "1.5"}, {"offset": -1},
                      {"offset": "x"}, {"offset": 2**63}, {"limit": "x", "offset": "y"}):
            with self.subTest(query):
                self.assertInvalid(self.operator.call("GET", "/fetch/tenants", **query), *query)

    def test_an_unknown_tenant(self):
        for method, path in (("GET", "/fetch/tenant"), ("POST", "/suspend/tenant"), ("POST", "/reactivate/tenant"),
                             ("POST", "/rotate/tenant-secret")):
            with self.subTest(path):
                self.assertRefused(self.operator.call(method, path, tenant_id="tnt_nobody"), 404)
                self.assertInvalid(self.operator.call(method, path), "tenant_id")

    # the secret

    def test_rotation_works_at_once(self):
        tenant = self.operator.new_tenant()
        phone = tenant.pair_phone()
        data = self.assertSuccess(self.tenant_call("POST", "/rotate/tenant-secret", tenant))
        self.assertRegex(data["tenant_secret"], r"^sk_.")
        self.assertNotEqual(data["tenant_secret"], tenant.secret)
        self.assertRefused(tenant.prepare_pairing(), 401, "SIGNATURE_INVALID")
        rotated = Tenant(tenant.api, tenant.tenant_id, data["tenant_secret"])
        self.assertSuccess(rotated.challenge(phone.user_socket_hash))

    def test_secrets_are_never_read_back(self):
        tenant, receiver = self.tenant_with_receiver()
        phone = tenant.pair_phone()
        rotated = self.assertSuccess(self.tenant_call("POST", "/rotate/tenant-secret", tenant))["tenant_secret"]
        renewed = Tenant(tenant.api, tenant.tenant_id, rotated)
        instruction_id = renewed.open_challenge(phone)
        self.assertSuccess(phone.approve(instruction_id))
        self.assertDelivered(receiver, renewed, instruction_id, "approved")
        for path in ("/suspend/tenant", "/reactivate/tenant"):
            self.assertSuccess(self.tenant_call("POST", path, tenant))
        self.assertSuccess(self.tenant_call("POST", "/update/tenant", tenant, {"tenant_name": "Told nothing"}))
        answers = {
            "fetch/tenant": self.tenant_call("GET", "/fetch/tenant", tenant).text,
            "fetch/tenants": self.operator.call("GET", "/fetch/tenants", limit=500).text,
            "events": self.control.get("/events", limit=1000).text,
            "exchanges": self.control.get("/exchanges", limit=1000).text,
            "deliveries": self.control.get("/deliveries", limit=1000).text,
            "the log": self.countersignd.log(),
        }
        for secret in (tenant.secret, rotated, phone.totp["secret"], phone.token, self.operator.admin_key):
            for place, text in answers.items():
                with self.subTest(place, secret=secret[:6]):
                    self.assertNotIn(secret, text)
        for place, text in answers.items():
            with self.subTest(place):
                self.assertNotRegex(text, r"sk_[0-9a-f]{8}")
        self.assertIn(tenant.tenant_id, answers["exchanges"], "the exchanges of this test are among them")

    def test_callbacks_are_signed_with_the_rotated_secret(self):
        tenant, receiver = self.tenant_with_receiver()
        phone = tenant.pair_phone()
        instruction_id = tenant.open_challenge(phone)
        rotated = self.assertSuccess(self.tenant_call("POST", "/rotate/tenant-secret", tenant))["tenant_secret"]
        self.assertSuccess(phone.approve(instruction_id))
        self.assertDelivered(receiver, Tenant(tenant.api, tenant.tenant_id, rotated), instruction_id, "approved")

    # suspension and update

    def test_suspend_and_reactivate_can_be_repeated(self):
        tenant = self.operator.new_tenant()
        for path, expected in (("/suspend/tenant", 403), ("/suspend/tenant", 403), ("/reactivate/tenant", 201),
                               ("/reactivate/tenant", 201)):
            self.assertSuccess(self.tenant_call("POST", path, tenant))
            self.assertEqual(tenant.prepare_pairing().status, expected, path)

    def test_update_changes_only_what_is_present(self):
        tenant = self.operator.new_tenant(tenant_name="Before", rate_limit_per_min=70)
        self.assertSuccess(self.tenant_call("POST", "/update/tenant", tenant, {"branding_display_name": "After"}))
        data = self.assertSuccess(self.tenant_call("GET", "/fetch/tenant", tenant))
        self.assertEqual((data["tenant_name"], data["rate_limit_per_min"], data["branding_display_name"]),
                         ("Before", 70, "After"))
        refused = self.tenant_call("POST", "/update/tenant", tenant, {"rate_limit_per_min": 10_001, "tenant_name": "X"})
        self.assertInvalid(refused, "rate_limit_per_min")
        data = self.assertSuccess(self.tenant_call("GET", "/fetch/tenant", tenant))
        self.assertEqual(data["tenant_name"], "Before", "a refused update changes nothing")

    def test_null_and_nothing_change_nothing(self):
        tenant = self.operator.new_tenant(tenant_name="Kept", rate_limit_per_min=70, passkeys_enabled=True,
                                          qr_login_allowed_origins=["https://example.com"])
        before = self.assertSuccess(self.tenant_call("GET", "/fetch/tenant", tenant))
        for body in (None, {}, {member: None for member in before}):
            with self.subTest(body):
                self.assertEqual(self.assertSuccess(self.tenant_call("POST", "/update/tenant", tenant, body)), before)
        self.assertEqual(self.assertSuccess(self.tenant_call("GET", "/fetch/tenant", tenant)), before)

    def test_what_is_empty_is_cleared(self):
        tenant = self.operator.new_tenant(callback_url_base="http://127.0.0.1:9", branding_display_name="Brand",
                                          qr_login_allowed_origins=["https://example.com"], webauthn_rp_id="example.com")
        empty = {"callback_url_base": "", "branding_display_name": "", "qr_login_allowed_origins": [],
                 "webauthn_rp_id": ""}
        data = self.assertSuccess(self.tenant_call("POST", "/update/tenant", tenant, empty))
        self.assertEqual({member: data[member] for member in empty}, empty)

    def test_every_member_is_updated_alone(self):
        changes = {"tenant_name": "Changed", "rate_limit_per_min": 71, "callback_url_base": "https://example.com/in",
                   "callback_path": "/changed", "branding_display_name": "Changed & Sons",
                   "branding_logo_url": "https://example.com/logo.png?size=2",
                   "qr_login_allowed_origins": ["https://example.com"], "webauthn_rp_id": "example.com",
                   "webauthn_origins": ["https://login.example.com"], "passkeys_enabled": True}
        tenant = self.operator.new_tenant()
        expected = self.assertSuccess(self.tenant_call("GET", "/fetch/tenant", tenant))
        for member, value in changes.items():
            with self.subTest(member):
                expected[member] = value
                answer = self.tenant_call("POST", "/update/tenant", tenant, {member: value})
                self.assertEqual(self.assertSuccess(answer), expected)
        self.assertEqual(self.assertSuccess(self.tenant_call("GET", "/fetch/tenant", tenant)), expected)

    def test_a_repeated_suspension_is_no_event(self):
        tenant = self.operator.new_tenant()
        newest = self.assertSuccess(self.control.get("/health"))["journal"]
        for path in ("/reactivate/tenant", "/suspend/tenant", "/suspend/tenant", "/reactivate/tenant"):
            self.assertSuccess(self.tenant_call("POST", path, tenant))
        events = self.assertSuccess(self.control.get("/events", since=newest))
        self.assertEqual(len(events), 2, events)
