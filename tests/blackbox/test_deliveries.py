"""Callbacks as the control API shows them, and delivering them again by hand: control-api, and the protocol's section 8."""

import tempfile

from client import BlackBoxCase, Countersignd, DATETIME, Control, Operator, eventually
from client.control import quoted


class DeliveryCase(BlackBoxCase):
    def decided(self, statuses=200):
        """A tenant, its receiver, and an instruction that has just been approved and told once."""
        self.tenant, self.here = self.tenant_with_receiver(statuses)
        self.phone = self.tenant.pair_phone()
        instruction_id = self.tenant.open_challenge(self.phone, ttl_seconds=600)
        self.assertSuccess(self.phone.approve(instruction_id))
        self.event_id = self.assertDelivered(self.here, self.tenant, instruction_id, "approved")["event_id"]
        eventually(lambda: self.delivery()["attempts"], "the first attempt in the list")
        return instruction_id

    def deliveries(self, **query):
        return self.assertSuccess(self.control.get("/deliveries", limit=1000, **query))

    def delivery(self):
        return next(one for one in self.deliveries(tenant_id=self.tenant.tenant_id)
                    if one["event_id"] == self.event_id)

    def redeliver(self, event_id=None):
        return self.control.post(f"/deliveries/{quoted(event_id or self.event_id)}/redeliver")

    def assertSameEventFreshlySigned(self, instruction_id, count):
        calls = self.here.wait_for(instruction_id, count)
        self.assertEqual(len(calls), count)
        for call in calls:
            self.assertEqual(call.body, calls[0].body)
            self.assertIsNone(call.refusal(self.tenant), call)
        return calls


class ListTest(DeliveryCase):
    def test_a_delivery_tells_its_attempts(self):
        instruction_id = self.decided([503, 200])
        delivery = self.delivery()
        self.assertEqual((delivery["tenant_id"], delivery["instruction_id"], delivery["status"]),
                         (self.tenant.tenant_id, instruction_id, "pending"))
        self.assertRegex(delivery["next_attempt_at"], DATETIME)
        [attempt] = delivery["attempts"]
        self.assertEqual(attempt["status"], 503)
        self.assertRegex(attempt["at"], DATETIME)
        self.assertGreaterEqual(attempt["duration_ms"], 0)
        self.advance_until(lambda: self.delivery()["status"] == "delivered", 2, "the second attempt")
        self.assertEqual([attempt["status"] for attempt in self.delivery()["attempts"]], [503, 200])
        self.assertIsNone(self.delivery()["next_attempt_at"])

    def test_an_attempt_without_an_answer_says_why(self):
        receiver = self.receiver()
        tenant = self.operator.new_tenant(callback_url_base=receiver.url)
        receiver.close()
        phone = tenant.pair_phone()
        self.assertSuccess(phone.approve(tenant.open_challenge(phone)))
        def probe():
            [delivery] = self.deliveries(tenant_id=tenant.tenant_id)
            return delivery["attempts"]
        attempt = eventually(probe, "an attempt")[0]
        self.assertIsNone(attempt["status"])
        self.assertTrue(attempt["error"])

    def test_filters(self):
        self.decided(200)
        first = self.tenant
        eventually(lambda: self.delivery()["status"] == "delivered", "delivered")
        self.decided(410)
        eventually(lambda: self.delivery()["status"] == "gone", "gone")
        self.assertEqual({one["tenant_id"] for one in self.deliveries(tenant_id=first.tenant_id)}, {first.tenant_id})
        self.assertEqual({one["status"] for one in self.deliveries(status="gone")}, {"gone"})
        self.assertEqual(self.deliveries(status="delivered", tenant_id=self.tenant.tenant_id), [])
        self.assertEqual(self.deliveries(tenant_id="tnt_of_nobody"), [])
        self.assertInvalid(self.control.get("/deliveries", status="lost"), "status")

    def test_pages(self):
        self.decided()
        self.decided()
        numbers = [one["number"] for one in self.deliveries()]
        self.assertEqual(numbers, sorted(numbers))
        after = self.deliveries(since=numbers[-2])
        self.assertEqual([one["number"] for one in after], numbers[-1:])


