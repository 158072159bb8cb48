"""What goes wrong on purpose: pushes, callbacks, the relay's own answers; never the control API."""

from client import BlackBoxCase, eventually, new_user

NONE = {"fail_pushes": 0, "fail_requests": 0, "request_status": 503, "request_path": "/api/v1/relay/",
        "drop_callbacks": 0, "delay_callbacks": 0, "callback_delay_ms": 0}


class FaultsTest(BlackBoxCase):
    def setUp(self):
        self.tenant, self.receiver = self.tenant_with_receiver()
        self.user = new_user()
        self.phone = self.tenant.pair_phone(self.user)

    def tearDown(self):
        self.control.delete("/faults")
        self.control.post("/clock/reset")

    def ask(self, **faults):
        return self.assertSuccess(self.control.post("/faults", faults))

    def decided(self):
        instruction_id = self.tenant.open_challenge(self.phone)
        self.assertSuccess(self.phone.approve(instruction_id))
        return instruction_id

    def delivery(self, instruction_id):
        all_of_them = self.assertSuccess(self.control.get("/deliveries", tenant_id=self.tenant.tenant_id))
        return next(each for each in all_of_them if each["instruction_id"] == instruction_id)

    def test_pushes_fail(self):
        device_id = self.control.paired_device(self.tenant, self.user)
        self.ask(fail_pushes=3)
        first = self.assertSuccess(self.tenant.challenge(self.user["user_socket_hash"]))
        self.assertEqual((first["delivered_count"], first["failed_count"], len(first["failed_tokens_sample"])), (0, 2, 2))
        second = self.assertSuccess(self.tenant.challenge(self.user["user_socket_hash"]))
        self.assertEqual((second["delivered_count"], second["failed_count"]), (1, 1))
        self.assertEqual(self.assertSuccess(self.control.get("/faults")), NONE)
        third = self.assertSuccess(self.tenant.challenge(self.user["user_socket_hash"]))
        self.assertEqual(third["delivered_count"], 2)
        eventually(lambda: self.control.approve(third["instruction_id"], device_id).status == 200, "an approval of what arrived")
        self.assertRefused(self.control.approve(first["instruction_id"], device_id), 404, "CHALLENGE_NOT_FOUND")

    def test_the_relay_answers_5xx(self):
        self.ask(fail_requests=2, request_status=500)
        for _ in range(2):
            self.assertRefused(self.tenant.prepare_pairing(), 500, "FAULT_INJECTED")
            self.assertSuccess(self.control.get("/health"))
        self.assertSuccess(self.tenant.prepare_pairing(), 201)

    def test_only_below_the_path(self):
        self.ask(fail_requests=1, request_path="/api/v1/device/")
        instruction_id = self.tenant.open_challenge(self.phone)
        self.assertRefused(self.phone.approve(instruction_id), 503, "FAULT_INJECTED")
        self.assertSuccess(self.phone.approve(instruction_id))

    def test_the_control_api_never_fails(self):
        self.ask(fail_requests=10_000, fail_pushes=10_000)
        for path in ("/health", "/devices", "/challenges", "/deliveries", "/events", "/exchanges", "/clock", "/faults"):
            self.assertSuccess(self.control.get(path))
        self.assertInvalid(self.control.post("/faults", {"fail_requests": 1, "request_path": "/_sim/v1/"}), "request_path")

    def test_dropped_callbacks_are_tried_again(self):
        self.ask(drop_callbacks=1)
        instruction_id = self.decided()
        delivery = eventually(lambda: (lambda d: d if d["attempts"] else None)(self.delivery(instruction_id)), "an attempt")
        self.assertEqual((delivery["status"], delivery["attempts"][0]["status"]), ("pending", None))
        self.assertIn("on purpose", delivery["attempts"][0]["error"])
        self.assertEqual(self.receiver.calls, [])
        self.control.post("/clock/advance", {"seconds": 2})
        self.assertDelivered(self.receiver, self.tenant, instruction_id, "approved")

    def test_delayed_callbacks_come_late_on_virtual_time(self):
        self.ask(delay_callbacks=1, callback_delay_ms=60_000)
        instruction_id = self.decided()
        another = self.decided()
        self.assertDelivered(self.receiver, self.tenant, another, "approved")
        self.control.post("/clock/advance", {"seconds": 59})
        self.assertEqual(self.delivery(instruction_id)["attempts"], [])
        self.control.post("/clock/advance", {"seconds": 1})
        self.assertDelivered(self.receiver, self.tenant, instruction_id, "approved")

    def test_what_is_held_back_goes_out_when_faults_end(self):
        self.ask(delay_callbacks=1, callback_delay_ms=600_000)
        instruction_id = self.decided()
        self.assertEqual(self.receiver.calls, [])
        self.assertEqual(self.assertSuccess(self.control.delete("/faults")), NONE)
        self.assertDelivered(self.receiver, self.tenant, instruction_id, "approved")

    def test_they_are_seen_and_changed_one_by_one(self):
        self.assertFalse(self.assertSuccess(self.control.get("/health"))["faults"])
        self.assertEqual(self.ask(fail_pushes=1), {**NONE, "fail_pushes": 1})
        self.assertEqual(self.ask(drop_callbacks=2), {**NONE, "fail_pushes": 1, "drop_callbacks": 2})
        self.assertTrue(self.assertSuccess(self.control.get("/health"))["faults"])
        self.assertEqual(self.ask(fail_pushes=0), {**NONE, "drop_callbacks": 2})
        self.assertEqual(self.assertSuccess(self.control.delete("/faults")), NONE)

    def test_bad_bodies(self):
        self.assertInvalid(self.control.post("/faults", {}), "fail_pushes")
        self.assertInvalid(self.control.post("/faults", {"request_status": 500}), "fail_pushes")
        self.assertInvalid(self.control.post("/faults", {"delay_callbacks": 1}), "callback_delay_ms")
        for member, values in {"fail_pushes": [-1, 10_001, "1", 1.5, True, []], "fail_requests": [-1, 2**63],
                               "request_status": [200, 499, 600, "503"], "request_path": ["/", "", 5, "/api/v2/"],
                               "drop_callbacks": [-1], "delay_callbacks": ["x"], "callback_delay_ms": [0, -1, 600_001]}.items():
            for value in values:
                with self.subTest(member, value=value):
                    self.assertInvalid(self.control.post("/faults", {"fail_pushes": 1, member: value}), member)
        self.assertEqual(self.assertSuccess(self.control.get("/faults")), NONE)
