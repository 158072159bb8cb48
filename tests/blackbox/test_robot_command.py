"""`countersignd robot`: a ready robot that answers by rule, as a program."""

import json
import os
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree

from client import BlackBoxCase, Robot, eventually, new_user, run_command
from client.process import clean_environment, program

AMOUNT = {"key": "amount", "title": "Amount", "data_type": "CURRENCY_EUR"}


def display(amount, **others):
    rows = [{**AMOUNT, "value": amount}]
    rows += [{"key": key, "title": key, "value": value, "data_type": "TEXT"} for key, value in others.items()]
    return {"title": "Confirm", "fields": rows}


class RobotCommandCase(BlackBoxCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.tenant = self.operator.new_tenant()
        user = new_user()
        phone = self.control.paired_device(self.tenant, user)
        self.user = user["user_socket_hash"]
        self.registered = Robot.register(self.countersignd, self.control, device_ids=[phone])
        self.addCleanup(lambda: self.control.delete("/robots/" + self.registered.robot_id))

    def file(self, name, text=None):
        path = os.path.join(self.folder.name, name)
        if text is not None:
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        return path

    def ask(self, **changes):
        answer = self.tenant.challenge(self.user, **changes)
        return self.assertSuccess(answer)["instruction_id"]

    def options(self, *options, relay=None):
        return ["robot", "--relay", relay or self.countersignd.relay_url, "--client", self.registered.client_id, *options]

    @property
    def environment(self):
        return {"COUNTERSIGN_ROBOT_SECRET": self.registered.secret}

    def run_robot(self, *options, relay=None, environment=None):
        return run_command(*self.options(*options, relay=relay), environment=environment or self.environment)

    def lines(self, done, returncode=0):
        self.assertEqual(done.returncode, returncode, done)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def statuses(self, *instructions):
        return [self.control.status_of(each) for each in instructions]


class AnswersTest(RobotCommandCase):
    def test_approves_everything_until_there_is_nothing(self):
        asked = [self.ask() for _ in range(12)]
        lines = self.lines(self.run_robot("--approve", "--until-idle", "0"))
        self.assertEqual([line["instruction_id"] for line in lines], asked)
        self.assertEqual(set(self.statuses(*asked)), {"approved"})
        first = lines[0]
        self.assertEqual((first["tenant_id"], first["expected_action"], first["decision"], first["rule"],
                          first["accepted"]), (self.tenant.tenant_id, "transfer_funds", "approved", "default", True))
        self.assertNotIn("error_code", first)

    def test_denies_at_most_so_many(self):
        asked = [self.ask() for _ in range(3)]
        lines = self.lines(self.run_robot("--deny", "--most", "2"))
        self.assertEqual([line["decision"] for line in lines], ["rejected"] * 2)
        self.assertEqual(self.statuses(*asked), ["rejected", "rejected", "pending"])
        self.assertIsNotNone(self.registered.batch(), "what it did not answer is free again")

    def test_decides_by_script(self):
        script = self.file("script.json", json.dumps({
            "rules": [{"expected_action": "log_in", "decision": "deny", "reason": "no strangers"},
                      {"fields": {"note": "for tests"}, "max_amount": "100.00", "decision": "approve"}],
            "default": "deny"}))
        asked = [self.ask(expected_action="log_in"),
                 self.ask(display=display("99.99", note="for tests")),
                 self.ask(display=display("100.01", note="for tests")),
                 self.ask(display=display("1.00", note="for Tests")),
                 self.ask(display=display("1.00"))]
        lines = self.lines(self.run_robot("--script", script, "--until-idle", "0"))
        self.assertEqual([line["rule"] for line in lines], ["rules[0]", "rules[1]", "default", "default", "default"])
        self.assertEqual(self.statuses(*asked), ["rejected", "approved", "rejected", "rejected", "rejected"])
        self.assertEqual(self.control.challenge(asked[0]).data["decision"]["reason"], "no strangers")

    def test_the_device_fills_in_a_code_and_the_script_a_number(self):
        script = self.file("script.json", json.dumps({
            "rules": [{"expected_action": "log_in", "decision": "approve", "number": 7}], "default": "approve"}))
        asked = [self.ask(expected_action="log_in", custom_type="goldenNumber", numbers=[3, 7], correct_number=7),
                 self.ask(custom_type="totp")]
        self.lines(self.run_robot("--script", script, "--until-idle", "0"))
        self.assertEqual(self.statuses(*asked), ["approved", "approved"])

    def test_a_refused_answer_is_reported_and_tried_again(self):
        nobody = "http://127.0.0.1:1/"
        instruction = self.ask(backend_url=nobody, answer_path="backend")
        report = self.file("report.xml")
        done = self.run_robot("--approve", "--for", "2", "--junit", report)
        lines = self.lines(done, returncode=1)
        self.assertGreater(len(lines), 1)
        self.assertEqual({(line["instruction_id"], line["accepted"], line["error_code"]) for line in lines},
                         {(instruction, False, "CONNECT_FAILED")})
        self.assertIn(b"1 of 1", done.stderr)
        suite = ElementTree.parse(report).getroot().find("testsuite")
        self.assertEqual((suite.get("tests"), suite.get("failures")), ("1", "1"))
        self.assertEqual(suite.find("testcase/failure").get("type"), "CONNECT_FAILED")


class EndsTest(RobotCommandCase):
    def start(self, *options):
        process = subprocess.Popen([program(), *self.options(*options)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env={**clean_environment(self.folder.name), **self.environment})
        self.addCleanup(process.kill)
        return process

    def test_ends_cleanly_when_asked(self):
        for ask in (subprocess.Popen.terminate, lambda process: process.send_signal(2)):
            with self.subTest(ask):
                report = self.file("report.xml")
                process = self.start("--approve", "--junit", report)
                instruction = self.ask()
                line = json.loads(process.stdout.readline())
                self.assertEqual(line["instruction_id"], instruction)
                ask(process)
                rest, complaints = process.communicate(timeout=5)
                self.assertEqual((process.returncode, rest, complaints), (0, b"", b""))
                suite = ElementTree.parse(report).getroot().find("testsuite")
                self.assertEqual((suite.get("tests"), suite.get("failures")), ("1", "0"))
                self.assertIn(instruction, suite.find("testcase").get("name"))

    def test_the_time_is_up(self):
        self.assertEqual(self.lines(self.run_robot("--approve", "--for", "1")), [])

    def test_waits_for_what_is_still_to_come(self):
        process = self.start("--approve", "--most", "2", "--for", "30")
        asked = [self.ask()]
        eventually(lambda: self.statuses(*asked) == ["approved"], "the first is approved")
        asked.append(self.ask())
        stdout, _ = process.communicate(timeout=15)
        self.assertEqual([json.loads(line)["instruction_id"] for line in stdout.splitlines()], asked)

    def test_a_relay_that_stumbles_is_asked_again(self):
        instruction = self.ask()
        self.assertSuccess(self.control.post("/faults", {"fail_requests": 1, "request_path": "/api/v1/device/"}))
        self.addCleanup(lambda: self.control.delete("/faults"))
        lines = self.lines(self.run_robot("--approve", "--most", "1", "--for", "20"))
        self.assertEqual((lines[-1]["instruction_id"], lines[-1]["accepted"]), (instruction, True))

    def test_nobody_there(self):
        done = self.run_robot("--approve", "--for", "1", relay="http://127.0.0.1:1")
        self.assertEqual((done.returncode, done.stdout), (1, b""), done)
        self.assertIn(b"127.0.0.1", done.stderr)

    def test_what_will_not_pass_ends_it(self):
        for environment, relay, what in (({"COUNTERSIGN_ROBOT_SECRET": "another secret"}, None, b"Signature is invalid."),
                                         (self.environment, self.countersignd.relay_url + "/elsewhere", b"404")):
            with self.subTest(what):
                done = self.run_robot("--approve", relay=relay, environment=environment)
                self.assertEqual((done.returncode, done.stdout), (1, b""), done)
                self.assertIn(what, done.stderr)


class OptionsTest(RobotCommandCase):
    def assertBad(self, *options, environment=None):
        done = run_command(*options, environment=environment)
        self.assertEqual((done.returncode, done.stdout, len(done.stderr.splitlines())), (2, b"", 1), done)
        return done.stderr.decode()

    def test_bad_options(self):
        for options in ([], ["--approve", "--deny"], ["--approve", "--for", "0"], ["--approve", "--for", "soon"],
                        ["--approve", "--most", "0"], ["--approve", "--until-idle", "-1"], ["--approve", "stray"],
                        ["--script", self.file("none.json")], ["--approve", "--relay", "ftp://h"],
                        ["--approve", "--relay", "h:1"], ["--approve", "--client", "robot"]):
            with self.subTest(options):
                self.assertBad(*self.options(*options), environment=self.environment)

    def test_the_secret_may_be_an_option_too(self):
        self.assertIn("COUNTERSIGN_ROBOT_SECRET", self.assertBad(*self.options("--approve")))
        done = run_command(*self.options("--approve", "--until-idle", "0", "--secret", self.registered.secret))
        self.assertEqual(done.returncode, 0, done)

    def test_a_script_is_refused_with_all_that_is_wrong(self):
        script = self.file("script.json", json.dumps({"rules": [{"max_amonut": "1", "decision": "approve"},
                                                                {"max_amount": "1,0", "decision": "aprove"}]}))
        complaint = self.assertBad(*self.options("--script", script), environment=self.environment)
        for path in ("rules[0].max_amonut", "rules[1].max_amount", "rules[1].decision", "default"):
            self.assertIn(path, complaint)
        self.assertIn("JSON", self.assertBad(*self.options("--script", self.file("broken.json", "{")),
                                             environment=self.environment).upper())
