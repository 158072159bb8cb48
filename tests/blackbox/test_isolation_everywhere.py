"""Two tenants with the same user, the same ids and the same words never see each other, tried on every documented route.

The routes come from the relay's own OpenAPI document: one that has no probe here fails the test.
"""

from client import BlackBoxCase, call, new_user
from client.parties import unique
from test_qr_login import ORIGIN, initiate, poll, respond, scan

BY_TENANT = {"hmac1", "pairingProof", "deviceSession"}  # the operator and whoever has the control API see every tenant


class Side:
    """One of two tenants that use the same names for everything; only its mark tells it from the other."""

    def __init__(self, operator, user, mark):
        self.mark = mark
        self.tenant = operator.new_tenant(tenant_name=mark, qr_login_allowed_origins=[ORIGIN])
        self.user = {**user, "display_name": mark}
        self.phone = self.tenant.pair_phone(self.user)
        self.session = initiate(self.tenant).data
        scan(self.phone, self.session["qr_payload"])

    def challenge(self, instruction_id, **changes):
        return self.tenant.challenge(self.user["user_socket_hash"], instruction_id=instruction_id,
                                     description=self.mark, **changes)

    def alert(self, instruction_id):
        return self.tenant.post("/send/security-alert", {"user_socket_hash": self.user["user_socket_hash"],
                                                         "instruction_id": instruction_id, "title": "T",
                                                         "description": self.mark})

    def group(self, group_id):
        return self.tenant.post("/upsert/group", {"group_linked_id": group_id, "display_name": self.mark,
                                                  "member_linked_ids": [self.phone.pairing["relay_user_id"]]})

    def dispatch(self, key, group_id):
        return self.tenant.post("/sudo/dispatch", {
            "event_type": "sudo_group_action", "action_type": "update", "idempotency_key": key,
            "relay_user_linked_id_list": [], "relay_group_linked_id_list": [group_id], "title": "T",
            "description": self.mark, "data_access_type": "static",
            "data_items": [{"key": "k", "title": "T", "value": "v", "data_type": "TEXT"}]})

    def ids(self):
        """What only this side may ever be told."""
        return [value for value in (self.mark, self.tenant.tenant_id, self.phone.token, self.session["session_id"],
                                    self.session["poll_token"], *self.phone.pairing.values()) if value]


