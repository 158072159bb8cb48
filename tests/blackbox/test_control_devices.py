"""Simulated devices and their challenges through the control API."""

import urllib.parse

from client import BlackBoxCase, new_user
from client.control import plain, rendered_fields, state_of
from client.parties import unique

DISPLAY = {"title": "Confirm the transfer", "subtitle": "Check the details before approving",
           "fields": [{"key": "amount", "title": "Amount", "value": "9007199254740993.01", "data_type": "CURRENCY_EUR"},
                      {"key": "to", "title": "Beneficiary", "value": "A\u202eCME", "data_type": "PARTY_NAME"},
                      {"key": "odd", "title": "Odd", "value": "as sent", "data_type": "HOLOGRAM"}]}


class ControlCase(BlackBoxCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tenant = cls.operator.new_tenant()

    def assertDone(self, answer):
        """Success; silent on 200 or 201 where something is made."""
        return self.assertSuccess(answer, 201 if answer.status == 201 else 200)


class DevicesTest(ControlCase):
    def test_create_list_read_delete(self):
        name = unique("Jane's phone")
        data = self.assertDone(self.control.post("/devices", {"name": name, "platform": "android", "locale": "fr_FR",
                                                              "time_zone": "Europe/Paris"}))
        device_id = data["device_id"]
        listed = {device["device_id"]: device for device in self.assertSuccess(self.control.get("/devices"))}
        self.assertEqual((listed[device_id]["name"], listed[device_id]["pairings"]), (name, []))
        read = self.assertSuccess(self.control.get(f"/devices/{device_id}"))
        self.assertEqual((read["device_id"], read["name"]), (device_id, name))
        self.assertIn(self.control.delete(f"/devices/{device_id}").status, (200, 204))
        for answer in (self.control.get(f"/devices/{device_id}"), self.control.delete(f"/devices/{device_id}")):
            self.assertRefused(answer, 404)
        self.assertNotIn(device_id, [d["device_id"] for d in self.assertSuccess(self.control.get("/devices"))])

    def test_a_device_needs_a_name(self):
        for body in ({}, {"name": 5}, {"name": ""}):
            with self.subTest(body):
                self.assertInvalid(self.control.post("/devices", body), "name")

    def test_all_that_is_bad_of_a_device_is_named(self):
        self.assertInvalid(self.control.post("/devices", {"name": "", "platform": "z", "locale": "??", "time_zone": "Mars/X"}),
                           "name", "platform", "locale", "time_zone")
        self.assertInvalid(self.control.post("/devices", {"name": "Phone", "locale": 5, "time_zone": "Mars/X"}),
                           "locale", "time_zone")

    def test_pairing_by_proof_by_token_and_by_link(self):
        relay = urllib.parse.quote(self.countersignd.relay_url, safe="")
        for name, members in {
            "proof": lambda proof: {"pairing_proof": proof},
            "bare token": lambda proof: {"payload": proof},
            "link": lambda proof: {"payload": f"countersign://pair?relay={relay}&proof={proof}&name=Demo%20Bank"},
        }.items():
            with self.subTest(name):
                user = new_user(display_name="Demo Bank")
                device_id = self.control.new_device()
                proof = self.tenant.pairing_proof(user)
                self.assertDone(self.control.pair(device_id, **members(proof)))
                pairings = self.assertSuccess(self.control.get(f"/devices/{device_id}"))["pairings"]
                self.assertEqual(len(pairings), 1)
                self.assertLessEqual({"pairing_id", "tenant_id", "relay_user_id"}, set(pairings[0]))
                self.assertEqual(
                    (pairings[0]["tenant_id"], pairings[0]["user_socket_hash"], pairings[0]["display_name"]),
                    (self.tenant.tenant_id, user["user_socket_hash"], "Demo Bank"))
                again = self.control.pair(device_id, **members(proof))
                self.assertIn(again.status, range(400, 500), again)

    def test_what_does_not_pair(self):
        device_id = self.control.new_device()
        for members in ({}, {"pairing_proof": "garbage"}, {"payload": "https://example.com"}, {"payload": ""},
                        {"payload": "countersign://pair?relay=x"}, {"payload": 5}):
            with self.subTest(members):
                answer = self.control.pair(device_id, **members)
                self.assertIn(answer.status, (400, 401, 422), answer)
                self.assertRefused(answer, answer.status)
        self.assertEqual(self.control.get(f"/devices/{device_id}").data["pairings"], [])
        self.assertRefused(self.control.pair("unknown", pairing_proof=self.tenant.pairing_proof()), 404)

    def test_unpairing(self):
        user = new_user()
        device_id = self.control.paired_device(self.tenant, user)
        pairing_id = self.control.get(f"/devices/{device_id}").data["pairings"][0]["pairing_id"]
        self.assertSuccess(self.control.post(f"/devices/{device_id}/unpair", {"pairing_id": pairing_id}))
        self.assertEqual(self.control.get(f"/devices/{device_id}").data["pairings"], [])
        self.assertRefused(self.tenant.challenge(user["user_socket_hash"]), 404, "PAIRING_NOT_FOUND")

    def test_lists_are_paged(self):
        for _ in range(3):
            self.control.new_device()
        self.assertEqual(len(self.assertSuccess(self.control.get("/devices", limit=2))), 2)


class ChallengesTest(ControlCase):
    def setUp(self):
        self.user = new_user()
        self.device_id = self.control.paired_device(self.tenant, self.user)

    def open(self, **changes):
        return self.assertSuccess(self.tenant.challenge(self.user["user_socket_hash"], **changes))["instruction_id"]

    def listed(self, **query):
        challenges = self.assertSuccess(self.control.get("/challenges", **query))
        return [challenge["instruction_id"] for challenge in challenges]

    def test_reading_one(self):
        instruction_id = self.open(display=DISPLAY, description="Rent")
        challenge = self.assertSuccess(self.control.challenge(instruction_id, locale="en_US"))
        for member, value in {"instruction_id": instruction_id, "tenant_id": self.tenant.tenant_id,
                              "custom_type": "localAuth", "expected_action": "transfer_funds",
                              "user_socket_hash": self.user["user_socket_hash"]}.items():
            self.assertEqual(challenge.get(member), value, member)
        self.assertEqual(state_of(challenge), "pending")

    def test_the_rendered_display(self):
        instruction_id = self.open(display=DISPLAY)
        for locale, amount in (("en_US", "9,007,199,254,740,993.01"), ("de_DE", "9.007.199.254.740.993,01")):
            with self.subTest(locale):
                rows = rendered_fields(self.assertSuccess(self.control.challenge(instruction_id, locale=locale)))
                self.assertEqual([row["key"] for row in rows], ["amount", "to", "odd"])
                texts = [plain(row["text"]) for row in rows]
                self.assertIn(amount, texts[0])
                self.assertIn("⟨U+202E⟩", texts[1])
                self.assertNotIn("\u202e", texts[1])
                self.assertIn("as sent", texts[2])
                # An unknown type is shown raw with a mark and the reason.
                self.assertTrue(rows[2]["problems"] or rows[2]["warnings"], rows[2])

    def test_filters(self):
        pending, approved, denied = (self.open() for _ in range(3))
        other_user = new_user()
        other_device = self.control.paired_device(self.tenant, other_user)
        other = self.assertSuccess(self.tenant.challenge(other_user["user_socket_hash"]))["instruction_id"]
        self.assertSuccess(self.control.approve(approved, self.device_id))
        self.assertSuccess(self.control.deny(denied, self.device_id))
        for query, expected in (({"status": "pending"}, {pending}), ({"status": "approved"}, {approved}),
                                ({"status": "rejected"}, {denied}), ({}, {pending, approved, denied})):
            with self.subTest(query):
                self.assertEqual(set(self.listed(device_id=self.device_id, **query)), expected)
        self.assertEqual(self.listed(device_id=other_device), [other])
        self.assertLessEqual({pending, other}, set(self.listed(status="pending")))
        self.assertNotIn(approved, self.listed(status="pending"))

    def test_approve_and_deny(self):
        for act, state in ((self.control.approve, "approved"), (self.control.deny, "rejected")):
            with self.subTest(state):
                instruction_id = self.open()
                self.assertSuccess(act(instruction_id, self.device_id))
                self.assertEqual(self.control.status_of(instruction_id), state)
                self.assertRefused(act(instruction_id, self.device_id), 409, "CHALLENGE_ANSWERED")

    def test_left_to_itself_a_device_answers_correctly(self):
        for changes in ({"custom_type": "localAuth"}, {"custom_type": "totp"},
                        {"custom_type": "goldenNumber", "numbers": [7, 8, 9], "correct_number": 8},
                        {"custom_type": "goldenNumber", "numbers": [7, 8, 9]}):
            with self.subTest(changes):
                instruction_id = self.open(**changes)
                self.assertSuccess(self.control.approve(instruction_id, self.device_id))
                self.assertEqual(self.control.status_of(instruction_id), "approved")

    def test_told_what_to_answer_it_answers_that(self):
        wrong_number = self.open(custom_type="goldenNumber", numbers=[7, 8, 9], correct_number=8)
        self.assertRefused(self.control.approve(wrong_number, self.device_id, number=7), 422, "ANSWER_WRONG")
        self.assertSuccess(self.control.approve(wrong_number, self.device_id, number=8))
        no_finger = self.open()
        self.assertRefused(self.control.approve(no_finger, self.device_id, local_auth=False), 422)
        self.assertEqual(self.control.status_of(no_finger), "pending")

    def test_who_may_answer(self):
        instruction_id = self.open()
        stranger = self.control.paired_device(self.tenant, new_user())
        for device_id in (stranger, "unknown"):
            answer = self.control.approve(instruction_id, device_id)
            self.assertIn(answer.status, range(400, 500), answer)
        self.assertInvalid(self.control.post(f"/challenges/{instruction_id}/approve", {}), "device_id")
        self.assertEqual(self.control.status_of(instruction_id), "pending")

    def test_an_unknown_challenge(self):
        self.assertRefused(self.control.challenge("unknown"), 404)
        self.assertRefused(self.control.approve("unknown", self.device_id), 404)

    def test_the_same_id_of_two_tenants_needs_the_tenant(self):
        other, shared = self.operator.new_tenant(), unique("shared")
        self.open(instruction_id=shared)
        other.open_challenge(other.pair_phone(), instruction_id=shared)
        self.assertRefused(self.control.challenge(shared), 409, "CHALLENGE_AMBIGUOUS")
        for tenant in (self.tenant, other):
            data = self.assertSuccess(self.control.challenge(shared, tenant_id=tenant.tenant_id))
            self.assertEqual(data["tenant_id"], tenant.tenant_id)
