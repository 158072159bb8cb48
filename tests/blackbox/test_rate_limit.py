"""The rate limit, the last check of the protocol's section 2. The process runs with the limit on."""

from client import BlackBoxCase


class RateLimitTest(BlackBoxCase):
    serve_options = ("--in-memory", "--control-bypass")

    def assertLimited(self, answer):
        self.assertRefused(answer, 429, "RATE_LIMITED")
        self.assertRegex(answer.headers.get("Retry-After", ""), r"^\d+$")
        seconds = int(answer.headers["Retry-After"])
        self.assertTrue(1 <= seconds <= 60, answer)
        return seconds

    def call_until_limited(self, tenant, attempts):
        """How many calls were let in before the first refusal, and that refusal."""
        for allowed in range(attempts):
            answer = tenant.prepare_pairing()
            if answer.status == 429:
                return allowed, answer
            self.assertSuccess(answer, 201)
        self.fail(f"{attempts} calls were all let in")

    def test_a_tenant_has_sixty_calls_a_minute_by_default(self):
        allowed, answer = self.call_until_limited(self.operator.new_tenant(), 90)
        self.assertLimited(answer)
        # A bucket that refills once a second may have let in a few more.
        self.assertGreaterEqual(allowed, 60)

    def test_after_the_time_named_the_next_call_is_let_in(self):
        tenant = self.operator.new_tenant(rate_limit_per_min=3)
        allowed, answer = self.call_until_limited(tenant, 5)
        self.assertEqual(allowed, 3)
        # The limit obeys the control clock; the signature of the next call does not.
        self.control.advance(self.assertLimited(answer))
        self.assertSuccess(tenant.prepare_pairing(), 201)

    def test_the_time_named_shrinks_as_the_clock_moves(self):
        tenant = self.operator.new_tenant(rate_limit_per_min=1)
        _, answer = self.call_until_limited(tenant, 2)
        named = self.assertLimited(answer)
        self.assertGreater(named, 50)
        for left in (40, 20, 10):
            self.control.advance(named - left)
            named = self.assertLimited(tenant.prepare_pairing())
            # Real time goes by as well, and only ever shortens the wait.
            self.assertTrue(left - 8 <= named <= left, (left, named))
        self.control.advance(named)
        self.assertSuccess(tenant.prepare_pairing(), 201)

    def test_a_changed_limit_counts_at_once(self):
        tenant = self.operator.new_tenant(rate_limit_per_min=10_000)
        self.assertSuccess(tenant.prepare_pairing(), 201)
        self.operator.call("POST", "/update/tenant", {"rate_limit_per_min": 1}, tenant_id=tenant.tenant_id)
        allowed, answer = self.call_until_limited(tenant, 3)
        self.assertEqual(allowed, 1)
        self.assertLimited(answer)

    def test_tenants_are_counted_apart(self):
        crowded, quiet = (self.operator.new_tenant(rate_limit_per_min=2) for _ in range(2))
        self.call_until_limited(crowded, 4)
        self.assertSuccess(quiet.prepare_pairing(), 201)

    def test_the_limit_is_the_last_check(self):
        tenant = self.operator.new_tenant(rate_limit_per_min=2)
        self.call_until_limited(tenant, 4)
        self.assertRefused(tenant.post("/prepare-pairing", {}, signature="0" * 64), 401, "SIGNATURE_INVALID")
        self.operator.call("POST", "/suspend/tenant", tenant_id=tenant.tenant_id)
        self.assertRefused(tenant.prepare_pairing(), 403, "TENANT_SUSPENDED")

    def test_what_was_refused_earlier_is_not_counted(self):
        # Follows from the order: a forger cannot use up a tenant's limit.
        tenant = self.operator.new_tenant(rate_limit_per_min=2)
        for _ in range(5):
            self.assertRefused(tenant.post("/prepare-pairing", {}, signature="0" * 64), 401, "SIGNATURE_INVALID")
        self.assertSuccess(tenant.prepare_pairing(), 201)

    def test_only_the_relay_routes_are_limited(self):
        tenant = self.operator.new_tenant(rate_limit_per_min=2)
        phone = tenant.pair_phone()
        self.call_until_limited(tenant, 3)
        for _ in range(3):
            self.assertSuccess(phone.call("/refresh-token", {"fcm_token": phone.fcm_token}))
            self.assertSuccess(self.operator.call("GET", "/fetch/tenant", tenant_id=tenant.tenant_id))


class NoRateLimitTest(BlackBoxCase):
    serve_options = ("--in-memory", "--control-bypass", "--rate-limit", "off")

    def test_off_by_option(self):
        tenant = self.operator.new_tenant(rate_limit_per_min=1)
        for _ in range(20):
            self.assertSuccess(tenant.prepare_pairing(), 201)
