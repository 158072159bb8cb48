"""The demo backend, protected by the guard: the backend library's two-call protocol, from outside."""

import concurrent.futures
import json

from client import BlackBoxCase, call, eventually, hmac1_headers
from client.bank import LIMIT, TRANSFER, Bank
from client.control import plain, rendered_fields, state_of


class DemoCase(BlackBoxCase):
    serve_options = ("--demo", "--in-memory", "--control-bypass", "--rate-limit", "off")

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bank = Bank(cls.countersignd.demo_backend_url)
        cls.device_id = cls.control.get("/devices").data[0]["device_id"]

    def assertError(self, answer, error, status=403):
        """The guard's own answer has `error`, not the relay's envelope."""
        self.assertEqual((answer.status, answer.member("error")), (status, error), answer)
        return answer.json

    def key_required(self, answer):
        """The instruction id of a fresh challenge."""
        instruction_id = self.assertError(answer, "SUDO_INSTRUCTION_KEY_REQUIRED")["instruction_id"]
        self.assertRegex(instruction_id, r"^\S{16,128}$")
        self.assertEqual(self.control.status_of(instruction_id), "pending")
        return instruction_id

    def approve(self, instruction_id, **answer):
        self.assertSuccess(self.control.approve(instruction_id, self.device_id, **answer))

    def deny(self, instruction_id, **answer):
        self.assertSuccess(self.control.deny(instruction_id, self.device_id, **answer))

    def wait_validated(self, instruction_id):
        """Waits by looking into the instruction store, so that no re-call is spent on it."""
        eventually(lambda: state_of(self.control.get(f"/instructions/{instruction_id}").data or {}) == "validated",
                   f"{instruction_id} validated")


class PayrollTest(DemoCase):
    """Two of three signatories approve, and the bank runs it itself."""

    def begin(self):
        """The operation's id, and the dispatch's."""
        operation_id = self.assertError(self.bank.payroll(), "SUDO_INSTRUCTION_KEY_REQUIRED")["instruction_id"]
        event_id = self.assertSuccess(self.control.get("/challenges", status="pending"))[0]["instruction_id"]
        return operation_id, event_id

    def phones(self):
        return [device["device_id"] for device in self.assertSuccess(self.control.get("/devices"))]

    def test_two_of_three(self):
        operation_id, event_id = self.begin()
        jane, paul, ana = self.phones()
        self.assertSuccess(self.control.approve(event_id, jane))
        self.assertError(self.bank.payroll(operation_id), "SUDO_INSTRUCTION_PENDING")
        self.assertError(self.bank.payroll(operation_id, total="1.00"), "SUDO_INSTRUCTION_MISMATCH")
        self.assertSuccess(self.control.approve(event_id, paul))
        done = self.bank.settled(self.bank.payroll, operation_id)
        self.assertEqual((done.status, done.member("executed")), (200, True), done)
        self.assertEqual(self.bank.payroll(operation_id).json, done.json, "the outcome is kept, and nothing runs again")
        self.assertRefused(self.control.approve(event_id, ana), 409)
        self.assertEqual(call("GET", self.bank.url + "/ledger").member("payrolls"), 1)

    def test_one_denial_ends_it(self):
        operation_id, event_id = self.begin()
        self.assertSuccess(self.control.deny(event_id, self.phones()[2], reason="Not this month"))
        refused = self.assertError(self.bank.settled(self.bank.payroll, operation_id), "SUDO_INSTRUCTION_REJECTED")
        self.assertEqual(refused["reason"], "Not this month")


