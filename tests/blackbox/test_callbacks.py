"""The ApprovalEvent on its way to the tenant's backend: the protocol, section 8."""

from client import BlackBoxCase, display_digest, new_user, now_ms
from client.receiver import CallbackReceiver

DISPLAY = {"title": "Confirm the transfer", "subtitle": "Check the details before approving",
           "fields": [{"key": "amount", "title": "Amount", "value": "1000.00", "data_type": "CURRENCY_USD"},
                      {"key": "to", "title": "Beneficiary", "value": "ACME Corp", "data_type": "PARTY_NAME"}]}


class CallbackTest(BlackBoxCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.shared = CallbackReceiver()
        cls.addClassCleanup(cls.shared.close)
        cls.tenant = cls.operator.new_tenant(callback_url_base=cls.shared.url)

    def setUp(self):
        self.phone = self.tenant.pair_phone()

    def test_an_approval_is_reported(self):
        instruction_id = self.tenant.open_challenge(self.phone)
        self.assertSuccess(self.phone.approve(instruction_id))
        event = self.assertDelivered(self.shared, self.tenant, instruction_id, "approved")
        self.assertEqual(self.shared.deliveries(instruction_id)[0].path, "/api/sudo-callback")
        for member, value in {"instruction_id": instruction_id, "sudo_event_id": None, "custom_type": "localAuth",
                              "expected_action": "transfer_funds", "user_socket_hash": self.phone.user_socket_hash,
                              "relay_user_id": self.phone.pairing["relay_user_id"],
                              "device_id": self.phone.pairing["device_id"], "reason": None}.items():
            self.assertEqual(event[member], value, member)

    def test_a_rejection_is_reported_with_its_reason(self):
        instruction_id = self.tenant.open_challenge(self.phone)
        self.assertSuccess(self.phone.reject(instruction_id, reason="I did not ask for “this” → no"))
        event = self.assertDelivered(self.shared, self.tenant, instruction_id, "rejected")
        self.assertEqual(event["reason"], "I did not ask for “this” → no")

    def test_the_number_picked_is_reported(self):
        for correct in ({}, {"correct_number": 42}):
            with self.subTest(correct):
                instruction_id = self.tenant.open_challenge(self.phone, custom_type="goldenNumber",
                                                            numbers=[17, 42, 99], **correct)
                self.assertSuccess(self.phone.pick_number(instruction_id, 42))
                event = self.assertDelivered(self.shared, self.tenant, instruction_id, "approved")
                self.assertEqual((event["custom_type"], event["number"]), ("goldenNumber", 42))

    def test_a_totp_approval_tells_no_code(self):
        instruction_id = self.tenant.open_challenge(self.phone, custom_type="totp")
        code = self.phone.code()
        self.assertSuccess(self.phone.send_code(instruction_id, code))
        event = self.assertDelivered(self.shared, self.tenant, instruction_id, "approved")
        self.assertEqual(event["custom_type"], "totp")
        self.assertNotIn(f'"{code}"', self.shared.deliveries(instruction_id)[0].body.decode())

    def test_too_many_wrong_answers_are_reported(self):
        instruction_id = self.tenant.open_challenge(self.phone, custom_type="goldenNumber", numbers=[1, 2],
                                                    correct_number=1)
        for _ in range(3):
            self.assertRefused(self.phone.pick_number(instruction_id, 2), 422, "ANSWER_WRONG")
        event = self.assertDelivered(self.shared, self.tenant, instruction_id, "rejected")
        self.assertEqual(event["reason"], "too_many_attempts")

    def test_one_decision_is_one_event(self):
        instruction_id = self.tenant.open_challenge(self.phone)
        self.assertSuccess(self.phone.approve(instruction_id))
        self.assertRefused(self.phone.reject(instruction_id), 409)
        self.assertDelivered(self.shared, self.tenant, instruction_id, "approved")
        self.pass_a_later_event()
        self.assertEqual(len(self.shared.deliveries(instruction_id)), 1)

    def test_wrong_answers_and_repeats_report_nothing(self):
        body = self.tenant.challenge_body(self.phone.user_socket_hash, custom_type="goldenNumber", numbers=[1, 2],
                                          correct_number=1)
        for _ in range(2):
            self.assertSuccess(self.tenant.post("/send/auth-challenge", body))
        self.assertRefused(self.phone.pick_number(body["instruction_id"], 2), 422)
        self.pass_a_later_event()
        self.assertEqual(self.shared.deliveries(body["instruction_id"]), [])

    def pass_a_later_event(self):
        """Another decision's callback has come through: what was to come before it is here."""
        later = self.tenant.open_challenge(self.phone)
        self.assertSuccess(self.phone.approve(later))
        self.assertDelivered(self.shared, self.tenant, later, "approved")

    def test_the_digest_is_of_what_a_simulated_device_was_shown(self):
        user = new_user()
        device_id = self.control.paired_device(self.tenant, user)
        answer = self.tenant.challenge(user["user_socket_hash"], display=DISPLAY)
        instruction_id = self.assertSuccess(answer)["instruction_id"]
        self.assertSuccess(self.control.approve(instruction_id, device_id))
        event = self.assertDelivered(self.shared, self.tenant, instruction_id, "approved")
        pairing = self.assertSuccess(self.control.get(f"/devices/{device_id}"))["pairings"][0]
        # The relay may know a simulated device by an id of its own for each pairing; one that says so is held to it.
        self.assertEqual(event["device_id"], pairing.get("device_id", event["device_id"]))
        self.assertTrue(event["device_id"])
        self.assertEqual(event["display_digest"], display_digest(DISPLAY))

    def test_every_tenant_is_told_with_its_own_secret_at_its_own_place(self):
        tenant, receiver = self.tenant_with_receiver(callback_path="/hooks/approvals")
        phone = tenant.pair_phone()
        instruction_id = tenant.open_challenge(phone)
        self.assertSuccess(phone.approve(instruction_id))
        self.assertDelivered(receiver, tenant, instruction_id, "approved")
        call = receiver.deliveries(instruction_id)[0]
        self.assertEqual(call.path, "/hooks/approvals")
        self.assertIsNotNone(call.refusal(self.tenant), "signed for another tenant")
        self.assertEqual(self.shared.deliveries(instruction_id), [])

    def test_without_a_callback_url_a_challenge_is_answered_all_the_same(self):
        tenant = self.operator.new_tenant()
        phone = tenant.pair_phone()
        instruction_id = tenant.open_challenge(phone)
        self.assertSuccess(phone.approve(instruction_id))
        self.assertEqual(self.control.status_of(instruction_id), "approved")


class ExpiryCallbackTest(BlackBoxCase):
    def test_an_expiry_is_reported(self):
        tenant, receiver = self.tenant_with_receiver()
        phone = tenant.pair_phone()
        instruction_id = tenant.open_challenge(phone, ttl_seconds=60)
        self.control.advance(60)
        event = self.assertDelivered(receiver, tenant, instruction_id, "expired")
        self.assertEqual(event["user_socket_hash"], phone.user_socket_hash)
        self.assertIsNone(event["device_id"], "nobody decided")

    def test_our_own_requests_are_signed_by_the_real_clock(self):
        tenant, receiver = self.tenant_with_receiver()
        phone = tenant.pair_phone()
        self.control.advance(86_400)
        instruction_id = tenant.open_challenge(phone)
        self.assertSuccess(phone.approve(instruction_id))
        self.assertDelivered(receiver, tenant, instruction_id, "approved")
        stamped = int(receiver.deliveries(instruction_id)[0].headers["X-Bloonio-Timestamp"])
        self.assertLess(abs(stamped - now_ms()), 30_000)
