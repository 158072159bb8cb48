"""Tenants as the operator sees them: the protocol, section 4."""

from client import DATETIME, BlackBoxCase, call
from client.parties import Tenant


class AdministrationTest(BlackBoxCase):
    def tenant_call(self, method, path, tenant, body=None):
        return self.operator.call(method, path, body, tenant_id=tenant.tenant_id)

    # the key

    def test_a_wrong_or_missing_admin_key(self):
        tenant = self.operator.new_tenant()
        routes = [("POST", "/provision/tenant"), ("POST", "/rotate/tenant-secret"), ("POST", "/suspend/tenant"),
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

    def test_provision_is_validated_field_by_field(self):
        cases = [({}, {"tenant_name"}), ({"tenant_name": 5}, {"tenant_name"}), ({"tenant_name": ""}, {"tenant_name"}),
                 ({"tenant_name": "T", "rate_limit_per_min": 10_001}, {"rate_limit_per_min"}),
                 ({"tenant_name": "T", "rate_limit_per_min": 0}, {"rate_limit_per_min"}),
                 ({"tenant_name": "T", "rate_limit_per_min": "60"}, {"rate_limit_per_min"}),
                 ({"rate_limit_per_min": -1, "callback_url_base": 7},
                  {"tenant_name", "rate_limit_per_min", "callback_url_base"})]
        for body, paths in cases:
            with self.subTest(body):
                self.assertInvalid(self.operator.call("POST", "/provision/tenant", body), *paths)
        self.assertSuccess(self.operator.provision(rate_limit_per_min=10_000), 201)

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

    def test_an_unknown_tenant(self):
        for method, path in (("GET", "/fetch/tenant"), ("POST", "/suspend/tenant"), ("POST", "/reactivate/tenant"),
                             ("POST", "/rotate/tenant-secret")):
            with self.subTest(path):
                self.assertRefused(self.operator.call(method, path, tenant_id="tnt_nobody"), 404)
                missing = self.operator.call(method, path)
                self.assertIn(missing.status, (400, 404, 422), missing)

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
