"""Sudo dispatch: one event, several validators (the protocol, sections 7 and 8)."""

from client import DATETIME, BlackBoxCase, eventually, new_user
from client.parties import AMOUNT, unique

MANDATORY = ("event_type", "action_type", "idempotency_key", "title", "data_access_type")


class DispatchCase(BlackBoxCase):
    def setUp(self):
        self.tenant, self.callbacks = self.tenant_with_receiver()
        self.phones = [self.tenant.pair_phone() for _ in range(3)]
        self.users = [phone.user_socket_hash for phone in self.phones]

    def open_group(self, **changes):
        return self.tenant.open_dispatch(*self.users, event_type="sudo_group_action", **changes)

    def status(self, event_id, tenant=None):
        return self.assertSuccess((tenant or self.tenant).get("/fetch/delivery-status", event_id=event_id))

    def quorum(self, required, approved, rejected):
        return {"required": required, "approved": approved, "rejected": rejected}


class RequestTest(DispatchCase):
    def test_the_answer(self):
        data = self.assertSuccess(self.tenant.dispatch(*self.users))
        self.assertEqual(data["status"], "pending")
        self.assertRegex(data["expires_at"], DATETIME)
        self.assertEqual(data["quorum"], self.quorum(1, 0, 0))
        self.assertEqual((data["validator_count"], data["delivered_count"]), (3, 3))

    def test_each_mandatory_member(self):
        for name in MANDATORY:
            with self.subTest(name):
                self.assertInvalid(self.tenant.dispatch(self.users[0], **{name: None}), name)

    def test_bad_members_are_named_at_once(self):
        body = {"event_type": "sudo", "action_type": 1, "idempotency_key": "", "title": [], "ttl_seconds": 1801,
                "quorum": 0, "rejections_to_fail": "one", "data_access_type": "static",
                "relay_user_linked_id_list": ["a", 2]}
        self.assertInvalid(self.tenant.post("/sudo/dispatch", body), "event_type", "action_type", "idempotency_key",
                           "title", "ttl_seconds", "quorum", "rejections_to_fail", "data_items",
                           "relay_user_linked_id_list[1]")

    def test_somebody_must_be_asked(self):
        for lists in ({}, {"relay_group_linked_id_list": []}):
            answer = self.tenant.dispatch(**{"relay_user_linked_id_list": None, **lists})
            self.assertInvalid(answer, "relay_user_linked_id_list")
        self.assertRefused(self.tenant.dispatch("nobody"), 404, "PAIRING_NOT_FOUND")
        self.assertRefused(self.tenant.dispatch(relay_group_linked_id_list=["none"]), 404, "GROUP_NOT_FOUND")

    def test_the_two_kinds_of_data_exclude_each_other(self):
        url = "http://127.0.0.1:9/data"
        self.assertInvalid(self.tenant.dispatch(self.users[0], data_fetch_url=url), "data_fetch_url")
        self.assertInvalid(self.tenant.dispatch(self.users[0], data_access_type="dynamic", data_fetch_url=url),
                           "data_items")
        for bad in ("file:///etc/passwd", "ftp://example.com", "http://", "http://u:p@example.com/", "javascript:1"):
            with self.subTest(bad):
                self.assertInvalid(self.tenant.dispatch(self.users[0], data_access_type="dynamic", data_items=None,
                                                        data_fetch_url=bad), "data_fetch_url")

    def test_bad_items(self):
        self.assertInvalid(self.tenant.dispatch(self.users[0], data_items=[AMOUNT, {**AMOUNT, "title": ""}]),
                           "data_items[1].title", "data_items[1].key")
        self.assertInvalid(self.tenant.dispatch(self.users[0], data_items=[]), "data_items")

    def test_more_than_the_validators(self):
        answer = self.tenant.dispatch(*self.users, quorum=4, rejections_to_fail=4)
        self.assertInvalid(answer, "quorum", "rejections_to_fail")

    def test_default_quorum(self):
        for event_type, required in (("sudo_action", 1), ("sudo_group_action", 3), ("sudo_delegated_action", 1)):
            data = self.assertSuccess(self.tenant.dispatch(*self.users, event_type=event_type))
            self.assertEqual(data["quorum"]["required"], required)

    def test_the_same_key(self):
        body = self.tenant.dispatch_body(*self.users)
        first = self.tenant.post("/sudo/dispatch", body)
        self.assertSuccess(self.phones[0].vote(first.data["event_id"]))
        self.assertEqual(self.tenant.post("/sudo/dispatch", body).json, first.json)
        self.assertRefused(self.tenant.post("/sudo/dispatch", {**body, "title": "Another"}), 409,
                           "IDEMPOTENCY_CONFLICT")

    def test_a_member_is_asked_once(self):
        for name in ("one", "two"):
            self.assertSuccess(self.tenant.upsert_group(name, *self.users[:2]))
        data = self.assertSuccess(self.tenant.dispatch(
            self.users[0], event_type="sudo_group_action", relay_group_linked_id_list=["one", "two", "one"]))
        self.assertEqual((data["validator_count"], data["quorum"]["required"]), (2, 2))

    def test_groups(self):
        self.assertInvalid(self.tenant.post("/upsert/group", {}), "group_linked_id", "display_name",
                           "member_linked_ids")
        self.assertInvalid(self.tenant.upsert_group("empty"), "member_linked_ids")
        data = self.assertSuccess(self.tenant.upsert_group("board", *self.users))
        self.assertEqual(data["member_linked_ids"], self.users)
        self.assertSuccess(self.tenant.upsert_group("board", self.users[0], display_name="Half the board"))
        data = self.assertSuccess(self.tenant.dispatch(relay_group_linked_id_list=["board"]))
        self.assertEqual(data["validator_count"], 1)

    def test_bad_bodies(self):
        for path in ("/sudo/dispatch", "/upsert/group", "/grant/delegation"):
            with self.subTest(path):
                self.assertRefused(self.tenant.post(path, b"{"), 400, "JSON_INVALID")
                self.assertRefused(self.tenant.post(path, b'{"title":"a","title":"b"}'), 400, "JSON_INVALID")
                self.assertInvalid(self.tenant.post(path, b"[]"), "body")
                self.assertRefused(self.tenant.post(path), 422, "VALIDATION_FAILED")
                self.assertRefused(self.tenant.send("GET", path), 405, "METHOD_NOT_ALLOWED")
                self.assertRefused(self.tenant.post(path, {}, signature="0" * 64), 401, "SIGNATURE_INVALID")
                self.assertRefused(self.tenant.post(path, b" " * (1024 * 1024 + 1)), 413, "BODY_TOO_LARGE")


