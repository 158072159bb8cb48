"""Robots: registered, they lease challenges, answer them by upload and report."""

import os
import tempfile
import threading
import time

from client import (BlackBoxCase, Control, Countersignd, Operator, Robot, call, eventually, json_lines, new_user,
                    references, upload)

#: How long and how much: the whole of it takes half a minute, `ROBOT_CHALLENGES=2000 ROBOT_SECONDS=30`.
CHALLENGES = int(os.environ.get("ROBOT_CHALLENGES", "150"))
SECONDS = float(os.environ.get("ROBOT_SECONDS", "0"))
ROBOTS = 10


def approve(reference, **members):
    return {"reference_id": reference["reference_id"], "decision": "approved", **members}


class RobotCase(BlackBoxCase):
    def desk(self, **members):
        """A tenant with a paired simulated phone, and a robot that answers for that phone alone."""
        tenant = self.operator.new_tenant()
        user = new_user()
        phone = self.control.paired_device(tenant, user)
        robot = Robot.register(self.countersignd, self.control, device_ids=[phone], **members)
        return tenant, user["user_socket_hash"], robot

    def ask(self, tenant, user, count=1, **changes):
        ids = []
        for _ in range(count):
            answer = tenant.challenge(user, **changes)
            self.assertEqual(answer.status, 200, answer)
            ids.append(answer.data["instruction_id"])
        return ids

    def assertProblem(self, answer, status, error_code):
        self.assertEqual((answer.status, answer.member("error_code")), (status, error_code), answer)
        self.assertTrue(answer.member("detail"), answer)


