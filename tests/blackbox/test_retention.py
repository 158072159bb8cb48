"""`--keep-days`: what ended long ago is forgotten and its entries are pruned; the chain verifies, and a restart goes on."""

import json
import os
import sqlite3
import tempfile

from client import BlackBoxCase, Control, Countersignd, Operator, eventually, run_command
from test_event_stream import Stream

DAY = 24 * 60 * 60
# The journal is cut at one place in so many entries.
SPACING = 1000


class RetentionCase(BlackBoxCase):
    @classmethod
    def setUpClass(cls):
        pass  # each test has a process of its own

    def start(self, *options):
        self.countersignd = Countersignd("--control-bypass", "--rate-limit", "off", *options).start()
        self.addCleanup(self.countersignd.close)
        self.operator = Operator(self.countersignd)
        self.control = Control(self.countersignd)

    def play(self):
        """One challenge that was approved and told, a sign-in that expires, and more entries than lie between two cuts."""
        tenant, receiver = self.tenant_with_receiver(qr_login_allowed_origins=["https://example.com"])
        phone = tenant.pair_phone()
        instruction_id = tenant.open_challenge(phone)
        self.assertSuccess(phone.approve(instruction_id))
        event = self.assertDelivered(receiver, tenant, instruction_id, "approved")
        session = self.assertSuccess(tenant.post("/qr-login/initiate", {"browser_origin": "https://example.com"}))
        for _ in range(SPACING):
            alert = {"user_socket_hash": phone.user_socket_hash, "title": "New sign-in", "description": "From Paris"}
            self.assertSuccess(tenant.post("/send/security-alert", alert))
        return tenant, phone, instruction_id, event["event_id"], session["session_id"]

    def wait_for_pruning(self):
        """The number of the oldest event that is kept."""
        def probe():
            oldest = self.assertSuccess(self.control.get("/events", limit=1))[0]["sequence"]
            return oldest if oldest > 1 else None
        return eventually(probe, "the journal to be pruned")