class AnswerTest(DispatchCase):
    def test_two_of_three(self):
        event_id = self.open_group(quorum=2, rejections_to_fail=2)
        first = self.assertSuccess(self.phones[0].vote(event_id))
        self.assertEqual((first["status"], first["quorum"]), ("pending", self.quorum(2, 1, 0)))
        status = self.status(event_id)
        self.assertEqual((status["status"], status["quorum"]), ("pending", self.quorum(2, 1, 0)))
        self.assertEqual([v["decision"] for v in status["validators"]], ["approved", None, None])
        self.assertEqual(status["validators"][0]["devices"][0]["status"], "answered")
        self.assertFalse(self.callbacks.deliveries(event_id))

        self.assertEqual(self.assertSuccess(self.phones[1].vote(event_id, "rejected", reason="Too much"))["status"],
                         "pending")
        last = self.assertSuccess(self.phones[2].vote(event_id))
        self.assertEqual((last["status"], last["quorum"]), ("approved", self.quorum(2, 2, 1)))

        event = self.assertDelivered(self.callbacks, self.tenant, event_id, "approved")
        self.assertEqual(event["sudo_event_id"], event_id)
        self.assertEqual(event["quorum"], self.quorum(2, 2, 1))
        self.assertEqual([a["decision"] for a in event["approvals"]], ["approved", "rejected", "approved"])
        self.assertEqual([a["user_socket_hash"] for a in event["approvals"]], self.users)
        self.assertEqual(event["approvals"][1]["reason"], "Too much")
        self.assertEqual(event["device_id"], self.phones[2].pairing["device_id"])

    def test_one_rejection_is_enough(self):
        event_id = self.open_group()
        self.assertEqual(self.assertSuccess(self.phones[1].vote(event_id, "rejected", reason="No"))["status"], "rejected")
        event = self.assertDelivered(self.callbacks, self.tenant, event_id, "rejected")
        self.assertEqual(event["reason"], "No")
        self.assertRefused(self.phones[0].vote(event_id), 409, "CHALLENGE_ANSWERED")

    def test_a_quorum_out_of_reach(self):
        event_id = self.open_group(quorum=2, rejections_to_fail=3)
        self.assertSuccess(self.phones[0].vote(event_id, "rejected"))
        self.assertEqual(self.assertSuccess(self.phones[1].vote(event_id, "rejected"))["status"], "rejected")
        event = self.assertDelivered(self.callbacks, self.tenant, event_id, "rejected")
        self.assertEqual(event["reason"], "quorum_unreachable")

    def test_a_validator_answers_once_on_whichever_device(self):
        user = new_user()
        here, there = self.tenant.pair_phone(user), self.tenant.pair_phone(user)
        event_id = self.tenant.open_dispatch(user["user_socket_hash"], self.users[0], quorum=2)
        self.assertSuccess(here.vote(event_id))
        self.assertRefused(there.vote(event_id), 409, "CHALLENGE_ANSWERED")
        self.assertRefused(here.vote(event_id, "rejected"), 409, "CHALLENGE_ANSWERED")
        self.assertEqual(self.status(event_id)["quorum"], self.quorum(2, 1, 0))

    def test_what_an_answer_needs(self):
        event_id = self.open_group()
        phone = self.phones[0]
        self.assertInvalid(phone.vote(event_id, local_auth=None), "local_auth")
        self.assertInvalid(phone.vote(event_id, custom_type="totp"), "custom_type")
        self.assertInvalid(phone.vote(event_id, instruction_id="x"), "event_id")
        self.assertInvalid(phone.vote(event_id, "maybe"), "decision")
        self.assertRefused(phone.vote("unknown"), 404, "CHALLENGE_NOT_FOUND")
        self.assertRefused(self.tenant.pair_phone().vote(event_id), 404, "CHALLENGE_NOT_FOUND")
        self.assertRefused(phone.call("/answered", {"event_id": event_id, "decision": "approved", "local_auth": True}),
                           409, "ANSWER_PATH_WRONG")

    def test_three_wrong_answers(self):
        event_id = self.open_group()
        for left in (2, 1, 0):
            data = self.assertRefused(self.phones[0].vote(event_id, local_auth=False), 422, "ANSWER_WRONG")
            self.assertEqual(data["attempts_left"], left)
        event = self.assertDelivered(self.callbacks, self.tenant, event_id, "rejected")
        self.assertEqual(event["reason"], "too_many_attempts")

    def test_seen(self):
        event_id = self.open_group()
        for _ in range(2):
            self.assertSuccess(self.phones[0].call("/seen", {"event_id": event_id}))
        self.assertEqual(self.status(event_id)["validators"][0]["devices"][0]["status"], "seen")
        self.assertRefused(self.tenant.pair_phone().call("/seen", {"event_id": event_id}), 404)


