"""Unattended answers: which challenges a policy takes, when, and that it survives a restart."""

import tempfile

from client import BlackBoxCase, Countersignd, Control, Operator, eventually, new_user
from client.control import state_of


def block(*amounts):
    return {"title": "Confirm", "fields": [{"key": f"amount{i}", "title": "Amount", "value": value, "data_type": kind}
                                           for i, (kind, value) in enumerate(amounts)]}


class PolicyTest(BlackBoxCase):
    def setUp(self):
        self.tenant = self.operator.new_tenant()
        self.user = new_user()
        self.device_id = self.control.paired_device(self.tenant, self.user)

    def tearDown(self):
        self.control.post("/clock/reset")

    def set_policy(self, **policy):
        return self.control.call("PUT", f"/devices/{self.device_id}/policy", policy)

    def challenge(self, **changes):
        return self.assertSuccess(self.tenant.challenge(self.user["user_socket_hash"], **changes))["instruction_id"]

    def state(self, instruction_id):
        return state_of(self.control.challenge(instruction_id).data)

    def test_the_delay_is_of_virtual_time(self):
        self.assertSuccess(self.set_policy(mode="approve", delay_ms=120_000))
        instruction_id = self.challenge()
        self.control.post("/clock/advance", {"seconds": 100})
        self.assertEqual(self.state(instruction_id), "pending")
        self.control.post("/clock/advance", {"seconds": 20})
        eventually(lambda: self.state(instruction_id) == "approved", "an approval after two virtual minutes")

    def test_a_limit_compares_every_amount_exactly(self):
        self.assertSuccess(self.set_policy(mode="approve", match={"max_amount": "1000.00"}))
        left = [self.challenge(display=block(("CURRENCY_EUR", "1000.01"))),
                self.challenge(display=block(("CURRENCY_EUR", "1.00"), ("AMOUNT", "2000.00 USD"))),
                self.challenge(display=block(("TEXT", "no amount"))), self.challenge()]
        taken = [self.challenge(display=block(("CURRENCY_EUR", "1000"))),
                 self.challenge(display=block(("CURRENCY_EUR", "999.99"), ("AMOUNT", "1000.00 USD")))]
        for instruction_id in taken:
            eventually(lambda: self.state(instruction_id) == "approved", "an approval below the limit")
        self.assertEqual([self.state(each) for each in left], ["pending"] * len(left))

    def test_a_limit_is_decimal_text(self):
        for limit in ("", "-1", "1e3", "1,000", "1000.00 EUR", "NaN", 1000, True, [], {}):
            with self.subTest(limit):
                self.assertInvalid(self.set_policy(mode="approve", match={"max_amount": limit}), "match.max_amount")
        self.assertEqual(self.control.get(f"/devices/{self.device_id}").data["policy"]["mode"], "manual")

    def test_all_that_is_bad_of_a_policy_is_named(self):
        self.assertInvalid(self.set_policy(mode="x", delay_ms=-1, match={"max_amount": "abc", "custom_type": "y"}),
                           "mode", "delay_ms", "match.max_amount", "match.custom_type")

    def test_a_policy_survives_a_restart(self):
        policy = {"mode": "approve", "delay_ms": 250, "match": {"expected_action": "transfer_funds",
                                                                 "custom_type": "localAuth", "max_amount": "12.50"}}
        with tempfile.TemporaryDirectory() as directory:
            with Countersignd("--data-dir", directory, "--control-bypass") as first:
                control = Control(first)
                device_id = control.paired_device(Operator(first).new_tenant(), new_user())
                self.assertSuccess(control.call("PUT", f"/devices/{device_id}/policy", policy))
            with Countersignd("--data-dir", directory, "--control-bypass") as second:
                self.assertEqual(Control(second).get(f"/devices/{device_id}").data["policy"], policy)