class EveryRouteTest(BlackBoxCase):
    def setUp(self):
        self.shared = unique("shared")
        user = new_user()
        self.ours, self.theirs = (Side(self.operator, user, unique(mark)) for mark in ("ours", "theirs"))
        self.answers = []
        for side in (self.theirs, self.ours):
            for kind in ("approved", "rejected", "reported", "left"):
                self.assertSuccess(side.challenge(f"{self.shared}-{kind}"))
            self.assertSuccess(side.alert(f"{self.shared}-alert"))
            for answer in (side.group(self.shared), side.dispatch(self.shared, self.shared)):
                self.assertIn(answer.status, (200, 201), answer)

    # Each plays our side on one route: with the ids that both have, and with those that only they have.

    def prepare_pairing(self):
        yield self.ours.tenant.prepare_pairing(self.ours.user)

    def send_challenge(self):
        yield self.ours.challenge(f"{self.shared}-left")
        yield self.ours.challenge(self.shared)

    def send_alert(self):
        yield self.ours.alert(f"{self.shared}-alert")
        yield self.ours.alert(f"{self.shared}-another")

    def delivery_status(self):
        for kind in ("approved", "left", "alert"):
            yield self.ours.tenant.get("/fetch/delivery-status", instruction_id=f"{self.shared}-{kind}")

    def delivery_status_by_post(self):
        for kind in ("approved", "left", "alert"):
            yield self.ours.tenant.post("/fetch/delivery-status", {"instruction_id": f"{self.shared}-{kind}"})

    def initiate_login(self):
        yield initiate(self.ours.tenant)

    def poll_login(self):
        yield poll(self.ours.tenant, self.ours.session)
        yield poll(self.ours.tenant, self.theirs.session)
        yield poll(self.ours.tenant, self.theirs.session, token=self.ours.session["poll_token"])

    def register(self):
        phone = type(self.ours.phone)(self.ours.tenant.api)
        yield phone.register(self.ours.tenant.pairing_proof(self.ours.user))

    def refresh(self):
        yield self.ours.phone.call("/refresh-token", {"fcm_token": unique("fcm")})

    def unpair(self):
        phone = self.ours.tenant.pair_phone(self.ours.user)
        yield phone.call("/unpair")

    def seen(self):
        yield self.ours.phone.call("/seen", {"instruction_id": f"{self.shared}-left"})
        yield self.ours.phone.call("/seen", {"instruction_id": f"{self.shared}-alert"})

    def respond(self):
        yield self.ours.phone.approve(f"{self.shared}-approved")
        yield self.ours.phone.reject(f"{self.shared}-rejected")

    def report(self):
        yield self.ours.phone.call("/answered", {"instruction_id": f"{self.shared}-reported", "decision": "approved",
                                                 "local_auth": True})

    def scan_login(self):
        yield scan(self.ours.phone, self.ours.session["qr_payload"])

    def scan_their_login(self):
        # The payload itself names their session: it comes back only where it is refused.
        answer = scan(self.ours.phone, self.theirs.session["qr_payload"])
        self.assertRefused(answer, 404, "QR_LOGIN_NOT_FOUND")
        return []

    def respond_to_login(self):
        yield respond(self.ours.phone, self.ours.session)
        answer = respond(self.ours.phone, self.theirs.session)
        self.assertRefused(answer, 404, "QR_LOGIN_NOT_FOUND")

    def upsert_group(self):
        yield self.ours.group(self.shared)

    def dispatch(self):
        yield self.ours.dispatch(self.shared, self.shared)
        yield self.ours.dispatch(unique("key"), self.shared)

    def grant(self):
        yield self.ours.tenant.post("/grant/delegation", {"tenant_id": self.operator.new_tenant().tenant_id})

    PROBES = {
        "upsertGroup": upsert_group, "sudoDispatch": dispatch, "grantDelegation": grant,
        "preparePairing": prepare_pairing, "sendAuthChallenge": send_challenge, "sendSecurityAlert": send_alert,
        "fetchDeliveryStatus": delivery_status, "fetchDeliveryStatusByPost": delivery_status_by_post,
        "initiateQrLogin": initiate_login, "pollQrLogin": poll_login, "registerDevice": register,
        "refreshDevice": refresh, "unpairDevice": unpair, "seen": seen, "respond": respond, "reportAnswer": report,
        "scanQrLogin": scan_login, "respondToQrLogin": respond_to_login,
    }

    def documented(self):
        """The operations that act for one tenant."""
        document = call("GET", self.countersignd.relay_url + "/openapi.json").json
        for item in document["paths"].values():
            for operation in item.values():
                if isinstance(operation, dict) and any(BY_TENANT & set(each) for each in operation.get("security", ())):
                    yield operation["operationId"]

    def their_things(self):
        """Everything of theirs that anybody could have changed."""
        tenant_id = self.theirs.tenant.tenant_id
        challenges = [self.assertSuccess(self.control.get(f"/challenges/{self.shared}-{kind}", tenant_id=tenant_id))
                      for kind in ("approved", "rejected", "reported", "left", "alert")]
        login = self.assertSuccess(self.control.get(f"/challenges/{self.theirs.session['session_id']}"))
        deliveries = self.assertSuccess(self.control.get("/deliveries", tenant_id=tenant_id))
        tenant = self.assertSuccess(self.operator.call("GET", "/fetch/tenant", tenant_id=tenant_id))
        return challenges, login, deliveries, tenant

    def test_every_route_is_tried(self):
        self.assertEqual(set(self.documented()), set(self.PROBES))

    def test_nothing_of_theirs_is_told_or_changed(self):
        before = self.their_things()
        for name, probe in self.PROBES.items():
            for answer in probe(self):
                with self.subTest(name):
                    self.assertLess(answer.status, 500, answer)
                    asked = self.theirs.session["session_id"]
                    for secret in self.theirs.ids():
                        # Who asks for an id may be told that there is none of that id.
                        if not (secret == asked and answer.status == 404):
                            self.assertNotIn(str(secret), answer.text)
                    self.assertEqual(self.their_things(), before)
        self.scan_their_login()
        self.assertEqual(self.their_things(), before)

    def test_what_is_asked_of_one_tenant_is_that_tenants(self):
        self.assertSuccess(self.ours.phone.approve(f"{self.shared}-approved"))
        for side, other, status in ((self.ours, self.theirs, "approved"), (self.theirs, self.ours, "pending")):
            answer = self.control.get(f"/challenges/{self.shared}-approved", tenant_id=side.tenant.tenant_id)
            self.assertEqual(self.assertSuccess(answer)["status"], status)
            for secret in other.ids():
                self.assertNotIn(str(secret), answer.text)