class ExpiryTest(DispatchCase):
    def test_it_expires_on_the_virtual_clock(self):
        event_id = self.open_group(ttl_seconds=30)
        self.assertSuccess(self.phones[0].vote(event_id))
        self.control.advance(30)
        self.addCleanup(self.control.reset_clock)
        self.assertRefused(self.phones[1].vote(event_id), 410, "CHALLENGE_EXPIRED")
        event = self.assertDelivered(self.callbacks, self.tenant, event_id, "expired")
        self.assertEqual((event["reason"], event["quorum"]), ("quorum_missed", self.quorum(3, 1, 0)))
        self.assertEqual(len(event["approvals"]), 1)
        self.control.reset_clock()
        self.assertEqual(self.status(event_id)["status"], "expired")


class SimulatedDevicesTest(BlackBoxCase):
    def setUp(self):
        self.tenant, self.callbacks = self.tenant_with_receiver()
        users = [new_user() for _ in range(3)]
        self.devices = [self.control.paired_device(self.tenant, user) for user in users]
        self.users = [user["user_socket_hash"] for user in users]

    def open(self, **changes):
        return self.tenant.open_dispatch(*self.users, event_type="sudo_group_action", quorum=2, **changes)

    def test_it_is_read_like_a_challenge(self):
        self.assertSuccess(self.tenant.upsert_group("board", *self.users, display_name="The board"))
        event_id = self.tenant.open_dispatch(event_type="sudo_group_action", relay_group_linked_id_list=["board"])
        data = self.assertSuccess(self.control.challenge(event_id, locale="fr_FR"))
        self.assertEqual((data["event_id"], data["status"], data["event_type"]), (event_id, "pending", "sudo_group_action"))
        self.assertEqual(data["groups"], [{"group_linked_id": "board", "display_name": "The board"}])
        self.assertEqual([v["user_socket_hash"] for v in data["validators"]], self.users)
        self.assertIn("9\u202f000,00", data["display"]["fields"][0]["text"])
        listed = self.assertSuccess(self.control.get("/challenges", device_id=self.devices[1]))
        self.assertEqual([item["event_id"] for item in listed], [event_id])
        self.assertRefused(self.control.challenge(event_id, tenant_id="tnt_other"), 404, "CHALLENGE_NOT_FOUND")

    def test_it_stands_among_the_challenges(self):
        def listed(**query):
            return self.assertSuccess(self.control.get("/challenges", device_id=self.devices[0], **query))
        first = self.tenant.challenge(self.users[0]).data["instruction_id"]
        second = self.open()
        third = self.tenant.challenge(self.users[0]).data["instruction_id"]
        items = listed()
        self.assertEqual([item["instruction_id"] for item in items], [third, second, first])
        numbers = [item["number"] for item in items]
        self.assertEqual(numbers, [numbers[0], numbers[0] - 1, numbers[0] - 2])
        self.assertEqual([item["instruction_id"] for item in listed(since=numbers[1])], [third])
        self.assertEqual([item["instruction_id"] for item in listed(limit=2)], [third, second])

    def test_each_device_answers_for_its_person(self):
        event_id = self.open()
        data = self.assertSuccess(self.control.approve(event_id, self.devices[0]))
        self.assertEqual((data["status"], data["quorum"]["approved"]), ("pending", 1))
        self.assertRefused(self.control.approve(event_id, self.devices[0]), 409, "CHALLENGE_ANSWERED")
        data = self.assertSuccess(self.control.approve(event_id, self.devices[2]))
        self.assertEqual(data["status"], "approved")
        event = self.assertDelivered(self.callbacks, self.tenant, event_id, "approved")
        for approval in event["approvals"]:
            self.assertEqual(approval["display_digest"], data["display_digest"])
            self.assertRegex(approval["device_signature"], "^ed25519:")
        self.assertRefused(self.control.approve(event_id, self.devices[1]), 409, "CHALLENGE_ANSWERED")

    def test_denied_on_a_device(self):
        event_id = self.open()
        data = self.assertSuccess(self.control.deny(event_id, self.devices[1], reason="Not today"))
        self.assertEqual((data["status"], data["validators"][1]["reason"]), ("rejected", "Not today"))

    def test_policies_answer(self):
        for device in self.devices[:2]:
            answer = self.control.call("PUT", f"/devices/{device}/policy",
                                       {"mode": "approve", "match": {"expected_action": "update"}})
            self.assertSuccess(answer)
        event_id = self.open()
        self.assertDelivered(self.callbacks, self.tenant, event_id, "approved")
        waiting = self.open(action_type="deletion")
        self.assertEqual(self.control.status_of(waiting), "pending")

    def test_one_device_of_two_validators(self):
        user = new_user()
        answer = self.control.pair(self.devices[0], pairing_proof=self.tenant.pairing_proof(user))
        self.assertIn(answer.status, (200, 201), answer)
        event_id = self.tenant.open_dispatch(self.users[0], user["user_socket_hash"], event_type="sudo_group_action")
        self.assertEqual(self.assertSuccess(self.control.approve(event_id, self.devices[0]))["status"], "pending")
        self.assertEqual(self.assertSuccess(self.control.approve(event_id, self.devices[0]))["status"], "approved")


