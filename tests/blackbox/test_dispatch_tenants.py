"""Sudo dispatch across tenants: delegation by grant, and otherwise nothing of each other (the protocol, sections 5 and 7)."""

from client import BlackBoxCase, new_user
from client.parties import unique


class DelegationTest(BlackBoxCase):
    def setUp(self):
        self.ours, self.callbacks = self.tenant_with_receiver()
        self.theirs = self.operator.new_tenant()
        self.our_phone = self.ours.pair_phone()
        self.their_phones = [self.theirs.pair_phone() for _ in range(2)]
        self.ids = [phone.pairing["relay_user_id"] for phone in (self.our_phone, *self.their_phones)]

    def grant(self, tenant_id=None):
        return self.theirs.post("/grant/delegation", {"tenant_id": tenant_id or self.ours.tenant_id})

    def delegate(self, *ids, **changes):
        return self.ours.dispatch(*(ids or self.ids), event_type="sudo_delegated_action", **changes)

    def test_only_with_a_grant(self):
        self.assertRefused(self.delegate(), 403, "DELEGATION_NOT_GRANTED")
        self.assertRefused(self.ours.post("/grant/delegation", {"tenant_id": self.ours.tenant_id}), 422)
        self.assertSuccess(self.ours.post("/grant/delegation", {"tenant_id": self.theirs.tenant_id}))
        self.assertRefused(self.delegate(), 403, "DELEGATION_NOT_GRANTED")
        first = self.assertSuccess(self.grant())
        self.assertEqual(self.assertSuccess(self.grant()), first)
        self.assertSuccess(self.delegate())

    def test_a_user_without_grant_is_like_no_user(self):
        foreign, unknown = self.ids[1], unique("usr")
        answers = [self.delegate(each) for each in (foreign, unknown)]
        self.assertEqual(answers[0].text.replace(foreign, "ID"), answers[1].text.replace(unknown, "ID"))
        answers = [self.ours.dispatch(each) for each in (foreign, unknown)]
        self.assertRefused(answers[0], 404, "PAIRING_NOT_FOUND")
        self.assertEqual(answers[0].text.replace(foreign, "ID"), answers[1].text.replace(unknown, "ID"))

    def test_a_grant_does_not_reach_other_kinds_or_other_names(self):
        self.assertSuccess(self.grant())
        self.assertRefused(self.ours.dispatch(self.ids[1]), 404, "PAIRING_NOT_FOUND")
        self.assertRefused(self.delegate(self.their_phones[0].user_socket_hash), 403, "DELEGATION_NOT_GRANTED")

    def test_granting_to_nobody(self):
        self.assertRefused(self.grant("tnt_nobody"), 404, "TENANT_NOT_FOUND")
        self.assertInvalid(self.theirs.post("/grant/delegation", {}), "tenant_id")

    def test_each_organisation_owes_its_quorum(self):
        self.assertSuccess(self.grant())
        data = self.assertSuccess(self.delegate(rejections_to_fail=2))
        self.assertEqual(data["quorum"]["required"], 2)
        event_id = data["event_id"]
        for phone in self.their_phones:
            self.assertEqual(self.assertSuccess(phone.vote(event_id))["status"], "pending")
        self.assertEqual(self.assertSuccess(self.our_phone.vote(event_id))["status"], "approved")
        event = self.assertDelivered(self.callbacks, self.ours, event_id, "approved")
        self.assertEqual(event["quorum"], {"required": 2, "approved": 2, "rejected": 0})
        self.assertEqual({o["tenant_id"]: o["approved"] for o in event["organisations"]},
                         {self.ours.tenant_id: 1, self.theirs.tenant_id: 2})
        # How the other tenant calls its users stays with it.
        self.assertNotIn(self.their_phones[0].user_socket_hash, str(event))
        self.assertEqual(event["user_socket_hash"], self.our_phone.user_socket_hash)

    def test_a_quorum_above_the_smallest_organisation(self):
        self.assertSuccess(self.grant())
        self.assertInvalid(self.delegate(quorum=2), "quorum")

    def test_a_suspended_tenants_users_are_not_asked(self):
        self.assertSuccess(self.grant())
        self.operator.call("POST", "/suspend/tenant", tenant_id=self.theirs.tenant_id)
        self.assertRefused(self.delegate(), 403, "DELEGATION_NOT_GRANTED")

    def test_a_simulated_device_answers_another_tenants_dispatch(self):
        user = new_user()
        device = self.control.paired_device(self.theirs, user)
        pairing = self.control.get(f"/devices/{device}").data["pairings"][0]
        self.assertSuccess(self.grant())
        event_id = self.assertSuccess(self.delegate(pairing["relay_user_id"]))["event_id"]
        self.assertEqual(self.assertSuccess(self.control.approve(event_id, device))["status"], "approved")


class IsolationTest(BlackBoxCase):
    """Two tenants with the same groups, users and keys."""

    def setUp(self):
        (self.ours, self.here), (self.theirs, self.there) = self.tenant_with_receiver(), self.tenant_with_receiver()
        self.user = new_user()
        self.phones = {tenant: tenant.pair_phone(self.user) for tenant in (self.ours, self.theirs)}
        for tenant in (self.ours, self.theirs):
            self.assertSuccess(tenant.upsert_group("board", self.user["user_socket_hash"]))
        self.key = unique("key")

    def dispatch(self, tenant, **changes):
        return tenant.open_dispatch(relay_group_linked_id_list=["board"], idempotency_key=self.key, **changes)

    def test_the_same_key_and_group(self):
        ours, theirs = self.dispatch(self.ours), self.dispatch(self.theirs, title="Another thing")
        self.assertNotEqual(ours, theirs)
        self.assertSuccess(self.phones[self.ours].vote(ours))
        self.assertEqual(self.control.status_of(theirs), "pending")
        self.assertDelivered(self.here, self.ours, ours, "approved")
        self.assertFalse(self.there.calls)

    def test_a_group_of_theirs_is_not_changed_nor_asked(self):
        self.assertSuccess(self.theirs.upsert_group("board", "somebody else", display_name="Theirs"))
        self.assertSuccess(self.theirs.upsert_group("only theirs", self.user["user_socket_hash"]))
        event_id = self.dispatch(self.ours)
        data = self.assertSuccess(self.control.challenge(event_id))
        self.assertEqual(data["groups"][0]["display_name"], "The board")
        self.assertRefused(self.ours.dispatch(relay_group_linked_id_list=["only theirs"]), 404, "GROUP_NOT_FOUND")

    def test_a_dispatch_of_theirs_does_not_exist(self):
        theirs, unknown = self.dispatch(self.theirs), unique("sev")
        phone = self.phones[self.ours]
        for ask in (phone.vote, lambda each: phone.vote(each, "rejected"),
                    lambda each: phone.call("/seen", {"event_id": each}),
                    lambda each: self.ours.get("/fetch/delivery-status", event_id=each),
                    lambda each: self.ours.post("/fetch/delivery-status", {"event_id": each}),
                    lambda each: self.ours.get("/fetch/delivery-status", instruction_id=each)):
            foreign, nobody = ask(theirs), ask(unknown)
            self.assertRefused(foreign, 404)
            self.assertEqual(foreign.text.replace(theirs, "ID"), nobody.text.replace(unknown, "ID"))
        self.assertEqual(self.control.status_of(theirs), "pending")