class LeaseTest(RobotCase):
    def test_from_poll_to_report(self):
        tenant, user, robot = self.desk()
        self.assertIsNone(robot.batch())
        yes, no = self.ask(tenant, user, 2, description="Pay 12 €")
        batch = robot.batch()
        lines = {line["instruction_id"]: line for line in references(batch)}
        self.assertEqual(set(lines), {yes, no})
        self.assertEqual(lines[yes]["expected_action"], "transfer_funds")
        self.assertIn("fields", lines[yes]["display"])

        answer = upload(batch, approve(lines[yes]), {"reference_id": lines[no]["reference_id"], "decision": "rejected",
                                                     "reason": "too dear"})
        self.assertEqual(answer.status, 200, answer)
        verdicts = json_lines(answer)
        self.assertEqual([(each["line"], each["accepted"], each["status"]) for each in verdicts],
                         [(1, True, "approved"), (2, True, "rejected")])
        self.assertEqual((self.control.status_of(yes), self.control.status_of(no)), ("approved", "rejected"))
        self.assertEqual(self.control.challenge(no).data["decision"]["reason"], "too dear")

        read = robot.report(batch["id"])
        self.assertEqual((read.status, read.json["id"], read.json["robot_id"], read.json["error"]),
                         (200, batch["id"], robot.robot_id, None), read)
        self.assertEqual(robot.report(batch["id"]).status, 200, "a report that is repeated is the same report")
        self.assertIsNone(robot.batch())

    def test_the_limit_and_the_oldest_first(self):
        tenant, user, robot = self.desk()
        ids = self.ask(tenant, user, 5)
        seen = [[line["instruction_id"] for line in references(robot.batch(limit=2))] for _ in range(3)]
        self.assertEqual(seen, [ids[:2], ids[2:4], ids[4:]])
        self.assertIsNone(robot.batch())

    def test_two_robots_never_hold_the_same(self):
        tenant, user, first = self.desk()
        second = Robot.register(self.countersignd, self.control)
        self.ask(tenant, user, 4)
        held = [line["reference_id"] for robot in (first, second) for line in references(robot.batch(limit=2))]
        self.assertEqual(len(set(held)), 4)

    def test_a_lease_that_ends_gives_back(self):
        tenant, user, first = self.desk()
        second = Robot.register(self.countersignd, self.control)
        instruction, = self.ask(tenant, user, ttl_seconds=600)
        batch = first.batch(lease="PT1M")
        reference, = references(batch)
        self.assertIsNone(second.batch())
        self.control.advance(61)
        again, = references(second.batch())
        self.assertEqual((again["reference_id"], again["instruction_id"]), (reference["reference_id"], instruction))
        for late in (upload(batch, approve(reference)), first.read(batch["id"]), first.renew(batch["id"]),
                     first.report(batch["id"]), call("GET", batch["reference_storage_url"])):
            self.assertProblem(late, 410, "LEASE_ENDED")
        self.assertEqual(self.control.status_of(instruction), "pending")

    def test_a_lease_never_passes_the_expiry(self):
        tenant, user, robot = self.desk()
        instruction, = self.ask(tenant, user, ttl_seconds=60)
        batch = robot.batch(lease="PT2H")
        self.assertEqual(batch["extra_fields"]["lease_until"], self.control.challenge(instruction).data["expires_at"])

    def test_renewal(self):
        tenant, user, robot = self.desk()
        self.ask(tenant, user, ttl_seconds=600)
        batch = robot.batch(lease="PT30S")
        self.control.advance(20)
        self.assertEqual(robot.renew(batch["id"], lease="PT30S").status, 200)
        self.control.advance(20)
        reference, = references(robot.read(batch["id"]).json)
        self.assertTrue(json_lines(upload(batch, approve(reference)))[0]["accepted"])
        self.control.advance(20)
        self.assertProblem(robot.renew(batch["id"]), 410, "LEASE_ENDED")

    def test_urls_end_sooner_than_the_lease(self):
        tenant, user, robot = self.desk()
        self.ask(tenant, user, ttl_seconds=600)
        batch = robot.batch()
        self.control.advance(301)
        self.assertProblem(call("GET", batch["reference_storage_url"]), 410, "STORAGE_URL_EXPIRED")
        self.assertProblem(upload(batch), 410, "STORAGE_URL_EXPIRED")
        self.assertEqual(len(references(robot.read(batch["id"]).json)), 1)

    def test_urls_are_signed(self):
        tenant, user, robot = self.desk()
        self.ask(tenant, user)
        batch = robot.batch()
        url = batch["reference_storage_url"]
        for forged in (url[:-1] + ("0" if url[-1] != "0" else "1"), url.replace("expires=1", "expires=2"),
                       url.partition("?")[0], url.replace(batch["id"], robot.robot_id)):
            with self.subTest(forged):
                self.assertProblem(call("GET", forged), 403, "STORAGE_URL_INVALID")
        swapped = url.replace("/references/", "/results/")
        self.assertProblem(call("PUT", swapped, b"{}"), 403, "STORAGE_URL_INVALID")

    def test_line_by_line(self):
        tenant, user, robot = self.desk()
        golden, = self.ask(tenant, user, custom_type="goldenNumber", numbers=[3, 7], correct_number=7)
        plain, = self.ask(tenant, user)
        batch = robot.batch()
        lines = {line["instruction_id"]: line for line in references(batch)}
        foreign = "3f2a9c1e-5b7d-4e8f-9a0b-1c2d3e4f5a6b"
        answer = upload(batch, approve(lines[golden], number=3), approve({"reference_id": foreign}), b"{broken",
                        {"reference_id": lines[plain]["reference_id"], "decision": "maybe"}, b"",
                        approve(lines[plain]), approve(lines[plain]))
        verdicts = json_lines(answer)
        self.assertEqual([(each["line"], each.get("error_code")) for each in verdicts],
                         [(1, "ANSWER_WRONG"), (2, "REFERENCE_NOT_IN_BATCH"), (3, "JSON_INVALID"),
                          (4, "VALIDATION_FAILED"), (6, None), (7, "REFERENCE_REPEATED")])
        self.assertEqual((self.control.status_of(golden), self.control.status_of(plain)), ("pending", "approved"))
        again = json_lines(upload(batch, approve(lines[plain]), approve(lines[golden], number=7)))
        self.assertEqual([each.get("error_code") for each in again], ["CHALLENGE_ANSWERED", None])

    def test_what_became_of_one_request(self):
        tenant, user, robot = self.desk()
        gone, done = self.ask(tenant, user, 2, ttl_seconds=600)
        batch = robot.batch()
        lines = {line["instruction_id"]: line["reference_id"] for line in references(batch)}
        read = robot.request(lines[gone]).json
        self.assertEqual((read["id"], read["robot_id"], read["reference_ids"], read["request_status"]),
                         (lines[gone], robot.robot_id, [lines[gone]], "processing"))
        back = robot.report_request(lines[gone], "cannot read it")
        self.assertEqual((back.json["request_status"], back.json["error"]), ("failed", "cannot read it"), back)
        refused = json_lines(upload(batch, approve({"reference_id": lines[gone]})))
        self.assertEqual(refused[0]["error_code"], "REFERENCE_NOT_IN_BATCH")
        upload(batch, approve({"reference_id": lines[done]}))
        self.assertEqual(robot.report_request(lines[done]).json["request_status"], "completed")
        robot.report(batch["id"])
        self.assertEqual([line["instruction_id"] for line in references(robot.batch())], [gone])

    def test_batches_with_an_error_give_back(self):
        tenant, user, robot = self.desk()
        instruction, = self.ask(tenant, user)
        batch = robot.batch()
        self.assertEqual(robot.report(batch["id"], "out of memory").json["error"], "out of memory")
        self.assertProblem(upload(batch, {}), 410, "LEASE_ENDED")
        self.assertEqual(references(robot.batch())[0]["instruction_id"], instruction)

    def test_what_others_may_not(self):
        tenant, user, robot = self.desk()
        other = Robot.register(self.countersignd, self.control, device_ids=[self.control.new_device("Idle")])
        self.ask(tenant, user)
        self.assertIsNone(other.batch(), "its devices were asked nothing")
        batch = robot.batch()
        reference, = references(batch)
        for answer in (other.read(batch["id"]), other.renew(batch["id"]), other.report(batch["id"])):
            self.assertProblem(answer, 404, "BATCH_NOT_FOUND")
        for answer in (other.request(reference["reference_id"]), other.report_request(reference["reference_id"])):
            self.assertProblem(answer, 404, "REQUEST_NOT_FOUND")
        other.robot_id = robot.robot_id
        self.assertProblem(other.poll(), 404, "ROBOT_NOT_FOUND")
        other.secret = "guess"
        self.assertEqual((other.poll().status, other.poll().json), (401, {"detail": "Signature is invalid."}))

    def test_bad_input(self):
        tenant, user, robot = self.desk()
        for query in ({"limit": 0}, {"limit": "many"}, {"limit": 101}, {"lease": "10M"}, {"lease": "PT0S"},
                      {"lease": "P1Y"}, {"lease": "PT25H"}, {"lease": "PT"}):
            with self.subTest(query):
                self.assertProblem(robot.poll(**query), 422, "VALIDATION_FAILED")
        self.assertProblem(robot.signed("POST", "/robot-enhancement-batches/"), 422, "VALIDATION_FAILED")
        self.ask(tenant, user)
        batch = robot.batch()
        path = f"/robot-enhancement-batches/{batch['id']}/results/"
        for body in (None, [], {"request_id": robot.robot_id}, {"request_id": batch["id"], "error": "text"},
                     {"request_id": batch["id"], "error": {}}, {"request_id": 7}):
            with self.subTest(body=body):
                self.assertProblem(robot.signed("POST", path, body), 422, "VALIDATION_FAILED")
        self.assertProblem(robot.signed("POST", path, b"{"), 400, "JSON_INVALID")
        self.assertProblem(upload(batch, *[b"{}"] * 1001), 413, "BODY_TOO_LARGE")