class StraightAnswerTest(DemoCase):
    """The device answers the bank itself."""

    def test_two_calls_without_a_callback(self):
        instruction_id = self.key_required(self.bank.beneficiary())
        self.approve(instruction_id)
        self.assertEqual(self.bank.beneficiary(instruction_id).status, 200)
        self.assertError(self.bank.beneficiary(instruction_id), "SUDO_INSTRUCTION_CONSUMED")
        shown = self.assertSuccess(self.control.challenge(instruction_id))
        self.assertEqual((shown["status"], shown["decision"]["via"]), ("approved", "backend"))
        deliveries = self.assertSuccess(self.control.get("/deliveries", limit=1000))
        self.assertNotIn(instruction_id, [delivery["instruction_id"] for delivery in deliveries])

    def test_a_denial(self):
        instruction_id = self.key_required(self.bank.beneficiary())
        self.deny(instruction_id, reason="not me")
        refused = self.assertError(self.bank.beneficiary(instruction_id), "SUDO_INSTRUCTION_REJECTED")
        self.assertEqual(refused["reason"], "not me")

    def test_through_the_relay_when_told(self):
        instruction_id = self.key_required(self.bank.beneficiary())
        self.approve(instruction_id, answer_path="relay")
        self.assertEqual(self.bank.settled(self.bank.beneficiary, instruction_id).status, 200)

    def test_without_a_token_nobody_is_heard(self):
        instruction_id = self.key_required(self.bank.beneficiary())
        body = {"instruction_id": instruction_id, "decision": "approved", "local_auth": True}
        self.assertError(self.bank.call("/_bloonio/submit-response", body), "TOKEN_MISSING", 401)
        self.assertError(self.bank.beneficiary(instruction_id), "SUDO_INSTRUCTION_PENDING")


class TransferTest(DemoCase):
    """Local authentication."""

    def test_two_calls(self):
        instruction_id = self.key_required(self.bank.transfer())
        self.approve(instruction_id)
        answer = self.bank.settled(self.bank.transfer, instruction_id)
        self.assertEqual(answer.status, 200, answer)
        self.assertIsInstance(answer.json, dict)
        for _ in range(2):
            self.assertError(self.bank.transfer(instruction_id), "SUDO_INSTRUCTION_CONSUMED")

    def test_the_person_sees_what_is_approved(self):
        instruction_id = self.key_required(self.bank.transfer())
        for locale, amount in (("en_US", "1,000.00"), ("de_DE", "1.000,00"), ("fr_FR", "1 000,00")):
            with self.subTest(locale):
                rows = rendered_fields(self.assertSuccess(self.control.challenge(instruction_id, locale=locale)))
                self.assertTrue(rows)
                texts = {row["data_type"]: plain(row["text"]) for row in rows}
                self.assertIn(amount, texts["CURRENCY_USD"])
                self.assertIn("USD", texts["CURRENCY_USD"])
                self.assertIn("ACME Corp", texts.get("PARTY_NAME", ""))
                self.assertIn("DE89", texts.get("IBAN", ""))
                self.assertIn("2026", texts.get("DATE", ""))

    def test_every_first_call_is_a_challenge_of_its_own(self):
        ids = {self.key_required(self.bank.transfer()) for _ in range(3)}
        self.assertEqual(len(ids), 3)

    def test_still_pending(self):
        instruction_id = self.key_required(self.bank.transfer())
        data = self.assertError(self.bank.transfer(instruction_id), "SUDO_INSTRUCTION_PENDING")
        self.assertIsInstance(data["retry_after"], (int, float))
        self.assertGreater(data["retry_after"], 0)

    def test_denied(self):
        instruction_id = self.key_required(self.bank.transfer())
        self.deny(instruction_id, reason="not me")
        data = self.assertError(self.bank.settled(self.bank.transfer, instruction_id), "SUDO_INSTRUCTION_REJECTED")
        self.assertEqual(data["reason"], "not me")
        self.assertError(self.bank.transfer(instruction_id), "SUDO_INSTRUCTION_REJECTED")

    def test_another_request_than_the_approved_one(self):
        instruction_id = self.key_required(self.bank.transfer())
        self.approve(instruction_id)
        self.wait_validated(instruction_id)
        spaced = json.dumps(TRANSFER, indent=1).encode()
        others = {
            "amount": self.bank.transfer(instruction_id, amount="1000.01"),
            "beneficiary": self.bank.transfer(instruction_id, beneficiary="Mallory"),
            "one more member": self.bank.transfer(instruction_id, note=""),
            "other bytes of the same JSON": self.bank.call("/transfer/execute", spaced, instruction_id),
            "a query": self.bank.call("/transfer/execute?fast=1", TRANSFER, instruction_id),
            "another route": self.bank.card_limit(instruction_id),
        }
        for name, answer in others.items():
            with self.subTest(name):
                self.assertError(answer, "SUDO_INSTRUCTION_MISMATCH")
        # The instruction stayed as it was.
        self.assertEqual(self.bank.transfer(instruction_id).status, 200)
        self.assertError(self.bank.transfer(instruction_id), "SUDO_INSTRUCTION_CONSUMED")

    def test_of_many_redemptions_one_wins(self):
        instruction_id = self.key_required(self.bank.transfer())
        self.approve(instruction_id)
        self.wait_validated(instruction_id)
        with concurrent.futures.ThreadPoolExecutor(16) as pool:
            answers = list(pool.map(lambda _: self.bank.transfer(instruction_id), range(32)))
        self.assertEqual(sorted(answer.status for answer in answers), [200] + [403] * 31)
        for answer in answers:
            if answer.status == 403:
                self.assertError(answer, "SUDO_INSTRUCTION_CONSUMED")

    def test_keys_that_name_nothing_answer_like_unknown(self):
        for key in ("", "unknown", "x" * 10_000, "../../etc/passwd", "%00", "null", "0", "' OR 1=1 --"):
            with self.subTest(key[:20]):
                self.assertNotEqual(self.key_required(self.bank.transfer(key)), key)

    def test_a_forged_callback_approves_nothing(self):
        instruction_id = self.key_required(self.bank.transfer())
        challenge = self.control.challenge(instruction_id).data
        event = {"event_id": "evt_forged", "type": "approval", "tenant_id": challenge.get("tenant_id"),
                 "instruction_id": instruction_id, "sudo_event_id": None, "status": "approved",
                 "custom_type": "localAuth", "expected_action": challenge.get("expected_action"),
                 "user_socket_hash": challenge.get("user_socket_hash"), "decided_at": "2026-06-21T10:15:30.123Z"}
        body = json.dumps(event).encode()
        for headers in ({}, hmac1_headers(str(challenge.get("tenant_id")), "sk_guess", body)):
            answer = call("POST", self.bank.url + "/api/sudo-callback", body, headers)
            self.assertIn(answer.status, range(400, 500), answer)
        self.assertError(self.bank.transfer(instruction_id), "SUDO_INSTRUCTION_PENDING")

    def test_a_foreign_host_is_refused_here_too(self):
        answer = call("POST", self.bank.url + "/transfer/execute", TRANSFER, {"Host": "bank.example"})
        self.assertIn(answer.status, (400, 403, 421), answer)


