"""How answers are judged and what they lead to: the protocol, sections 6 and 8."""

import concurrent.futures
import time

from client import BlackBoxCase, new_user

NUMBERS = {"custom_type": "goldenNumber", "numbers": [17, 42, 99]}


class AnswerTest(BlackBoxCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tenant = cls.operator.new_tenant()

    def setUp(self):
        self.phone = self.tenant.pair_phone()

    def open(self, **changes):
        return self.tenant.open_challenge(self.phone, **changes)

    def assertState(self, instruction_id, state):
        self.assertEqual(self.control.status_of(instruction_id, tenant_id=self.tenant.tenant_id), state)

    # local authentication

    def test_approve_and_reject(self):
        for decision, state in (("approve", "approved"), ("reject", "rejected")):
            with self.subTest(decision):
                instruction_id = self.open()
                self.assertState(instruction_id, "pending")
                self.assertSuccess(getattr(self.phone, decision)(instruction_id))
                self.assertState(instruction_id, state)

    def test_approval_needs_the_local_authentication(self):
        for answer in ({}, {"local_auth": False}):
            with self.subTest(answer):
                instruction_id = self.open()
                self.assertRefused(self.phone.respond(instruction_id, **answer), 422)
                self.assertState(instruction_id, "pending")
                self.assertSuccess(self.phone.approve(instruction_id))

    def test_rejection_needs_no_proof(self):
        for changes in ({}, NUMBERS, {"custom_type": "totp"}):
            with self.subTest(changes):
                instruction_id = self.open(**changes)
                answer = self.phone.respond(instruction_id, "rejected", changes.get("custom_type", "localAuth"),
                                            reason="not me")
                self.assertSuccess(answer)
                self.assertState(instruction_id, "rejected")

    def test_only_pending_can_move(self):
        instruction_id = self.open()
        self.assertSuccess(self.phone.reject(instruction_id))
        for answer in (self.phone.approve(instruction_id), self.phone.reject(instruction_id)):
            self.assertRefused(answer, 409, "CHALLENGE_ANSWERED")
        self.assertState(instruction_id, "rejected")

    def test_an_answer_is_validated(self):
        instruction_id = self.open()
        body = {"instruction_id": instruction_id, "decision": "approved", "custom_type": "localAuth",
                "local_auth": True}
        for member, value in (("decision", "maybe"), ("decision", None), ("decision", "Approved"),
                              ("instruction_id", 5), ("instruction_id", None), ("custom_type", "psychic")):
            with self.subTest(member, value=value):
                changed = {name: v for name, v in {**body, member: value}.items() if v is not None}
                self.assertInvalid(self.phone.call("/respond", changed), member)
        self.assertState(instruction_id, "pending")

    def test_a_challenge_is_answered_in_its_own_way(self):
        instruction_id = self.open(custom_type="totp")
        self.assertRefused(self.phone.approve(instruction_id), 422)
        self.assertState(instruction_id, "pending")

    def test_an_unknown_challenge(self):
        self.assertRefused(self.phone.approve("no-such-instruction"), 404)

    def test_a_device_of_another_user_cannot_answer(self):
        instruction_id = self.open()
        stranger = self.tenant.pair_phone()
        unknown = stranger.approve("no-such-instruction")
        refused = stranger.approve(instruction_id)
        self.assertEqual((refused.status, refused.error_code), (unknown.status, unknown.error_code))
        self.assertState(instruction_id, "pending")

    # several devices

    def test_the_first_answer_wins(self):
        user = new_user()
        first, second = self.tenant.pair_phone(user), self.tenant.pair_phone(user)
        instruction_id = self.tenant.open_challenge(first)
        self.assertSuccess(second.reject(instruction_id))
        self.assertRefused(first.approve(instruction_id), 409, "CHALLENGE_ANSWERED")
        self.assertState(instruction_id, "rejected")

    def test_of_many_answers_at_once_one_wins(self):
        user = new_user()
        phones = [self.tenant.pair_phone(user) for _ in range(4)]
        for _ in range(5):
            instruction_id = self.tenant.open_challenge(phones[0])
            calls = [phone.approve if index % 2 else phone.reject for index, phone in enumerate(phones * 3)]
            with concurrent.futures.ThreadPoolExecutor(len(calls)) as pool:
                answers = list(pool.map(lambda respond: respond(instruction_id), calls))
            self.assertEqual(sorted(answer.status for answer in answers), [200] + [409] * (len(calls) - 1))

    # number matching

    def test_the_right_number(self):
        instruction_id = self.open(**NUMBERS, correct_number=42)
        self.assertSuccess(self.phone.pick_number(instruction_id, 42))
        self.assertState(instruction_id, "approved")

    def test_a_wrong_number_may_be_corrected(self):
        instruction_id = self.open(**NUMBERS, correct_number=42)
        for wrong in (17, 99):
            self.assertRefused(self.phone.pick_number(instruction_id, wrong), 422, "ANSWER_WRONG")
            self.assertState(instruction_id, "pending")
        self.assertSuccess(self.phone.pick_number(instruction_id, 42))
        self.assertState(instruction_id, "approved")

    def test_without_a_correct_number_any_offered_one_is_reported(self):
        instruction_id = self.open(**NUMBERS)
        self.assertRefused(self.phone.pick_number(instruction_id, 5), 422)
        self.assertSuccess(self.phone.pick_number(instruction_id, 17))
        self.assertState(instruction_id, "approved")

    def test_a_number_is_needed(self):
        for number in (None, "42", 42.5, True):
            with self.subTest(number):
                instruction_id = self.open(**NUMBERS, correct_number=42)
                self.assertRefused(self.phone.pick_number(instruction_id, number), 422)
                self.assertState(instruction_id, "pending")

    # three wrong answers

    def test_three_wrong_answers_reject(self):
        numbers = self.open(**NUMBERS, correct_number=42)
        code = self.open(custom_type="totp")
        for instruction_id, wrong, right in (
                (numbers, lambda: self.phone.pick_number(numbers, 17), lambda: self.phone.pick_number(numbers, 42)),
                (code, lambda: self.phone.send_code(code, self.wrong_code()),
                 lambda: self.phone.send_code(code, self.phone.code()))):
            with self.subTest(instruction_id):
                for _ in range(3):
                    self.assertRefused(wrong(), 422, "ANSWER_WRONG")
                self.assertState(instruction_id, "rejected")
                self.assertRefused(right(), 409, "CHALLENGE_ANSWERED")

    def test_wrong_answers_of_several_devices_count_together(self):
        # "Three wrong answers reject the challenge": the challenge's, not a device's.
        user = new_user()
        phones = [self.tenant.pair_phone(user) for _ in range(3)]
        instruction_id = self.tenant.open_challenge(phones[0], **NUMBERS, correct_number=42)
        for phone in phones:
            self.assertRefused(phone.pick_number(instruction_id, 17), 422, "ANSWER_WRONG")
        self.assertState(instruction_id, "rejected")

    def test_wrong_answers_of_one_challenge_do_not_count_for_another(self):
        first, second = (self.open(**NUMBERS, correct_number=42) for _ in range(2))
        for instruction_id in (first, second, first, second):
            self.assertRefused(self.phone.pick_number(instruction_id, 17), 422, "ANSWER_WRONG")
        for instruction_id in (first, second):
            self.assertSuccess(self.phone.pick_number(instruction_id, 42))

    # TOTP

    def wrong_code(self, phone=None):
        """Six digits that are right in no step near now."""
        right = {(phone or self.phone).code(steps) for steps in range(-5, 6)}
        return next(f"{n:06d}" for n in range(100) if f"{n:06d}" not in right)

    def within_one_step(self, attempt):
        """Runs the attempt again, with a new phone, when a 30-second step ended while it ran."""
        while True:
            step = int(time.time()) // 30
            phone = self.tenant.pair_phone()
            answer = attempt(phone, self.tenant.open_challenge(phone, custom_type="totp"))
            if int(time.time()) // 30 == step:
                return answer

    def test_codes_of_the_neighbouring_steps_are_taken(self):
        for steps in (-1, 0, 1):
            with self.subTest(steps):
                self.assertSuccess(self.within_one_step(
                    lambda phone, challenge, steps=steps: phone.send_code(challenge, phone.code(steps))))

    def test_codes_further_off_are_wrong(self):
        for steps in (-3, -2, 2, 3):
            with self.subTest(steps):
                self.assertRefused(self.within_one_step(
                    lambda phone, challenge, steps=steps: phone.send_code(challenge, phone.code(steps))),
                    422, "ANSWER_WRONG")

    def test_a_code_is_taken_once(self):
        def attempt(phone, challenge):
            code = phone.code()
            self.assertSuccess(phone.send_code(challenge, code))
            second = self.tenant.open_challenge(phone, custom_type="totp")
            return phone.send_code(second, code), phone.send_code(second, phone.code(1))
        again, fresh = self.within_one_step(attempt)
        self.assertRefused(again, 422, "ANSWER_WRONG")
        self.assertSuccess(fresh)

    def test_a_code_belongs_to_its_device(self):
        def attempt(phone, challenge):
            return phone.send_code(challenge, self.phone.code())
        self.assertRefused(self.within_one_step(attempt), 422, "ANSWER_WRONG")

    def test_what_is_no_code(self):
        phone = self.phone
        for code in ("", "12345", "1234567", "abcdef", " 12345", "１２３４５６", None):
            with self.subTest(code):
                instruction_id = self.open(custom_type="totp")
                self.assertRefused(phone.send_code(instruction_id, code), 422)
                self.assertState(instruction_id, "pending")


class ExpiryTest(BlackBoxCase):
    """Expiry to the second, by the control clock."""

    def setUp(self):
        self.tenant = self.operator.new_tenant()
        self.phone = self.tenant.pair_phone()
        self.addCleanup(self.control.reset_clock)

    def test_an_answer_just_before_the_end_counts(self):
        for ttl in (30, 600):
            instruction_id = self.tenant.open_challenge(self.phone, ttl_seconds=ttl)
            self.control.advance(ttl - 10)
            self.assertSuccess(self.phone.approve(instruction_id))

    def test_an_answer_at_the_end_is_late_and_changes_nothing(self):
        for ttl in (10, 180, 600):
            with self.subTest(ttl):
                instruction_id = self.tenant.open_challenge(self.phone, ttl_seconds=ttl)
                self.control.advance(ttl)
                for answer in (self.phone.approve(instruction_id), self.phone.reject(instruction_id)):
                    self.assertRefused(answer, 410, "CHALLENGE_EXPIRED")
                self.assertEqual(self.control.status_of(instruction_id), "expired")

    def test_the_default_is_three_minutes(self):
        early, late = (self.tenant.open_challenge(self.phone) for _ in range(2))
        self.control.advance(165)
        self.assertSuccess(self.phone.approve(early))
        self.control.advance(15)
        self.assertRefused(self.phone.approve(late), 410, "CHALLENGE_EXPIRED")

    def test_a_wrong_answer_at_the_end_is_late_too(self):
        instruction_id = self.tenant.open_challenge(self.phone, **NUMBERS, correct_number=42)
        self.control.advance(180)
        self.assertRefused(self.phone.pick_number(instruction_id, 17), 410, "CHALLENGE_EXPIRED")

    def test_an_answered_challenge_does_not_expire(self):
        instruction_id = self.tenant.open_challenge(self.phone)
        self.assertSuccess(self.phone.approve(instruction_id))
        self.control.advance(600)
        self.assertEqual(self.control.status_of(instruction_id), "approved")
        self.assertRefused(self.phone.approve(instruction_id), 409, "CHALLENGE_ANSWERED")