class RegistrationTest(RobotCase):
    def test_registering(self):
        client_id = "0192f8a4-7c3e-7b21-8f4d-6a5b4c3d2e1f"
        data = self.assertSuccess(self.control.post("/robots", {"name": "CI", "client_id": client_id.upper(),
                                                                "client_secret": "a secret of ours"}), 201)
        self.assertEqual((data["name"], data["client_id"], data["client_secret"], data["device_ids"]),
                         ("CI", client_id, "a secret of ours", []))
        self.assertInvalid(self.control.post("/robots", {"name": "Again", "client_id": client_id}), "client_id")
        listed, = [each for each in self.assertSuccess(self.control.get("/robots"))
                   if each["robot_id"] == data["robot_id"]]
        self.assertNotIn("client_secret", listed)
        robot = Robot(self.countersignd.relay_url, data)
        self.assertEqual(robot.poll().status, 204)
        self.assertSuccess(self.control.delete("/robots/" + data["robot_id"]))
        self.assertEqual(robot.poll().json, {"detail": "Signature is invalid."})
        self.assertRefused(self.control.delete("/robots/" + data["robot_id"]), 404, "ROBOT_NOT_FOUND")

    def test_removal_gives_back(self):
        tenant, user, robot = self.desk()
        self.ask(tenant, user)
        batch = robot.batch()
        self.control.delete("/robots/" + robot.robot_id)
        self.assertProblem(upload(batch, {}), 410, "LEASE_ENDED")
        self.assertIsNotNone(Robot.register(self.countersignd, self.control).batch())

    def test_bad_input(self):
        for body, member in (({}, "name"), ({"name": ""}, "name"), ({"name": "x", "client_id": "x"}, "client_id"),
                             ({"name": "x", "client_secret": "short"}, "client_secret"),
                             ({"name": "x", "device_ids": []}, "device_ids"),
                             ({"name": "x", "device_ids": ["phone_nobody"]}, "device_ids[0]")):
            with self.subTest(body=body):
                self.assertInvalid(self.control.post("/robots", body), member)

    def test_the_secret_is_masked_in_the_traffic(self):
        robot = Robot.register(self.countersignd, self.control)
        self.assertNotIn(robot.secret, self.control.get("/exchanges", limit=1000).text)


