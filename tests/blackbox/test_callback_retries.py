"""Delivery at least once: the protocol, section 8. The schedule obeys the control clock."""

from client import BlackBoxCase

ATTEMPTS = 6  # one at once, then after 1 s, 5 s, 30 s, 2 min and 10 min
LONGER_THAN_ANY_PAUSE = 12 * 60 + 1


class RetryTest(BlackBoxCase):
    def decided(self, statuses, **receiver_options):
        """A tenant, its receiver, and an instruction that has just been approved."""
        self.receiver_here = self.receiver(200, **receiver_options)
        self.tenant = self.operator.new_tenant(callback_url_base=self.receiver_here.url)
        self.phone = self.tenant.pair_phone()
        instruction_id = self.tenant.open_challenge(self.phone, ttl_seconds=600)
        self.receiver_here.answer_for(instruction_id, statuses)
        self.assertSuccess(self.phone.approve(instruction_id))
        self.assertDelivered(self.receiver_here, self.tenant, instruction_id, "approved")
        return instruction_id

    def attempts(self, instruction_id):
        return self.receiver_here.deliveries(instruction_id)

    def wait_for_attempts(self, instruction_id, count, seconds):
        """Moves the clock on by `seconds` until so many attempts were made."""
        self.advance_until(lambda: len(self.attempts(instruction_id)) >= count, seconds, f"attempt {count}")

    def let_pass(self, seconds):
        """Time passes, and another instruction's callback shows that whatever was due went out."""
        self.control.advance(seconds)
        later = self.tenant.open_challenge(self.phone)
        self.assertSuccess(self.phone.approve(later))
        self.assertDelivered(self.receiver_here, self.tenant, later, "approved")

    def assertSameEvent(self, instruction_id):
        attempts = self.attempts(instruction_id)
        self.assertEqual({attempt.event["event_id"] for attempt in attempts}, {attempts[0].event["event_id"]})
        for attempt in attempts:
            self.assertIsNone(attempt.refusal(self.tenant), attempt)
            self.assertEqual(attempt.event["decided_at"], attempts[0].event["decided_at"])

    def test_any_2xx_ends_it(self):
        for status in (200, 201, 202, 204):
            with self.subTest(status):
                instruction_id = self.decided(status)
                self.let_pass(LONGER_THAN_ANY_PAUSE)
                self.assertEqual(len(self.attempts(instruction_id)), 1)

    def test_410_ends_it(self):
        instruction_id = self.decided(410)
        self.let_pass(LONGER_THAN_ANY_PAUSE)
        self.assertEqual(len(self.attempts(instruction_id)), 1)

    def test_anything_else_is_tried_again_with_the_same_event(self):
        for status in (500, 503, 400, 401, 403, 404, 409, 429):
            with self.subTest(status):
                instruction_id = self.decided([status, 200])
                self.wait_for_attempts(instruction_id, 2, seconds=2)
                self.assertSameEvent(instruction_id)
                self.let_pass(LONGER_THAN_ANY_PAUSE)
                self.assertEqual([attempt.answered for attempt in self.attempts(instruction_id)], [status, 200])

    def test_redirects_are_not_followed(self):
        for status in (301, 302, 303, 307, 308):
            with self.subTest(status):
                instruction_id = self.decided([status, 200], redirect_to="/elsewhere")
                self.wait_for_attempts(instruction_id, 2, seconds=2)
                self.assertEqual({call.path for call in self.receiver_here.calls}, {"/api/sudo-callback"})
                self.assertSameEvent(instruction_id)

    def test_six_attempts_and_no_more(self):
        instruction_id = self.decided(500)
        self.wait_for_attempts(instruction_id, ATTEMPTS, seconds=LONGER_THAN_ANY_PAUSE)
        self.let_pass(LONGER_THAN_ANY_PAUSE)
        self.let_pass(86_400)
        self.assertEqual(len(self.attempts(instruction_id)), ATTEMPTS)
        self.assertSameEvent(instruction_id)

    def test_the_pauses_grow(self):
        instruction_id = self.decided(500)
        # Each pause may be a fifth shorter or longer; the real clock adds what the test itself takes.
        for attempts, too_soon, more in ((2, None, 1.3), (3, 2, 4.2), (4, 20, 17), (5, 80, 66), (6, 400, 330)):
            if too_soon:
                self.let_pass(too_soon)
                self.assertEqual(len(self.attempts(instruction_id)), attempts - 1, f"attempt {attempts} came too soon")
            self.control.advance(more)
            self.assertEqual(len(self.receiver_here.wait_for(instruction_id, attempts)), attempts)
            self.let_pass(0)  # the relay has heard the receiver's answer and set the next pause

    def test_a_receiver_that_is_not_there_yet(self):
        absent = self.receiver()
        port = absent.port
        absent.close()
        tenant = self.operator.new_tenant(callback_url_base=f"http://127.0.0.1:{port}")
        phone = tenant.pair_phone()
        instruction_id = tenant.open_challenge(phone)
        self.assertSuccess(phone.approve(instruction_id))
        receiver = self.receiver(port=port)
        self.advance_until(lambda: receiver.deliveries(instruction_id), 7, "the callback, once somebody listens")
        self.assertDelivered(receiver, tenant, instruction_id, "approved")

    def test_one_failing_instruction_does_not_hold_up_another(self):
        failing = self.decided(500)
        self.let_pass(0)
        self.assertGreaterEqual(len(self.attempts(failing)), 1)
