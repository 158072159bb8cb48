"""What `send/auth-challenge` takes and answers: the protocol, section 6."""

from client import BlackBoxCase, new_user
from client.parties import unique

FIELD = {"key": "amount", "title": "Amount", "value": "1000.00", "data_type": "CURRENCY_USD"}


def display(*fields, **members):
    return {"title": "Confirm", "subtitle": "Check", "fields": list(fields), **members}


class ChallengeRulesTest(BlackBoxCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tenant = cls.operator.new_tenant()
        cls.phone = cls.tenant.pair_phone()
        cls.user = cls.phone.user_socket_hash

    def challenge(self, **changes):
        return self.tenant.challenge(self.user, **changes)

    # members one by one

    def test_mandatory_members(self):
        for member in ("instruction_id", "expected_action"):
            with self.subTest(member):
                self.assertInvalid(self.challenge(**{member: None}), member)
        body = self.tenant.challenge_body(self.user)
        del body["user_socket_hash"]
        self.assertInvalid(self.tenant.post("/send/auth-challenge", body), "user_socket_hash")

    def test_values_that_a_member_does_not_take(self):
        cases = {
            "user_socket_hash": [5, "", [], {}, True],
            "instruction_id": [5, "", "i" * 129, ["i"], False],
            "expected_action": [5, "", {}],
            "custom_type": ["psychic", "", "TOTP", "LocalAuth", 1, ["totp"]],
            "ttl_seconds": [9, 601, 0, -1, 10 ** 18, 10.5, "60", True, [60]],
            "description": [5, ["text"]],
            "display": ["text", [], 5],
        }
        for member, values in cases.items():
            for value in values:
                with self.subTest(member, value=str(value)[:40]):
                    body = self.tenant.challenge_body(self.user)
                    body[member] = value
                    self.assertInvalid(self.tenant.post("/send/auth-challenge", body), member)

    def test_bounds_that_are_inside(self):
        for changes in ({"ttl_seconds": 10}, {"ttl_seconds": 600}, {"instruction_id": "1"},
                        {"instruction_id": unique("i").ljust(128, "i")}, {"description": "Pay the rent"},
                        {"instruction_id": unique("é").ljust(128, "é")}, {"backend_url": "http://127.0.0.1:9"}):
            with self.subTest(str(changes)[:60]):
                self.assertSuccess(self.challenge(**changes))

    def test_a_user_who_is_not_paired(self):
        prepared = new_user()
        self.tenant.pairing_proof(prepared)
        for user in ("nobody", prepared["user_socket_hash"], self.user + " ", self.user.upper()):
            with self.subTest(user):
                self.assertRefused(self.tenant.challenge(user), 404, "PAIRING_NOT_FOUND")

    # numbers

    def test_numbers_that_do_not_do(self):
        for numbers in ([7], [1, 2, 3, 4, 5, 6], [7, 7], [1, 2, 1], [1.5, 2], ["1", "2"], [1, None], [], "12",
                        {"a": 1}):
            with self.subTest(numbers):
                answer = self.challenge(custom_type="goldenNumber", numbers=numbers)
                fields = self.assertRefused(answer, 422, "VALIDATION_FAILED")["fields"]
                for field in fields:  # `numbers`, or one of its items
                    self.assertRegex(field["path"], r"^numbers\b")

    def test_number_matching_needs_numbers(self):
        self.assertInvalid(self.challenge(custom_type="goldenNumber"), "numbers")

    def test_numbers_belong_to_number_matching_alone(self):
        for custom_type in ("localAuth", "totp"):
            with self.subTest(custom_type):
                answer = self.challenge(custom_type=custom_type, numbers=[1, 2])
                self.assertInvalid(answer, "numbers")

    def test_the_correct_number_is_one_of_them(self):
        for correct in (4, "1", 1.5):
            with self.subTest(correct):
                answer = self.challenge(custom_type="goldenNumber", numbers=[1, 2, 3], correct_number=correct)
                self.assertInvalid(answer, "correct_number")

    def test_numbers_that_do(self):
        for numbers in ([1, 2], [10, 20, 30, 40, 50], [0, -5, 99]):
            with self.subTest(numbers):
                self.assertSuccess(self.challenge(custom_type="goldenNumber", numbers=numbers))
                self.assertSuccess(self.challenge(custom_type="goldenNumber", numbers=numbers,
                                                  correct_number=numbers[-1]))

    # display

    def test_blocks_that_do_not_do(self):
        cases = {
            "no fields": display(), "51 fields": display(*({**FIELD, "key": f"k{i}"} for i in range(51))),
            "a key twice": display(FIELD, FIELD), "key of 65": display({**FIELD, "key": "k" * 65}),
            "key empty": display({**FIELD, "key": ""}), "title of 81": display({**FIELD, "title": "t" * 81}),
            "title empty": display({**FIELD, "title": ""}), "field is text": display("amount"),
            "no value": display({k: v for k, v in FIELD.items() if k != "value"}),
            "no data_type": display({k: v for k, v in FIELD.items() if k != "data_type"}),
            "no key": display({k: v for k, v in FIELD.items() if k != "key"}),
            "fields is text": {"title": "T", "subtitle": "S", "fields": "amount"},
            "no title": {"subtitle": "S", "fields": [FIELD]},
        }
        for name, block in cases.items():
            with self.subTest(name):
                fields = self.assertRefused(self.challenge(display=block), 422, "VALIDATION_FAILED")["fields"]
                self.assertTrue(fields)
                for field in fields:  # silent on how a path below `display` is written
                    self.assertRegex(field["path"], r"^display\b")

    def test_blocks_that_do(self):
        # A value that its type does not take, and a type nobody knows, are shown and marked, never refused.
        for block in (display(FIELD), display(*({**FIELD, "key": f"k{i}"} for i in range(50))),
                      display({**FIELD, "value": "a thousand"}), display({**FIELD, "data_type": "HOLOGRAM"}),
                      display({**FIELD, "key": "k" * 64, "title": "t" * 80}), display({**FIELD, "value": 1000}),
                      {"title": "No subtitle", "fields": [FIELD]}):
            self.assertSuccess(self.challenge(display=block))

    # the answer

    def test_the_answer(self):
        instruction_id = unique("instr")
        data = self.assertSuccess(self.challenge(instruction_id=instruction_id))
        self.assertEqual(data["instruction_id"], instruction_id)
        # A phone that has no simulated device behind it may count as delivered or as failed.
        self.assertEqual(data["delivered_count"] + data["failed_count"], 1)
        self.assertEqual(len(data["fcm_message_ids"]), data["delivered_count"])
        self.assertEqual(len(data["failed_tokens_sample"]), data["failed_count"])
        self.assertTrue(data["sent_at"])

    def test_a_challenge_goes_to_every_device_of_the_pairing(self):
        for count in (1, 2, 3):
            with self.subTest(count):
                user = new_user()
                for _ in range(count):
                    self.control.paired_device(self.tenant, user)
                answer = self.tenant.challenge(user["user_socket_hash"])
                data = self.assertSuccess(answer)
                self.assertEqual(answer.message, f"Challenge pushed to {count} device(s)")
                self.assertEqual((data["delivered_count"], data["failed_count"]), (count, 0))
                self.assertEqual(len(set(data["fcm_message_ids"])), count)
                self.assertEqual(data["failed_tokens_sample"], [])

    # idempotency

    def test_a_repeat_answers_as_before_and_pushes_nothing(self):
        user = new_user()
        device_id = self.control.paired_device(self.tenant, user)
        body = self.tenant.challenge_body(user["user_socket_hash"], description="Once")
        first = self.tenant.post("/send/auth-challenge", body)
        again = self.tenant.post("/send/auth-challenge", body)
        self.assertEqual(self.assertSuccess(again), self.assertSuccess(first))
        listed = self.assertSuccess(self.control.get("/challenges", device_id=device_id))
        self.assertEqual([challenge["instruction_id"] for challenge in listed], [body["instruction_id"]])

    def test_a_repeat_answers_as_before_when_all_is_over(self):
        body = self.tenant.challenge_body(self.user)
        first = self.assertSuccess(self.tenant.post("/send/auth-challenge", body))
        self.assertSuccess(self.phone.approve(body["instruction_id"]))
        self.assertEqual(self.assertSuccess(self.tenant.post("/send/auth-challenge", body)), first)
        self.assertRefused(self.phone.approve(body["instruction_id"]), 409, "CHALLENGE_ANSWERED")

    def test_the_same_id_with_another_body_is_a_conflict(self):
        body = self.tenant.challenge_body(self.user)
        self.assertSuccess(self.tenant.post("/send/auth-challenge", body))
        for change in ({"expected_action": "delete_account"}, {"ttl_seconds": 60}, {"display": display(FIELD)},
                       {"custom_type": "totp"}, {"user_socket_hash": self.tenant.pair_phone().user_socket_hash}):
            with self.subTest(change):
                answer = self.tenant.post("/send/auth-challenge", {**body, **change})
                self.assertRefused(answer, 409, "INSTRUCTION_CONFLICT")

    def test_a_refused_challenge_leaves_its_id_free(self):
        instruction_id = unique("instr")
        self.assertRefused(self.challenge(instruction_id=instruction_id, ttl_seconds=5), 422)
        self.assertSuccess(self.challenge(instruction_id=instruction_id))