class RestartTest(RobotCase):
    @classmethod
    def setUpClass(cls):
        pass  # no shared process

    def start(self, directory):
        self.countersignd = Countersignd("--data-dir", directory, "--control-bypass", "--rate-limit", "off").start()
        self.addCleanup(self.countersignd.close)
        self.operator = Operator(self.countersignd)
        self.control = Control(self.countersignd)

    def test_leases_survive(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.start(directory.name)
        tenant, user, robot = self.desk()
        instruction, = self.ask(tenant, user, ttl_seconds=600)
        batch = robot.batch()
        self.countersignd.kill()
        self.start(directory.name)
        robot.at(self.countersignd)
        self.assertIsNone(robot.batch(), "the lease still holds it")
        fresh = robot.read(batch["id"]).json
        verdict, = json_lines(upload(fresh, approve(references(fresh)[0])))
        self.assertTrue(verdict["accepted"], verdict)
        self.assertEqual(self.control.status_of(instruction), "approved")


class ManyRobotsTest(RobotCase):
    def test_every_challenge_is_answered_once(self):
        tenant = self.operator.new_tenant()
        users = [new_user() for _ in range(8)]
        for user in users:
            self.control.paired_device(tenant, user)
        robots = [Robot.register(self.countersignd, self.control, f"robot {index}") for index in range(ROBOTS)]
        asked, accepted, refused = [], [], []
        all_asked = threading.Event()
        lock = threading.Lock()

        def work(robot):
            while True:
                batch = robot.batch(limit=7)
                if batch is None:
                    if all_asked.is_set():
                        return
                    all_asked.wait(0.05)
                    continue
                verdicts = json_lines(upload(batch, *[approve(each) for each in references(batch)]))
                with lock:
                    accepted.extend(each["reference_id"] for each in verdicts if each["accepted"])
                    refused.extend(each for each in verdicts if not each["accepted"])
                robot.report(batch["id"])

        threads = [threading.Thread(target=work, args=(robot,)) for robot in robots]
        for thread in threads:
            thread.start()
        begin = time.monotonic()
        try:
            for index in range(CHALLENGES):
                asked += self.ask(tenant, users[index % len(users)]["user_socket_hash"], ttl_seconds=600)
                all_asked.wait(max(0.0, begin + SECONDS * (index + 1) / CHALLENGES - time.monotonic()))
        finally:
            all_asked.set()
            for thread in threads:
                thread.join()
        self.assertEqual(refused, [])
        self.assertEqual((len(accepted), len(set(accepted))), (CHALLENGES, CHALLENGES))
        eventually(lambda: {self.control.status_of(each) for each in asked[:20]} == {"approved"}, "all are approved")
        decided = [event for event in self.all_events() if event["type"] == "challenge.decided"]
        self.assertEqual(sorted(event["payload"]["instruction_id"] for event in decided), sorted(asked))

    def all_events(self):
        events, since = [], 0
        while page := self.assertSuccess(self.control.get("/events", since=since, limit=1000)):
            events += page
            since = page[-1]["sequence"]
        return events