class RedeliveryTest(DeliveryCase):
    def test_again_whatever_became_of_it(self):
        for statuses, became in ((200, "delivered"), (410, "gone"), ([500], "pending")):
            with self.subTest(became):
                instruction_id = self.decided(statuses)
                eventually(lambda: self.delivery()["status"] == became, became)
                self.here.answer_with(200)
                answer = self.redeliver()
                self.assertEqual(self.assertSuccess(answer, 202)["event_id"], self.event_id)
                self.assertSameEventFreshlySigned(instruction_id, 2)
                eventually(lambda: self.delivery()["status"] == "delivered", "delivered again")
                self.control.advance(3600)
                self.assertEqual(len(self.here.deliveries(instruction_id)), 2)

    def test_a_failed_one_begins_its_schedule_anew(self):
        instruction_id = self.decided(500)
        self.advance_until(lambda: self.delivery()["status"] == "failed", 12 * 60 + 1, "the end of the schedule")
        self.assertEqual(len(self.here.deliveries(instruction_id)), 6)
        self.assertSuccess(self.redeliver(), 202)
        self.assertSameEventFreshlySigned(instruction_id, 7)
        eventually(lambda: len(self.delivery()["attempts"]) == 7, "the attempt in the list")
        self.assertEqual(self.delivery()["status"], "pending")
        self.advance_until(lambda: self.delivery()["status"] == "failed", 12 * 60 + 1, "the end of the schedule")
        self.assertEqual(len(self.here.deliveries(instruction_id)), 12)

    def test_the_answer_tells_of_the_attempt(self):
        self.decided(500)
        self.here.answer_with(200)
        data = self.assertSuccess(self.redeliver(), 202)
        self.assertEqual(data["status"], "delivered")
        self.assertEqual([attempt["status"] for attempt in data["attempts"]], [500, 200])

    def test_an_unknown_event(self):
        data = self.assertRefused(self.redeliver("evt_of_nobody"), 404, "DELIVERY_NOT_FOUND")
        self.assertIsNone(data)

    def test_a_tenant_that_wants_no_callbacks_any_more(self):
        self.decided()
        answer = self.operator.call("POST", "/update/tenant", {"callback_url_base": ""},
                                    tenant_id=self.tenant.tenant_id)
        self.assertSuccess(answer)
        self.assertRefused(self.redeliver(), 409, "CALLBACK_URL_MISSING")

    def test_it_stands_in_the_journal(self):
        self.decided()
        self.assertSuccess(self.redeliver(), 202)
        newest = self.assertSuccess(self.control.get("/events", limit=1000))
        self.assertIn(self.event_id, [event["payload"].get("event_id") for event in newest
                                      if event["type"] == "callback.requeued"])


class RedeliveryRestartTest(BlackBoxCase):
    def test_a_redelivery_survives_a_restart(self):
        with tempfile.TemporaryDirectory(prefix="countersign data ") as directory:
            options = ("--data-dir", directory, "--control-bypass", "--rate-limit", "off")
            receiver = self.receiver(200)
            with Countersignd(*options) as first:
                tenant = Operator(first).new_tenant(callback_url_base=receiver.url)
                phone = tenant.pair_phone()
                instruction_id = tenant.open_challenge(phone)
                self.assertSuccess(phone.approve(instruction_id))
                event_id = self.assertDelivered(receiver, tenant, instruction_id, "approved")["event_id"]
                receiver.answer_with(500)
                control = Control(first)
                self.assertSuccess(control.post(f"/deliveries/{event_id}/redeliver"), 202)
                self.assertEqual(len(receiver.wait_for(instruction_id, 2)), 2)
                first.kill()
            receiver.answer_with(200)
            with Countersignd(*options) as second:
                Control(second).advance(2)
                self.assertGreaterEqual(len(receiver.wait_for(instruction_id, 3)), 3)
                self.assertEqual({call.body for call in receiver.deliveries(instruction_id)},
                                 {receiver.deliveries(instruction_id)[0].body})


class FairnessTest(BlackBoxCase):
    def test_slow_backends_hold_up_nobody_else(self):
        """Three tenants whose backends take their time fill every place they have; a fourth is told at once."""
        receiver = self.receiver()
        receiver.hold_path("/slow")
        self.addCleanup(receiver.release)
        slow = [self.operator.new_tenant(callback_url_base=receiver.url, callback_path="/slow") for _ in range(3)]
        for tenant in slow:
            phone = tenant.pair_phone()
            for _ in range(5):
                self.assertSuccess(phone.approve(tenant.open_challenge(phone)))
        def held():
            return sum(1 for call in receiver.calls if call.path == "/slow")
        eventually(lambda: held() == 12, "four calls of each at once", timeout=5)  # they time out after 10 s
        quick = self.operator.new_tenant(callback_url_base=receiver.url)
        phone = quick.pair_phone()
        instruction_id = quick.open_challenge(phone)
        self.assertSuccess(phone.approve(instruction_id))
        self.assertDelivered(receiver, quick, instruction_id, "approved")
        self.assertEqual(held(), 12)