class RestartTest(BlackBoxCase):
    def test_a_half_answered_dispatch_survives(self):
        import tempfile
        from client import Countersignd, Control, Operator
        with tempfile.TemporaryDirectory() as directory, self.receiver() as receiver:
            options = ("--data-dir", directory, "--key-store", "file", "--control-bypass")
            with Countersignd(*options) as before:
                tenant = Operator(before).new_tenant(callback_url_base=receiver.url)
                control = Control(before)
                users = [new_user(), new_user()]
                devices = [control.paired_device(tenant, user) for user in users]
                self.assertSuccess(tenant.upsert_group("board", *(user["user_socket_hash"] for user in users)))
                body = tenant.dispatch_body(event_type="sudo_group_action", relay_group_linked_id_list=["board"])
                first = tenant.post("/sudo/dispatch", body)
                event_id = first.data["event_id"]
                self.assertSuccess(control.approve(event_id, devices[0]))
            with Countersignd(*options) as after:
                tenant, control = tenant.at(after), Control(after)
                self.assertEqual(tenant.post("/sudo/dispatch", body).json, first.json)
                self.assertEqual(control.challenge(event_id).data["quorum"]["approved"], 1)
                # The device lost its inbox with the process; the relay pushes again.
                answer = eventually(lambda: (lambda a: a if a.status == 200 else None)(
                    control.approve(event_id, devices[1])), "the second approval")
                self.assertEqual(answer.data["status"], "approved")
                self.assertDelivered(receiver, tenant, event_id, "approved")