class LoginTest(DemoCase):
    """Number matching."""

    def first_call(self):
        answer = self.bank.login()
        instruction_id, number = self.key_required(answer), answer.json["number"]
        return instruction_id, number

    def test_the_client_shows_one_number_and_the_device_three(self):
        answer = self.bank.login()
        number = answer.json["number"]
        self.assertIn(number, range(10, 100))
        challenge = self.assertSuccess(self.control.challenge(self.key_required(answer)))
        self.assertEqual(len(set(challenge["numbers"])), 3)
        self.assertIn(number, challenge["numbers"])
        for other in challenge["numbers"]:
            self.assertIn(other, range(10, 100))
            if other != number:
                self.assertNotIn(other, [v for v in answer.json.values() if isinstance(v, int)])

    def test_the_number_shown_lets_in(self):
        instruction_id, number = self.first_call()
        self.approve(instruction_id, number=number)
        self.assertEqual(self.bank.settled(self.bank.login, instruction_id).status, 200)
        self.assertError(self.bank.login(instruction_id), "SUDO_INSTRUCTION_CONSUMED")

    def test_a_device_left_to_itself_picks_the_right_number(self):
        instruction_id, _ = self.first_call()
        self.approve(instruction_id)
        self.assertEqual(self.bank.settled(self.bank.login, instruction_id).status, 200)

    def test_another_number_never_lets_in(self):
        instruction_id, number = self.first_call()
        numbers = self.control.challenge(instruction_id).data["numbers"]
        wrong = next(n for n in numbers if n != number)
        for _ in range(3):
            # The relay may judge the number (422) or report it for the backend to judge.
            self.control.approve(instruction_id, self.device_id, number=wrong)
            self.assertEqual(self.bank.login(instruction_id).status, 403)
        self.assertError(self.bank.settled(self.bank.login, instruction_id), "SUDO_INSTRUCTION_REJECTED")


