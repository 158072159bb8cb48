"""`fetch/delivery-status`: what became of a challenge (the protocol, section 6)."""

from client import BlackBoxCase, new_user
from client.control import members_named
from client.parties import unique

# The path of delivery-status is taken to be below /relay, where HMAC #1 is spoken.
STATUS = "/fetch/delivery-status"


class DeliveryStatusTest(BlackBoxCase):
    def setUp(self):
        self.tenant = self.operator.new_tenant()
        self.user = new_user()
        self.devices = [self.control.paired_device(self.tenant, self.user) for _ in range(2)]
        answer = self.tenant.challenge(self.user["user_socket_hash"])
        self.instruction_id = self.assertSuccess(answer)["instruction_id"]

    def both_ways(self, instruction_id, tenant=None):
        tenant = tenant or self.tenant
        return (tenant.get(STATUS, instruction_id=instruction_id),
                tenant.post(STATUS, {"instruction_id": instruction_id}))

    def words(self, data):
        return set(members_named(data, "status") + members_named(data, "state"))

    def test_by_query_and_by_body(self):
        by_query, by_body = map(self.assertSuccess, self.both_ways(self.instruction_id))
        self.assertEqual(by_query, by_body)
        self.assertEqual(by_query["instruction_id"], self.instruction_id)
        self.assertIn("pending", self.words(by_query))
        lists = [value for value in by_query.values() if isinstance(value, list)]
        self.assertIn(2, [len(rows) for rows in lists], "one row for each device")

    def test_it_follows_the_challenge(self):
        self.assertSuccess(self.control.approve(self.instruction_id, self.devices[0]))
        for answer in self.both_ways(self.instruction_id):
            words = self.words(self.assertSuccess(answer))
            self.assertIn("approved", words)
            self.assertIn("answered", words)

    def test_what_another_tenant_asks(self):
        other, unknown = self.operator.new_tenant(), unique("instr")
        for foreign, nobody in zip(self.both_ways(self.instruction_id, other), self.both_ways(unknown, other)):
            self.assertRefused(foreign, 404)
            self.assertEqual(foreign.text.replace(self.instruction_id, "ID"), nobody.text.replace(unknown, "ID"))

    def test_the_id_is_needed(self):
        for answer in (self.tenant.get(STATUS), self.tenant.post(STATUS, {})):
            self.assertInvalid(answer, "instruction_id")
