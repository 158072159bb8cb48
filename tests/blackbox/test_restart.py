"""What survives SIGKILL and SIGTERM on one data directory, and who may use it at once."""

import os
import signal
import tempfile
import unittest

from client import (BlackBoxCase, CallbackReceiver, Control, Countersignd, Operator, new_user, open_connection,
                    run_command)


class RestartTest(BlackBoxCase):
    """Each test has a data directory and starts countersignd on it more than once."""

    @classmethod
    def setUpClass(cls):
        pass  # no shared process

    def setUp(self):
        directory = tempfile.TemporaryDirectory(prefix="countersign data ")
        self.addCleanup(directory.cleanup)
        # Not made yet: the first start makes it. Its path has a space.
        self.options = ("--data-dir", os.path.join(directory.name, "data"), "--control-bypass", "--rate-limit", "off")
        self.start()

    def start(self):
        self.countersignd = Countersignd(*self.options).start()
        self.addCleanup(self.countersignd.close)
        self.operator = Operator(self.countersignd)
        self.control = Control(self.countersignd)

    def restart(self, kill=True):
        if kill:
            self.countersignd.kill()
        else:
            self.countersignd.stop()
        self.start()

    def test_killed_between_an_answered_approval_and_its_callback(self):
        tenant, receiver = self.tenant_with_receiver(503)
        phone = tenant.pair_phone()
        instruction_id = tenant.open_challenge(phone)
        self.assertSuccess(phone.approve(instruction_id))
        refused = self.assertDelivered(receiver, tenant, instruction_id, "approved")
        self.countersignd.kill()
        before = len(receiver.deliveries(instruction_id))
        receiver.answer_with(200)
        self.start()
        self.advance_until(lambda: len(receiver.deliveries(instruction_id)) > before, 7, "the callback after the kill")
        delivered = self.assertDelivered(receiver, tenant, instruction_id, "approved", count=before + 1)
        self.assertEqual(delivered["event_id"], refused["event_id"])
        self.assertEqual(delivered["decided_at"], refused["decided_at"])

    def test_virtual_time_goes_on_where_it_was(self):
        tenant, receiver = self.tenant_with_receiver(503)
        phone = tenant.pair_phone()
        self.control.advance(172_800)
        decided, open_still = tenant.open_challenge(phone), tenant.open_challenge(phone, ttl_seconds=60)
        self.assertSuccess(phone.approve(decided))
        self.assertDelivered(receiver, tenant, decided, "approved")
        for kill in (True, False):
            self.restart(kill)
            self.assertGreaterEqual(self.assertSuccess(self.control.get("/clock"))["offset_ms"], 172_800_000)
        before = len(receiver.deliveries(decided))
        receiver.answer_with(200)
        self.advance_until(lambda: len(receiver.deliveries(decided)) > before, 70, "the callback that was due soon")
        self.control.advance(60)
        self.assertEqual(self.control.status_of(open_still), "expired")
        self.control.reset_clock()
        self.restart()
        self.assertEqual(self.assertSuccess(self.control.get("/clock"))["offset_ms"], 0)

    def test_killed_while_nobody_was_there_to_be_told(self):
        silent = self.receiver()
        silent.close()
        tenant = self.operator.new_tenant(callback_url_base=silent.url)
        phone = tenant.pair_phone()
        instructions = [tenant.open_challenge(phone) for _ in range(4)]
        for index, instruction_id in enumerate(instructions):
            self.assertSuccess(phone.approve(instruction_id) if index % 2 else phone.reject(instruction_id))
        self.countersignd.kill()
        receiver = self.receiver(port=silent.port)
        self.start()
        self.advance_until(lambda: all(map(receiver.deliveries, instructions)), 7, "every callback after the kill")
        for index, instruction_id in enumerate(instructions):
            self.assertDelivered(receiver, tenant, instruction_id, "approved" if index % 2 else "rejected")

    def test_a_delivered_callback_is_not_sent_again(self):
        tenant, receiver = self.tenant_with_receiver()
        phone = tenant.pair_phone()
        first, second, third = (tenant.open_challenge(phone, ttl_seconds=600) for _ in range(3))
        # The second's callback comes through while the relay writes down that the first is done: right after the
        # receiver's answer, a stop may still repeat a delivery, at least once being the rule.
        for instruction_id in (first, second):
            self.assertSuccess(phone.approve(instruction_id))
            self.assertDelivered(receiver, tenant, instruction_id, "approved")
        self.restart(kill=False)
        self.control.advance(300)
        self.assertSuccess(phone.at(self.countersignd).approve(third))
        self.assertDelivered(receiver, tenant, third, "approved")
        self.assertEqual(len(receiver.deliveries(first)), 1)

    def test_tenants_pairings_and_challenges_survive(self):
        for kill in (True, False):
            with self.subTest(kill=kill):
                tenant, user = self.operator.new_tenant(), new_user()
                phone = tenant.pair_phone(user)
                device_id = self.control.paired_device(tenant, user)
                suspended = self.operator.new_tenant()
                self.operator.call("POST", "/suspend/tenant", tenant_id=suspended.tenant_id)
                proof = tenant.pairing_proof()
                used = tenant.pairing_proof()
                self.assertSuccess(tenant.pair_phone().register(used), 201)
                body = tenant.challenge_body(phone.user_socket_hash, ttl_seconds=600)
                first = self.assertSuccess(tenant.post("/send/auth-challenge", body))
                answered, open_one = tenant.open_challenge(phone), tenant.open_challenge(phone, ttl_seconds=600)
                self.assertSuccess(phone.approve(answered))
                self.restart(kill)

                tenant, phone = tenant.at(self.countersignd), phone.at(self.countersignd)
                self.assertRefused(suspended.at(self.countersignd).prepare_pairing(), 403, "TENANT_SUSPENDED")
                self.assertRefused(phone.call("/register-token", {"fcm_token": "t"}, token=used), 401, "TOKEN_USED")
                self.assertSuccess(phone.call("/register-token", {"fcm_token": "t"}, token=proof), 201)
                self.assertEqual(self.assertSuccess(tenant.post("/send/auth-challenge", body)), first)
                self.assertRefused(phone.reject(answered), 409, "CHALLENGE_ANSWERED")
                self.assertSuccess(phone.approve(open_one))
                self.assertEqual(self.assertSuccess(self.control.get(f"/devices/{device_id}"))["device_id"], device_id)
                self.assertSuccess(self.control.approve(body["instruction_id"], device_id))

    def test_every_device_of_a_user_survives(self):
        for kill in (True, False):
            with self.subTest(kill=kill):
                tenant, user = self.operator.new_tenant(), new_user()
                first, second, gone = (tenant.pair_phone(user) for _ in range(3))
                earlier = first.token
                refreshed = self.assertSuccess(first.call("/refresh-token", {"fcm_token": "refreshed"}))
                self.assertSuccess(gone.call("/unpair", {}))
                self.restart(kill)

                tenant = tenant.at(self.countersignd)
                for phone in (first, second, gone):
                    phone.at(self.countersignd)
                for token in (earlier, refreshed["device_session_token"], second.token):
                    phone = second if token == second.token else first
                    phone.token = token
                    self.assertSuccess(phone.approve(tenant.open_challenge(first)))
                self.assertRefused(gone.approve(tenant.open_challenge(first)), 401, "TOKEN_INVALID")
                answer = self.assertSuccess(tenant.challenge(user["user_socket_hash"]))
                self.assertEqual(answer["delivered_count"] + answer["failed_count"], 2)
                # The one-time passwords go on from the same secrets.
                by_code = tenant.open_challenge(first, custom_type="totp")
                self.assertRefused(first.send_code(by_code, second.code()), 422, "ANSWER_WRONG")
                self.assertSuccess(second.send_code(by_code, second.code()))
                again = tenant.pair_phone(user)
                for shared in ("pairing_id", "relay_user_id"):
                    self.assertEqual(again.pairing[shared], first.pairing[shared], shared)

    def test_administration_survives(self):
        tenant = self.operator.new_tenant(branding_display_name="Kept", rate_limit_per_min=77)
        rotated = self.assertSuccess(self.operator.call("POST", "/rotate/tenant-secret", tenant_id=tenant.tenant_id))
        self.operator.call("POST", "/update/tenant", {"callback_path": "/kept"}, tenant_id=tenant.tenant_id)
        before = self.assertSuccess(self.operator.call("GET", "/fetch/tenant", tenant_id=tenant.tenant_id))
        self.restart()
        self.assertEqual(self.assertSuccess(self.operator.call("GET", "/fetch/tenant", tenant_id=tenant.tenant_id)),
                         before)
        self.assertRefused(tenant.at(self.countersignd).prepare_pairing(), 401, "SIGNATURE_INVALID")
        tenant.secret = rotated["tenant_secret"]
        self.assertSuccess(tenant.at(self.countersignd).prepare_pairing(), 201)

    def test_wrong_answers_are_remembered(self):
        tenant = self.operator.new_tenant()
        phone = tenant.pair_phone()
        instruction_id = tenant.open_challenge(phone, custom_type="goldenNumber", numbers=[1, 2], correct_number=1)
        for _ in range(2):
            self.assertRefused(phone.pick_number(instruction_id, 2), 422, "ANSWER_WRONG")
        self.restart()
        phone.at(self.countersignd)
        self.assertRefused(phone.pick_number(instruction_id, 2), 422, "ANSWER_WRONG")
        self.assertRefused(phone.pick_number(instruction_id, 1), 409, "CHALLENGE_ANSWERED")

    def test_a_used_code_stays_used(self):
        tenant = self.operator.new_tenant()
        phone = tenant.pair_phone()
        first, second = (tenant.open_challenge(phone, custom_type="totp") for _ in range(2))
        code = phone.code(1)  # one step ahead: stays inside the drift while the process starts again
        self.assertSuccess(phone.send_code(first, code))
        self.restart()
        self.assertRefused(phone.at(self.countersignd).send_code(second, code), 422, "ANSWER_WRONG")

    def test_a_second_process_on_the_same_directory_ends_with_1(self):
        second = run_command("serve", *self.options)
        self.assertEqual(second.returncode, 1, second)
        self.assertEqual(second.stdout, b"")
        self.assertTrue(second.stderr.strip(), "it says so")
        self.assertSuccess(self.operator.new_tenant().prepare_pairing(), 201)

    def test_the_directory_is_free_again_after_a_kill(self):
        for _ in range(3):
            self.restart()


class EndTest(unittest.TestCase):
    """SIGINT and SIGTERM end it cleanly; `stop` asserts code 0 within two seconds."""

    def test_both_signals(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            with self.subTest(number.name):
                with Countersignd("--in-memory", "--control-bypass") as running:
                    running.stop(number)

    def test_an_idle_connection_does_not_hold_it_up(self):
        with Countersignd("--in-memory", "--control-bypass") as running:
            with open_connection(running.relay_url) as idle, open_connection(running.relay_url) as half:
                half.sendall(b"POST /api/v1/relay/prepare-pairing HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Le")
                idle.sendall(b"GET /_sim/v1/health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                self.assertTrue(idle.recv(12))
                running.stop()

    def test_a_callback_under_way_does_not_hold_it_up(self):
        with Countersignd("--in-memory", "--control-bypass") as running, CallbackReceiver(500) as receiver:
            tenant = Operator(running).new_tenant(callback_url_base=receiver.url)
            phone = tenant.pair_phone()
            instruction_id = tenant.open_challenge(phone)
            phone.approve(instruction_id)
            self.assertTrue(receiver.wait_for(instruction_id))
            running.stop()
