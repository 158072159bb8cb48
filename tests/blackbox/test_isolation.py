"""One tenant never sees another's pairings, devices or challenges: the protocol, section 5."""

from client import BlackBoxCase, new_user
from client.parties import unique


class IsolationTest(BlackBoxCase):
    def setUp(self):
        self.ours, self.theirs = self.operator.new_tenant(), self.operator.new_tenant()
        self.our_phone, self.their_phone = self.ours.pair_phone(), self.theirs.pair_phone()

    def assertSameRefusal(self, foreign, foreign_id, unknown, unknown_id):
        """Both answers are equal but for the id that each was asked about."""
        self.assertEqual(foreign.status, unknown.status, foreign)
        self.assertRefused(foreign, foreign.status)
        self.assertEqual(foreign.text.replace(foreign_id, "ID"), unknown.text.replace(unknown_id, "ID"))

    def test_a_foreign_user_is_not_paired(self):
        foreign_id, unknown_id = self.their_phone.user_socket_hash, unique("hash-user")
        foreign, unknown = self.ours.challenge(foreign_id), self.ours.challenge(unknown_id)
        self.assertRefused(foreign, 404, "PAIRING_NOT_FOUND")
        self.assertSameRefusal(foreign, foreign_id, unknown, unknown_id)

    def test_a_foreign_challenge_does_not_exist(self):
        foreign_id, unknown_id = self.theirs.open_challenge(self.their_phone), unique("instr")
        for respond in (self.our_phone.approve, self.our_phone.reject):
            self.assertSameRefusal(respond(foreign_id), foreign_id, respond(unknown_id), unknown_id)
        self.assertEqual(self.control.status_of(foreign_id, tenant_id=self.theirs.tenant_id), "pending")
        self.assertSuccess(self.their_phone.approve(foreign_id))

    def test_two_tenants_may_use_one_instruction_id(self):
        shared = unique("shared")
        self.ours.open_challenge(self.our_phone, instruction_id=shared, expected_action="ours")
        self.theirs.open_challenge(self.their_phone, instruction_id=shared, expected_action="theirs")
        self.assertSuccess(self.our_phone.approve(shared))
        self.assertEqual(self.control.status_of(shared, tenant_id=self.ours.tenant_id), "approved")
        self.assertEqual(self.control.status_of(shared, tenant_id=self.theirs.tenant_id), "pending")
        self.assertSuccess(self.their_phone.reject(shared))
        self.assertRefused(self.control.challenge(shared), 409, "CHALLENGE_AMBIGUOUS")

    def test_two_tenants_may_know_one_user(self):
        user = new_user()
        here, there = self.ours.pair_phone(user), self.theirs.pair_phone(user)
        self.assertNotEqual(here.pairing["relay_user_id"], there.pairing["relay_user_id"])
        instruction_id = self.ours.open_challenge(here)
        self.assertSameRefusal(there.approve(instruction_id), instruction_id, there.approve("unknown"), "unknown")
        answer = self.assertSuccess(self.theirs.challenge(user["user_socket_hash"]))
        self.assertEqual(answer["delivered_count"] + answer["failed_count"], 1)
        self.assertSuccess(here.approve(instruction_id))

    def test_one_simulated_device_with_two_tenants(self):
        user = new_user()
        device_id = self.control.paired_device(self.ours, user)
        self.assertSuccessful(self.control.pair(device_id, pairing_proof=self.theirs.pairing_proof(user)))
        pairings = self.assertSuccess(self.control.get(f"/devices/{device_id}"))["pairings"]
        self.assertEqual({p["tenant_id"] for p in pairings}, {self.ours.tenant_id, self.theirs.tenant_id})
        self.assertEqual(len({p["relay_user_id"] for p in pairings}), 2)
        self.assertEqual({p["user_socket_hash"] for p in pairings}, {user["user_socket_hash"]})

    def assertSuccessful(self, answer):
        self.assertIn(answer.status, (200, 201), answer)

    def test_callbacks_stay_apart(self):
        (ours, here), (theirs, there) = self.tenant_with_receiver(), self.tenant_with_receiver()
        shared = unique("shared")
        for tenant in (ours, theirs):
            phone = tenant.pair_phone()
            tenant.open_challenge(phone, instruction_id=shared)
            self.assertSuccess(phone.approve(shared))
        first = self.assertDelivered(here, ours, shared, "approved")
        second = self.assertDelivered(there, theirs, shared, "approved")
        self.assertNotEqual(first["event_id"], second["event_id"])
        self.assertEqual((len(here.calls), len(there.calls)), (1, 1))

    def test_a_suspension_is_one_tenants_own(self):
        self.operator.call("POST", "/suspend/tenant", tenant_id=self.theirs.tenant_id)
        self.assertSuccess(self.our_phone.approve(self.ours.open_challenge(self.our_phone)))