class CardLimitTest(DemoCase):
    """TOTP."""

    def test_the_devices_code_lets_through(self):
        instruction_id = self.key_required(self.bank.card_limit())
        self.assertEqual(self.control.challenge(instruction_id).data["custom_type"], "totp")
        self.approve(instruction_id)
        self.assertEqual(self.bank.settled(self.bank.card_limit, instruction_id).status, 200)
        self.assertError(self.bank.card_limit(instruction_id), "SUDO_INSTRUCTION_CONSUMED")

    def test_a_wrong_code_does_not(self):
        instruction_id = self.key_required(self.bank.card_limit())
        for _ in range(3):
            answer = self.control.approve(instruction_id, self.device_id, totp_code="no code")
            self.assertIn(answer.status, (409, 422), answer)
            self.assertEqual(self.bank.card_limit(instruction_id).status, 403)

    def test_a_card_number_is_masked_and_an_amount_is_not(self):
        instruction_id = self.key_required(self.bank.card_limit())
        rows = rendered_fields(self.control.challenge(instruction_id, locale="en_US").data)
        self.assertTrue(any("2,500.00" in plain(row["text"]) for row in rows), rows)
        for row in rows:
            if row["data_type"] == "CARD_PAN":
                self.assertNotIn(LIMIT["card"], plain(row["text"]).replace(" ", ""))


class DemoTimeTest(DemoCase):
    """Expiry: advancing the clock makes approvals and challenges worthless."""

    def tearDown(self):
        self.control.reset_clock()

    def test_an_expired_challenge_is_asked_anew(self):
        old = self.key_required(self.bank.transfer())
        self.control.advance(601)
        fresh = self.key_required(self.bank.transfer(old))
        self.assertNotEqual(fresh, old)
        self.assertEqual(self.control.status_of(old), "expired")
        self.approve(fresh)
        self.assertEqual(self.bank.settled(self.bank.transfer, fresh).status, 200)

    def test_an_approval_left_lying_expires(self):
        old = self.key_required(self.bank.transfer())
        self.approve(old)
        self.wait_validated(old)
        self.control.advance(3600)
        self.assertNotEqual(self.key_required(self.bank.transfer(old)), old)

    def test_a_reset_does_not_revive_it(self):
        old = self.key_required(self.bank.transfer())
        self.approve(old)
        self.wait_validated(old)
        self.control.advance(3600)
        self.control.reset_clock()
        self.assertNotEqual(self.key_required(self.bank.transfer(old)), old)


class StoresTest(DemoCase):
    """The two stores of the attached state backend, through the control API."""

    def test_instructions_are_listed_read_and_deleted(self):
        instruction_id = self.key_required(self.bank.transfer())
        listed = self.assertSuccess(self.control.get("/instructions"))
        self.assertIn(instruction_id, [instruction["instruction_id"] for instruction in listed])
        self.assertEqual(state_of(self.assertSuccess(self.control.get(f"/instructions/{instruction_id}"))), "pending")
        self.approve(instruction_id)
        self.wait_validated(instruction_id)
        self.assertIn(self.control.delete(f"/instructions/{instruction_id}").status, (200, 204))
        self.assertRefused(self.control.get(f"/instructions/{instruction_id}"), 404)
        self.assertNotEqual(self.key_required(self.bank.transfer(instruction_id)), instruction_id)

    def test_a_consumed_instruction_says_so(self):
        instruction_id = self.key_required(self.bank.transfer())
        self.approve(instruction_id)
        self.assertEqual(self.bank.settled(self.bank.transfer, instruction_id).status, 200)
        instruction = self.assertSuccess(self.control.get(f"/instructions/{instruction_id}"))
        self.assertEqual(state_of(instruction), "consumed")

    def test_pending_operations(self):
        self.assertEqual(self.assertSuccess(self.control.get("/pending-ops")), [])
        self.assertRefused(self.control.get("/pending-ops/unknown"), 404)
        self.assertRefused(self.control.delete("/pending-ops/unknown"), 404)

    def test_the_demo_is_there_at_once(self):
        device = self.assertSuccess(self.control.get("/devices"))[0]
        self.assertEqual(len(device["pairings"]), 1)
        self.assertRegex(device["pairings"][0]["tenant_id"], r"^tnt_")
