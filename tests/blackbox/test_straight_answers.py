"""Answers that devices bring to the backend itself: the protocol, section 8, `submit-response`."""

import time

from client import AnsweredBackend, BlackBoxCase, CallbackReceiver, new_user
from client.parties import unique

STATUS = "/fetch/delivery-status"
ROUTE = "/_bloonio/submit-response"


class StraightAnswerTest(BlackBoxCase):
    def setUp(self):
        self.callbacks = self.receiver()
        self.tenant = self.operator.new_tenant(callback_url_base=self.callbacks.url)
        self.backend = AnsweredBackend(self.tenant.secret)
        self.addCleanup(self.backend.close)
        self.user = new_user()
        self.device = self.control.paired_device(self.tenant, self.user)
        self.addCleanup(self.control.reset_clock)

    def ask(self, tenant=None, **changes):
        body = {"backend_url": self.backend.url, "answer_path": "backend", **changes}
        answer = (tenant or self.tenant).challenge(self.user["user_socket_hash"], **body)
        return self.assertSuccess(answer)["instruction_id"]

    def status(self, instruction_id):
        return self.assertSuccess(self.tenant.post(STATUS, {"instruction_id": instruction_id}))

    def no_callback(self, instruction_id):
        """Another decision's callback has come through since: what was to come before it would be here."""
        later = self.tenant.open_challenge(self.tenant.pair_phone(self.user))
        self.assertSuccess(self.control.deny(later, self.device))
        self.assertDelivered(self.callbacks, self.tenant, later, "rejected")
        self.assertEqual(self.callbacks.deliveries(instruction_id), [])

    def test_the_backend_verifies_with_its_own_secret_alone(self):
        instruction_id = self.ask()
        self.assertSuccess(self.control.approve(instruction_id, self.device))
        submitted, = self.backend.wait_for(1)
        self.assertEqual(submitted.path, ROUTE)
        self.assertIsNone(submitted.refusal)
        row, = self.status(instruction_id)["devices"]
        self.assertEqual(submitted.claims["instruction_id"], instruction_id)
        self.assertEqual(submitted.claims["device_id"], row["device_id"])
        self.assertAlmostEqual(submitted.claims["exp"], time.time() + 180, delta=30)
        self.assertEqual((submitted.body["instruction_id"], submitted.body["decision"], submitted.body["custom_type"],
                          submitted.body["local_auth"]), (instruction_id, "approved", "localAuth", True))
        self.assertRegex(submitted.body["display_digest"], "^sha256:")

    def test_the_relay_learns_the_outcome_and_calls_nobody_back(self):
        for answer, status in ((self.control.approve, "approved"), (self.control.deny, "rejected")):
            with self.subTest(status):
                instruction_id = self.ask()
                self.assertSuccess(answer(instruction_id, self.device))
                told = self.status(instruction_id)
                self.assertEqual((told["status"], told["answer_path"], told["answered_via"]),
                                 (status, "backend", "backend"))
                self.assertIn("answered", [row["status"] for row in told["devices"]])
                shown = self.assertSuccess(self.control.challenge(instruction_id))
                self.assertEqual((shown["status"], shown["answer_path"], shown["decision"]["via"]),
                                 (status, "backend", "backend"))
                self.control.advance(600)
                self.assertEqual(self.status(instruction_id)["status"], status)
                self.no_callback(instruction_id)

    def test_nobody_is_called_back_when_it_expires(self):
        instruction_id = self.ask(ttl_seconds=30)
        self.control.advance(30)
        self.assertEqual(self.status(instruction_id)["status"], "expired")
        self.assertIsNone(self.status(instruction_id)["answered_via"])
        self.no_callback(instruction_id)

    def test_a_number_is_for_the_backend_to_judge(self):
        self.backend.statuses = [(422, {"error": "ANSWER_WRONG", "attempts_left": 2}), 201]
        instruction_id = self.ask(custom_type="goldenNumber", numbers=[17, 42])
        self.assertRefused(self.control.approve(instruction_id, self.device, number=17), 422, "ANSWER_WRONG")
        self.assertEqual(self.status(instruction_id)["status"], "pending")
        self.assertSuccess(self.control.approve(instruction_id, self.device, number=42))
        self.assertEqual([submitted.body["number"] for submitted in self.backend.received], [17, 42])
        self.assertEqual(self.assertSuccess(self.control.challenge(instruction_id))["decision"]["number"], 42)

    def test_a_failure_may_be_retried(self):
        self.backend.statuses = [500, 503, 200]
        instruction_id = self.ask()
        for _ in range(2):
            self.assertRefused(self.control.approve(instruction_id, self.device), 502, "BACKEND_REFUSED")
            self.assertEqual(self.status(instruction_id)["status"], "pending")
        self.assertSuccess(self.control.approve(instruction_id, self.device))
        self.assertEqual(self.status(instruction_id)["answered_via"], "backend")

    def test_a_failure_goes_through_the_relay_only_when_told(self):
        gone = CallbackReceiver()
        gone.close()
        instruction_id = self.ask(backend_url=gone.url)
        self.assertRefused(self.control.approve(instruction_id, self.device), 502)
        self.assertEqual(self.status(instruction_id)["status"], "pending")
        self.assertSuccess(self.control.approve(instruction_id, self.device, answer_path="relay"))
        self.assertEqual(self.status(instruction_id)["answered_via"], "relay")
        self.assertDelivered(self.callbacks, self.tenant, instruction_id, "approved")

    def test_what_the_backend_has_ended_is_ended(self):
        for status, code, http_status in ((409, "CHALLENGE_ANSWERED", 409), (410, "CHALLENGE_EXPIRED", 410)):
            with self.subTest(status):
                self.backend.statuses = [status]
                self.assertRefused(self.control.approve(self.ask(), self.device), http_status, code)

    def test_the_tenant_may_prefer_it(self):
        changed = self.operator.call("POST", "/update/tenant", {"answer_path": "backend"},
                                     tenant_id=self.tenant.tenant_id)
        self.assertSuccess(changed)
        fetched = self.operator.call("GET", "/fetch/tenant", tenant_id=self.tenant.tenant_id)
        self.assertEqual(self.assertSuccess(fetched)["answer_path"], "backend")
        for changes, path in (({"answer_path": None}, "backend"), ({"answer_path": "relay"}, "relay"),
                              ({"answer_path": None, "backend_url": None}, "relay"),
                              ({"answer_path": None, "custom_type": "totp"}, "relay")):
            with self.subTest(changes):
                self.assertEqual(self.status(self.ask(**changes))["answer_path"], path)
        fresh = self.assertSuccess(self.operator.provision(), 201)
        fetched = self.operator.call("GET", "/fetch/tenant", tenant_id=fresh["tenant_id"])
        self.assertEqual(self.assertSuccess(fetched)["answer_path"], "relay")

    def test_what_cannot_be_asked(self):
        url = {"backend_url": self.backend.url}
        for members, path in (({"answer_path": "backend"}, "answer_path"), ({**url, "answer_path": "x"}, "answer_path"),
                              ({**url, "answer_path": "backend", "custom_type": "totp"}, "answer_path"),
                              ({"backend_url": "ftp://127.0.0.1"}, "backend_url"),
                              ({"backend_url": "http://u:p@127.0.0.1"}, "backend_url")):
            with self.subTest(members):
                self.assertInvalid(self.tenant.challenge(self.user["user_socket_hash"], **members), path)
        refused = self.operator.provision(answer_path="both")
        self.assertInvalid(refused, "answer_path")

    def test_one_of_several_devices_answers_and_the_others_are_told(self):
        other = self.control.paired_device(self.tenant, self.user)
        instruction_id = self.ask()
        self.assertSuccess(self.control.approve(instruction_id, other))
        self.assertRefused(self.control.approve(instruction_id, self.device), 409, "CHALLENGE_ANSWERED")
        self.assertEqual(len(self.backend.received), 1)
        self.assertEqual(sorted(row["status"] for row in self.status(instruction_id)["devices"]), ["answered", "pushed"])

    def test_only_what_was_asked_so_is_reported_so(self):
        phone = self.tenant.pair_phone(self.user)
        report = {"decision": "approved", "custom_type": "localAuth"}
        straight, ordinary, unique_id = self.ask(), self.tenant.open_challenge(phone), unique("instr")
        self.assertRefused(phone.call("/answered", {"instruction_id": ordinary, **report}), 409, "ANSWER_PATH_WRONG")
        self.assertRefused(phone.call("/answered", {"instruction_id": unique_id, **report}), 404, "CHALLENGE_NOT_FOUND")
        self.assertInvalid(phone.call("/answered", {"instruction_id": straight}), "decision")
        self.assertRefused(phone.call("/answered", {"instruction_id": straight, **report}, token="x"), 401)
        stranger = self.tenant.pair_phone()
        self.assertRefused(stranger.call("/answered", {"instruction_id": straight, **report}), 404)
        self.assertSuccess(phone.call("/answered", {"instruction_id": straight, **report}))
        self.assertRefused(phone.call("/answered", {"instruction_id": straight, **report}), 409, "CHALLENGE_ANSWERED")

    def test_the_token_is_nowhere_to_be_read(self):
        instruction_id = self.ask()
        self.assertSuccess(self.control.approve(instruction_id, self.device))
        token = self.backend.received[0].token
        self.assertTrue(token)
        for path in ("/exchanges?limit=1000", "/events?limit=1000", f"/challenges/{instruction_id}"):
            self.assertNotIn(token, self.control.call("GET", path).text)
        rows = [row for row in self.assertSuccess(self.control.call("GET", "/exchanges?limit=1000"))
                if row["request"]["target"].endswith(ROUTE) and row["instruction_id"] == instruction_id]
        self.assertEqual([row["direction"] for row in rows], ["outbound"])
