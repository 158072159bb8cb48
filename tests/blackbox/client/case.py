"""The base of every test class that needs a running countersignd."""

import re
import unittest

from .control import Control
from .parties import Operator
from .process import Countersignd
from .receiver import CallbackReceiver
from .waiting import eventually

DATETIME = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")
EVENT_MEMBERS = {"event_id", "type", "tenant_id", "instruction_id", "sudo_event_id", "status", "custom_type",
                 "expected_action", "user_socket_hash", "relay_user_id", "device_id", "decided_at", "reason",
                 "display_digest", "device_signature"}


class BlackBoxCase(unittest.TestCase):
    """One process for each class; tests in it make tenants, users and instructions of their own."""

    serve_options = ("--in-memory", "--control-bypass", "--rate-limit", "off")

    @classmethod
    def setUpClass(cls):
        cls.countersignd = Countersignd(*cls.serve_options).start()
        cls.addClassCleanup(cls.countersignd.close)
        cls.operator = Operator(cls.countersignd)
        cls.control = Control(cls.countersignd)

    def receiver(self, *arguments, **options):
        """A callback receiver that ends with the test."""
        receiver = CallbackReceiver(*arguments, **options)
        self.addCleanup(receiver.close)
        return receiver

    def tenant_with_receiver(self, statuses=200, **configuration):
        receiver = self.receiver(statuses)
        return self.operator.new_tenant(callback_url_base=receiver.url, **configuration), receiver

    # the envelope: the protocol, section 3

    def assertSuccess(self, answer, status=200):
        """Checks a success envelope and returns its data."""
        self.assertEqual(answer.status, status, answer)
        document = answer.json
        self.assertIs(document["success"], True, answer)
        self.assertEqual(document["status_code"], status, answer)
        self.assertIsInstance(document["message"], str, answer)
        self.assertIn("data", document, answer)
        return document["data"]

    def assertRefused(self, answer, status, error_code=None):
        """Checks a failure envelope and returns its data. Without a code, any will do: it is not specified."""
        self.assertEqual(answer.status, status, answer)
        document = answer.json
        self.assertIs(document["success"], False, answer)
        self.assertEqual(document["status_code"], status, answer)
        self.assertTrue(document["message"], answer)
        self.assertIn("data", document, answer)
        if error_code is not None:
            self.assertEqual(document["error_code"], error_code, answer)
        else:
            self.assertRegex(document["error_code"], r"^[A-Z0-9_]+$", answer)
        return document["data"]

    def assertInvalid(self, answer, *paths):
        """422 VALIDATION_FAILED that names exactly these members, each with a problem."""
        data = self.assertRefused(answer, 422, "VALIDATION_FAILED")
        for field in data["fields"]:
            self.assertTrue(field["problem"], answer)
        self.assertEqual({field["path"] for field in data["fields"]}, set(paths), answer)

    # callbacks: the protocol, section 8

    def assertDelivered(self, receiver, tenant, instruction_id, status, count=1):
        """Waits for the callback, verifies its signature and shape, and returns the event."""
        received = receiver.wait_for(instruction_id, count)
        self.assertGreaterEqual(len(received), count, f"callbacks of {instruction_id}: {receiver.calls}")
        call = received[count - 1]
        self.assertIsNone(call.refusal(tenant), call)
        self.assertEqual(call.method, "POST")
        self.assertIn("application/json", call.headers.get("Content-Type", ""))
        event = call.event
        self.assertEqual(EVENT_MEMBERS - set(event), set(), "members that the event lacks")
        self.assertRegex(event["event_id"], r"^evt_")
        self.assertEqual((event["type"], event["tenant_id"], event["status"]), ("approval", tenant.tenant_id, status))
        self.assertRegex(event["decided_at"], DATETIME)
        return event

    def advance_until(self, condition, seconds, what):
        """Moves the clock on, again and again where one step came too early, until the condition holds."""
        def probe():
            self.control.advance(seconds)
            return eventually_soon(condition)
        return eventually(probe, what)


def eventually_soon(condition):
    """What `condition` comes to within a short while, without a complaint when it does not."""
    try:
        return eventually(condition, "", timeout=0.3)
    except AssertionError:
        return None
