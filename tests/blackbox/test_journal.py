"""`countersignd journal verify` and `export`: what a stranger finds in a data directory, and what was done to it."""

import json
import os
import sqlite3
import tempfile

from client import BlackBoxCase, Control, Countersignd, Operator, run_command


class JournalCase(BlackBoxCase):
    """Each test has a data directory of its own and a countersignd that serves it."""

    @classmethod
    def setUpClass(cls):
        pass  # no shared process

    def setUp(self):
        directory = tempfile.TemporaryDirectory(prefix="countersign data ")
        self.addCleanup(directory.cleanup)
        self.directory = os.path.join(directory.name, "data")
        self.start()

    def start(self, *options):
        self.countersignd = Countersignd("--data-dir", self.directory, "--control-bypass", "--rate-limit", "off",
                                         *options).start()
        self.addCleanup(self.countersignd.close)
        self.operator = Operator(self.countersignd)
        self.control = Control(self.countersignd)

    def play(self, challenges=3):
        tenant = self.operator.new_tenant()
        phone = tenant.pair_phone()
        for _ in range(challenges):
            self.assertSuccess(phone.approve(tenant.open_challenge(phone)))
        return tenant, phone

    def verify(self):
        """The exit code and the verdict."""
        done = run_command("journal", "verify", "--data-dir", self.directory)
        self.assertEqual(len(done.stdout.decode().splitlines()), 1, done)
        return done.returncode, json.loads(done.stdout)

    def export(self, *options):
        done = run_command("journal", "export", "--data-dir", self.directory, *options)
        self.assertEqual(done.returncode, 0, done)
        return [json.loads(line) for line in done.stdout.decode().splitlines()]

    def tamper(self, *statements):
        with sqlite3.connect(os.path.join(self.directory, "journal.sqlite")) as journal:
            for sql in statements:
                journal.execute(sql)
        journal.close()


class JournalCommandsTest(JournalCase):
    def test_an_untouched_journal_holds(self):
        self.play()
        self.countersignd.stop()
        code, verdict = self.verify()
        self.assertEqual((code, verdict["valid"], verdict["first"]), (0, True, 1), verdict)
        self.assertEqual(verdict["entries"], verdict["last"])
        self.assertEqual(verdict["entries"], len(self.export()))

    def test_while_another_process_serves_it(self):
        self.play()
        code, verdict = self.verify()
        self.assertEqual((code, verdict["valid"]), (0, True), verdict)
        self.assertGreaterEqual(verdict["entries"], 6)
        self.assertSuccess(self.operator.new_tenant().prepare_pairing(), 201)

    def test_after_a_kill(self):
        self.play()
        self.countersignd.kill()
        code, verdict = self.verify()
        self.assertEqual((code, verdict["valid"]), (0, True), verdict)

    def test_the_first_broken_link_is_named(self):
        self.play()
        self.countersignd.stop()
        newest = self.verify()[1]["last"]
        path = os.path.join(self.directory, "journal.sqlite")
        with open(path, "rb") as file:
            intact = file.read()
        flip = ("UPDATE entry SET payload = CAST(substr(payload, 1, 9) || char(unicode(substr(payload, 10, 1)) + 1)"
                " || substr(payload, 11) AS TEXT) WHERE sequence = 4")
        move = "UPDATE entry SET sequence = {} WHERE sequence = {}".format
        for damage, sequence, link, statements in (
                ("a flipped byte", 4, "hash", [flip]),
                ("a removed row", 5, "gap", ["DELETE FROM entry WHERE sequence = 5"]),
                ("a removed beginning", 1, "gap", ["DELETE FROM entry WHERE sequence < 4"]),
                ("a swapped pair", 2, "hash", [move(-1, 2), move(2, 3), move(3, -1)]),
                ("another time", newest, "hash", [f"UPDATE entry SET at = at + 1 WHERE sequence = {newest}"])):
            with self.subTest(damage):
                with open(path, "wb") as file:
                    file.write(intact)
                self.tamper(*statements)
                code, verdict = self.verify()
                self.assertEqual((code, verdict["valid"]), (1, False), verdict)
                self.assertEqual((verdict["sequence"], verdict["link"]), (sequence, link), verdict)
                self.assertIn(str(sequence), verdict["message"])

    def test_export_says_what_the_control_api_says(self):
        self.play()
        served = self.assertSuccess(self.control.get("/events?limit=1000"))
        exported = self.export()
        self.assertEqual(exported[:len(served)], served)
        self.assertEqual([entry["sequence"] for entry in exported], list(range(1, len(exported) + 1)))
        self.assertEqual(self.export("--since", "4")[0]["sequence"], 5)
        self.assertEqual(self.export("--since", "1000000"), [])

    def test_export_leaves_out_what_is_sealed(self):
        tenant, _ = self.play()
        done = run_command("journal", "export", "--data-dir", self.directory)
        self.assertNotIn(b"sealed_", done.stdout)
        self.assertNotIn(tenant.secret.encode(), done.stdout)
        self.assertIn(tenant.tenant_id.encode(), done.stdout)

    def test_bad_options_end_with_2(self):
        with tempfile.TemporaryDirectory() as empty:
            for arguments in ([], ["verify"], ["export"], ["mend", "--data-dir", self.directory],
                              ["verify", "--data-dir", empty], ["export", "--data-dir", empty + "/none"],
                              ["verify", "--data-dir", self.directory, "--frobnicate"],
                              ["export", "--data-dir", self.directory, "--since", "yesterday"],
                              ["export", "--data-dir", self.directory, "stray"]):
                with self.subTest(arguments):
                    done = run_command("journal", *arguments)
                    self.assertEqual((done.returncode, done.stdout), (2, b""), done)
                    self.assertEqual(len(done.stderr.decode().strip().splitlines()), 1, done)
