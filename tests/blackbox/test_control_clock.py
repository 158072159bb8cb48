"""Time travel through the control API."""

import time
from datetime import datetime

from client import BlackBoxCase


class ClockTest(BlackBoxCase):
    def setUp(self):
        self.addCleanup(self.control.reset_clock)

    def ahead(self):
        """How many seconds the clock is ahead of ours.

        Silent on the members of `GET /clock`: an offset in seconds or milliseconds, or the time itself, will do.
        """
        data = self.assertSuccess(self.control.get("/clock"))
        for name, unit in (("offset_seconds", 1), ("offset_ms", 1000), ("offset_milliseconds", 1000), ("offset", 1)):
            if isinstance(data.get(name), (int, float)):
                return data[name] / unit
        for name in ("now", "time", "now_ms", "virtual_now"):
            value = data.get(name)
            if isinstance(value, (int, float)):
                return (value / 1000 if value > 1e11 else value) - time.time()
            if isinstance(value, str):
                return datetime.fromisoformat(value.replace("Z", "+00:00")).timestamp() - time.time()
        return self.fail(f"no time and no offset in {data}")

    def assertAhead(self, seconds):
        self.assertAlmostEqual(self.ahead(), seconds, delta=5)

    def test_read_advance_reset(self):
        self.assertAhead(0)
        self.control.advance(3600)
        self.assertAhead(3600)
        self.control.advance(60)
        self.assertAhead(3660)
        self.control.reset_clock()
        self.assertAhead(0)

    def test_it_only_grows(self):
        self.control.advance(100)
        for seconds in (-1, "60", None, [], True):
            with self.subTest(seconds):
                self.assertInvalid(self.control.post("/clock/advance", {"seconds": seconds}), "seconds")
        self.assertInvalid(self.control.post("/clock/advance", {}), "seconds")
        self.assertAhead(100)

    def test_a_reset_keeps_what_expired_expired(self):
        tenant = self.operator.new_tenant()
        phone = tenant.pair_phone()
        expired, alive = tenant.open_challenge(phone, ttl_seconds=60), tenant.open_challenge(phone, ttl_seconds=600)
        self.control.advance(120)
        self.control.reset_clock()
        for respond in (phone.approve, phone.reject):
            self.assertRefused(respond(expired), 410, "CHALLENGE_EXPIRED")
        self.assertEqual(self.control.status_of(expired), "expired")
        self.assertSuccess(phone.approve(alive))

    def test_after_a_reset_time_counts_from_now(self):
        tenant = self.operator.new_tenant()
        phone = tenant.pair_phone()
        self.control.advance(86_400)
        self.control.reset_clock()
        instruction_id = tenant.open_challenge(phone, ttl_seconds=60)
        self.control.advance(30)
        self.assertSuccess(phone.approve(instruction_id))

    def test_a_list_shows_what_time_did(self):
        tenant = self.operator.new_tenant()
        instruction_id = tenant.open_challenge(tenant.pair_phone(), ttl_seconds=10)
        self.control.advance(10)
        expired = self.assertSuccess(self.control.get("/challenges", status="expired", limit=500))
        self.assertIn(instruction_id, [challenge["instruction_id"] for challenge in expired])
