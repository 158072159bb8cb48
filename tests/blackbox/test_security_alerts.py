"""Security alerts: told to every device, seen, never answered. The protocol, section 6."""

from client import BlackBoxCase, eventually, new_user
from client.control import rendered_fields, state_of
from client.parties import unique

DISPLAY = {"title": "Where from", "fields": [{"key": "when", "title": "When", "value": "2026-06-21", "data_type": "DATE"}]}


class SecurityAlertTest(BlackBoxCase):
    def setUp(self):
        self.tenant, self.receiver = self.tenant_with_receiver()
        self.user = new_user()
        self.phone = self.tenant.pair_phone(self.user)
        self.device_id = self.control.paired_device(self.tenant, self.user)

    def alert(self, **changes):
        body = {"user_socket_hash": self.user["user_socket_hash"], "title": "New sign-in",
                "description": "From a device we have not seen.", **changes}
        return self.tenant.post("/send/security-alert", {name: value for name, value in body.items() if value is not None})

    def status(self, instruction_id):
        return self.assertSuccess(self.tenant.get("/fetch/delivery-status", instruction_id=instruction_id))

    def test_the_answer_is_that_of_a_challenge(self):
        data = self.assertSuccess(self.alert(display=DISPLAY))
        self.assertEqual(set(data), {"instruction_id", "delivered_count", "failed_count", "fcm_message_ids",
                                     "failed_tokens_sample", "sent_at"})
        self.assertEqual((data["delivered_count"], data["failed_count"], len(data["fcm_message_ids"])), (2, 0, 2))

    def test_it_is_seen_and_stays_sent(self):
        instruction_id = self.assertSuccess(self.alert())["instruction_id"]
        before = self.status(instruction_id)
        self.assertEqual((before["status"], before["expires_at"], before["decided_at"], before["answer_path"]),
                         ("sent", None, None, None))
        self.assertEqual([device["status"] for device in before["devices"]], ["pushed", "pushed"])
        self.assertSuccess(self.phone.call("/seen", {"instruction_id": instruction_id}))
        devices = {device["device_id"]: device["status"] for device in self.status(instruction_id)["devices"]}
        self.assertEqual(devices[self.phone.pairing["device_id"]], "seen")
        self.control.post("/clock/advance", {"seconds": 100_000})
        self.addCleanup(self.control.post, "/clock/reset")
        self.assertEqual(self.status(instruction_id)["status"], "sent")
        self.assertEqual(self.receiver.calls, [])

    def test_the_control_api_shows_it(self):
        instruction_id = self.assertSuccess(self.alert(display=DISPLAY))["instruction_id"]
        shown = self.assertSuccess(self.control.challenge(instruction_id))
        self.assertEqual((state_of(shown), shown["title"], shown["custom_type"], shown["expected_action"],
                          shown["expires_at"]), ("sent", "New sign-in", None, None, None))
        self.assertEqual([row["title"] for row in rendered_fields(shown)], ["When"])
        listed = self.assertSuccess(self.control.get("/challenges", status="sent", device_id=self.device_id))
        self.assertEqual([each["instruction_id"] for each in listed], [instruction_id])

    def test_nobody_answers_it(self):
        instruction_id = self.assertSuccess(self.alert())["instruction_id"]
        for answer in (self.phone.approve(instruction_id), self.phone.reject(instruction_id),
                       eventually(lambda: self.not_missing(self.control.approve(instruction_id, self.device_id)), "the push"),
                       self.control.deny(instruction_id, self.device_id)):
            self.assertRefused(answer, 409, "ALERT_NOT_ANSWERABLE")
        self.assertEqual(self.status(instruction_id)["status"], "sent")
        self.assertEqual(self.receiver.calls, [])

    @staticmethod
    def not_missing(answer):
        """Nothing while the push is still on its way to the simulated device."""
        return None if answer.error_code == "CHALLENGE_NOT_FOUND" else answer

    def test_a_policy_leaves_it_alone(self):
        self.assertSuccess(self.control.call("PUT", f"/devices/{self.device_id}/policy", {"mode": "approve"}))
        instruction_id = self.assertSuccess(self.alert())["instruction_id"]
        challenge = self.assertSuccess(self.tenant.challenge(self.user["user_socket_hash"]))["instruction_id"]
        eventually(lambda: self.control.status_of(challenge) == "approved", "the challenge after it to be approved")
        self.assertEqual(self.control.status_of(instruction_id), "sent")

    def test_the_same_again(self):
        instruction_id = unique("alert")
        first = self.assertSuccess(self.alert(instruction_id=instruction_id))
        self.assertEqual(self.assertSuccess(self.alert(instruction_id=instruction_id)), first)
        self.assertRefused(self.alert(instruction_id=instruction_id, title="Other"), 409, "INSTRUCTION_CONFLICT")
        self.assertNotEqual(*(self.assertSuccess(self.alert())["instruction_id"] for _ in range(2)))

    def test_an_alert_and_a_challenge_are_two_things(self):
        body = {"user_socket_hash": self.user["user_socket_hash"], "instruction_id": unique("both"), "title": "T",
                "description": "D", "custom_type": "localAuth", "expected_action": "a"}
        self.assertSuccess(self.tenant.post("/send/security-alert", body))
        self.assertRefused(self.tenant.post("/send/auth-challenge", body), 409, "INSTRUCTION_CONFLICT")

    def test_bad_bodies(self):
        self.assertInvalid(self.tenant.post("/send/security-alert", {}), "user_socket_hash", "title", "description")
        for member, values in {"title": ["", 5, "x" * 129, None], "description": ["", [], "x" * 4097, None],
                               "instruction_id": ["", "x" * 129, 5], "display": ["text", [], {"title": "T", "fields": 5}]}.items():
            for value in values:
                with self.subTest(member, value=value):
                    answer = self.alert(**{member: value})
                    self.assertRefused(answer, 422, "VALIDATION_FAILED")
                    self.assertTrue(answer.data["fields"][0]["path"].startswith(member), answer)
        self.assertRefused(self.alert(user_socket_hash=unique("nobody")), 404, "PAIRING_NOT_FOUND")
