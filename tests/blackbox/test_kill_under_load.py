"""SIGKILL at random moments under load, again and again: no acknowledged answer and no callback is lost."""

import http.client
import os
import random
import tempfile
import threading

from client import BlackBoxCase, CallbackReceiver, Control, Countersignd, Operator, eventually, run_command
from client.parties import unique

KILLS = 50
CALLERS = 4
SHORTEST_SECONDS, LONGEST_SECONDS = 0.02, 0.25


class KillUnderLoadTest(BlackBoxCase):
    @classmethod
    def setUpClass(cls):
        pass  # each start is the test's own

    def setUp(self):
        directory = tempfile.TemporaryDirectory(prefix="countersign data ")
        self.addCleanup(directory.cleanup)
        self.data = os.path.join(directory.name, "data")
        self.receiver_of_all = CallbackReceiver()
        self.addCleanup(self.receiver_of_all.close)
        self.acknowledged = {}  # instruction id → the state that the relay acknowledged last
        self.lock = threading.Lock()

    def start(self):
        self.countersignd = Countersignd("--data-dir", self.data, "--control-bypass", "--rate-limit", "off").start()
        self.addCleanup(self.countersignd.close)
        self.operator = Operator(self.countersignd)
        self.control = Control(self.countersignd)

    def acknowledge(self, instruction_id, state):
        with self.lock:
            self.acknowledged[instruction_id] = state

    def load(self, tenant, phone, seed):
        """Asks and answers until the relay is gone; remembers what was acknowledged."""
        choice = random.Random(seed)
        try:
            while True:
                instruction_id = unique("killed")
                answer = tenant.challenge(phone.user_socket_hash, instruction_id=instruction_id, ttl_seconds=600)
                self.assertSuccess(answer)
                self.acknowledge(instruction_id, "pending")
                if choice.random() < 0.2:
                    continue
                state, answer = choice.choice((("approved", phone.approve), ("rejected", phone.reject)))
                self.assertSuccess(answer(instruction_id))
                self.acknowledge(instruction_id, state)
        except (OSError, http.client.HTTPException):
            pass

    def test_nothing_acknowledged_is_lost(self):
        self.start()
        tenant = self.operator.new_tenant(callback_url_base=self.receiver_of_all.url)
        phones = [tenant.pair_phone() for _ in range(CALLERS)]
        moments = random.Random(20261121)
        for kill in range(KILLS):
            threads = [threading.Thread(target=self.load, args=(tenant, phone, f"{kill} {index}"))
                       for index, phone in enumerate(phones)]
            for thread in threads:
                thread.start()
            # How long the relay is left to work is the experiment; nothing waits for something to have happened.
            threading.Event().wait(moments.uniform(SHORTEST_SECONDS, LONGEST_SECONDS))
            self.countersignd.kill()
            for thread in threads:
                thread.join()
            self.start()
            tenant = tenant.at(self.countersignd)
            for phone in phones:
                phone.at(self.countersignd)

        self.assertGreater(len(self.acknowledged), KILLS)
        for instruction_id, state in self.acknowledged.items():
            kept = self.control.status_of(instruction_id)
            # An answer may have been kept and its acknowledgement lost with the process: then it counts.
            self.assertTrue(kept == state or state == "pending", f"{instruction_id}: {kept}, acknowledged {state}")
        decided = {each for each, state in self.acknowledged.items() if state != "pending"}
        eventually(lambda: decided <= self.receiver_of_all.instruction_ids(), "a callback for every decision",
                   timeout=60)
        self.countersignd.stop()
        verified = run_command("journal", "verify", "--data-dir", self.data)
        self.assertEqual(verified.returncode, 0, verified)