class RetentionTest(RetentionCase):
    def test_in_memory(self):
        self.start("--in-memory", "--keep-days", "1")
        self.check_forgotten()

    def test_in_a_data_directory(self):
        with tempfile.TemporaryDirectory(prefix="countersign data ") as directory:
            options = ("--data-dir", directory, "--keep-days", "1")
            self.start(*options)
            tenant, phone, oldest = self.check_forgotten()
            self.check_verified(directory, oldest)
            self.countersignd.kill()
            self.start(*options)
            tenant.api, phone.api = self.countersignd.api, self.countersignd.api
            instruction_id = tenant.open_challenge(phone)
            self.assertSuccess(phone.approve(instruction_id))
            self.assertEqual(self.control.status_of(instruction_id), "approved")
            self.check_verified(directory, oldest)
            self.check_damage(directory, options)

    def check_forgotten(self):
        tenant, phone, instruction_id, event_id, session_id = self.play()
        newest = self.assertSuccess(self.control.get("/challenges", limit=1))[0]["number"]
        self.control.advance(DAY + 3600)
        # The sign-in expired only now, so that it is the next look that forgets it.
        self.control.advance(DAY + 3600)
        oldest = self.wait_for_pruning()
        self.assertEqual(oldest % SPACING, 1)
        self.assertRefused(self.control.challenge(instruction_id), 404, "CHALLENGE_NOT_FOUND")
        self.assertRefused(self.control.challenge(session_id), 404, "CHALLENGE_NOT_FOUND")
        self.assertRefused(tenant.get("/fetch/delivery-status", instruction_id=instruction_id), 404,
                           "CHALLENGE_NOT_FOUND")
        self.assertRefused(self.control.post(f"/deliveries/{event_id}/redeliver"), 404, "DELIVERY_NOT_FOUND")
        self.assertEqual(self.assertSuccess(self.control.get("/challenges")), [])
        self.assertEqual(self.assertSuccess(self.control.get("/deliveries")), [])

        # Its id is free again, and the numbers go on.
        again = self.assertSuccess(tenant.challenge(phone.user_socket_hash, instruction_id=instruction_id))
        self.assertEqual(again["instruction_id"], instruction_id)
        listed = self.assertSuccess(self.control.get("/challenges"))
        self.assertEqual([each["number"] for each in listed], [newest + 1])
        self.check_events(oldest)
        return tenant, phone, oldest

    def check_events(self, oldest):
        self.assertRefused(self.control.get("/events", since=1), 410, "EVENTS_PRUNED")
        self.assertRefused(self.control.get("/events", since=oldest - 2), 410, "EVENTS_PRUNED")
        kept = self.assertSuccess(self.control.get("/events", since=oldest - 1, limit=1000))
        self.assertEqual(kept[0]["sequence"], oldest)
        pruned = [each["payload"] for each in kept if each["type"] == "journal.pruned"]
        self.assertEqual([each["first_kept"] for each in pruned], [oldest])
        self.assertIn("history.forgotten", {each["type"] for each in kept})
        stream = Stream(self.control, since=1)
        self.addCleanup(stream.close)
        self.assertEqual((stream.answer.status, json.loads(stream.answer.read())["error_code"]),
                         (410, "EVENTS_PRUNED"))
        stream = Stream(self.control, since=0)
        self.addCleanup(stream.close)
        self.assertEqual(stream.frame()[0], oldest)

    def check_verified(self, directory, oldest):
        done = run_command("journal", "verify", "--data-dir", directory)
        verdict = json.loads(done.stdout)
        self.assertEqual((done.returncode, verdict["valid"], verdict["first"]), (0, True, oldest), verdict)
        self.assertGreater(verdict["snapshot"], oldest, verdict)

    def check_damage(self, directory, options):
        """Without its snapshot there is nothing to start from, and the start says so."""
        self.countersignd.stop()
        journal = sqlite3.connect(os.path.join(directory, "journal.sqlite"))
        with journal:
            journal.execute("UPDATE snapshot_part SET bytes = zeroblob(length(bytes))")
        journal.close()
        done = run_command("serve", *options)
        self.assertEqual((done.returncode, done.stdout), (1, b""), done)
        self.assertIn(b"The journal begins at entry", done.stderr)
        self.assertEqual(run_command("journal", "verify", "--data-dir", directory).returncode, 1)


class KeptTest(RetentionCase):
    def test_without_the_option_everything_stays(self):
        self.start("--in-memory")
        instruction_id = self.play()[2]
        self.control.advance(400 * DAY)
        self.assertEqual(self.control.status_of(instruction_id), "approved")
        self.assertEqual(self.assertSuccess(self.control.get("/events", limit=1))[0]["sequence"], 1)

    def test_what_ended_lately_stays_when_the_journal_is_too_large(self):
        self.start("--in-memory", "--keep-mib", "1")
        tenant, phone, before, _, _ = self.play()
        self.control.advance(3500)
        instruction_id = tenant.open_challenge(phone)
        self.assertSuccess(phone.approve(instruction_id))
        for _ in range(3 * SPACING):
            tenant.post("/send/security-alert", {"user_socket_hash": phone.user_socket_hash, "title": "x" * 128,
                                                 "description": "y" * 500})
        self.control.advance(200)
        self.wait_for_pruning()
        self.assertRefused(self.control.challenge(before), 404, "CHALLENGE_NOT_FOUND")
        self.assertEqual(self.control.status_of(instruction_id), "approved")

    def test_bad_options_end_with_2(self):
        for options in (["--keep-days", "0"], ["--keep-days", "x"], ["--keep-days", "36501"], ["--keep-mib", "-1"],
                        ["--keep-mib", "1.5"]):
            with self.subTest(options):
                done = run_command("serve", *options)
                self.assertEqual((done.returncode, done.stdout), (2, b""), done)
                self.assertEqual(len(done.stderr.decode().strip().splitlines()), 1, done)


class HeartbeatTest(BlackBoxCase):
    def test_a_silent_stream_says_that_it_lives(self):
        stream = Stream(self.control, since=self.assertSuccess(self.control.get("/health"))["journal"], timeout=20)
        self.addCleanup(stream.close)
        self.assertEqual([stream.answer.readline() for _ in range(4)], [b":\n", b"\n"] * 2)
