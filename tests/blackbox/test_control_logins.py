"""A simulated device scans the QR code of a sign-in, and its person answers through the control API."""

from client import BlackBoxCase, new_user
from client.control import state_of
from client.waiting import eventually
from test_qr_login import ORIGIN, initiate, poll


class LoginsTest(BlackBoxCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tenant = cls.operator.new_tenant(qr_login_allowed_origins=[ORIGIN], branding_display_name="ACME Bank")

    def setUp(self):
        self.user = new_user()
        self.device_id = self.control.paired_device(self.tenant, self.user)
        self.session = self.assertSuccess(initiate(self.tenant))

    def scan(self, payload=None, device_id=None):
        return self.control.post(f"/devices/{device_id or self.device_id}/scan",
                                 {"payload": payload or self.session["qr_payload"]})

    def poll_status(self):
        return self.assertSuccess(poll(self.tenant, self.session))["status"]

    def test_scanned_as_text_and_approved(self):
        shown = self.assertSuccess(self.scan())
        self.assertEqual((shown["session_id"], shown["tenant_name"], shown["browser_origin"], shown["status"]),
                         (self.session["session_id"], "ACME Bank", ORIGIN, "pending"))
        self.assertEqual(self.poll_status(), "pending")
        self.assertSuccess(self.control.approve(self.session["session_id"], self.device_id))
        approved = self.assertSuccess(poll(self.tenant, self.session))
        self.assertEqual((approved["status"], approved["user_socket_hash"]),
                         ("approved", self.user["user_socket_hash"]))

    def test_scanned_as_the_picture_that_the_browser_shows(self):
        self.assertSuccess(self.scan(self.session["qr_code_str"]))
        self.assertSuccess(self.control.deny(self.session["session_id"], self.device_id, reason="not me"))
        self.assertEqual(state_of(self.assertSuccess(self.control.challenge(self.session["session_id"]))), "rejected")
        self.assertRefused(poll(self.tenant, self.session), 410, "QR_LOGIN_REJECTED")

    def test_scanning_again_shows_the_same(self):
        first, second = self.assertSuccess(self.scan()), self.assertSuccess(self.scan())
        self.assertEqual(first, second)
        self.assertSuccess(self.control.approve(self.session["session_id"], self.device_id))
        self.assertRefused(self.control.approve(self.session["session_id"], self.device_id), 409, "CHALLENGE_ANSWERED")
        self.assertRefused(self.scan(), 409, "QR_LOGIN_ANSWERED")

    def test_policies_apply(self):
        for mode, status in (("approve", "approved"), ("deny", "rejected")):
            with self.subTest(mode):
                session = self.assertSuccess(initiate(self.tenant))
                device_id = self.control.paired_device(self.tenant, new_user())
                self.control.call("PUT", f"/devices/{device_id}/policy",
                                  {"mode": mode, "match": {"expected_action": "qr_login"}})
                self.assertSuccess(self.scan(session["qr_payload"], device_id))
                eventually(lambda: state_of(self.control.challenge(session["session_id"]).data) == status,
                           f"a sign-in that is {status}")
        self.control.call("PUT", f"/devices/{self.device_id}/policy",
                          {"mode": "approve", "match": {"expected_action": "transfer_funds"}})
        self.assertSuccess(self.scan())
        self.assertEqual(self.poll_status(), "pending")

    def test_what_a_device_cannot_scan(self):
        stranger = self.control.new_device()
        self.assertRefused(self.scan(device_id=stranger), 404, "PAIRING_NOT_FOUND")
        self.assertRefused(self.scan(device_id="phone_x"), 404, "DEVICE_NOT_FOUND")
        self.assertRefused(self.scan(self.session["qr_payload"] + "0"), 422, "QR_PAYLOAD_INVALID")
        self.assertRefused(self.scan("countersign://login?session_id=x"), 422, "QR_PAYLOAD_INVALID")
        self.assertRefused(self.scan("https://example.com"), 422, "PAIRING_PAYLOAD_INVALID")
        self.assertInvalid(self.control.post(f"/devices/{self.device_id}/scan", {}), "payload")
        self.assertEqual(self.poll_status(), "pending")

    def test_what_a_device_cannot_answer(self):
        session_id = self.session["session_id"]
        self.assertRefused(self.control.approve(session_id, self.device_id), 404)
        self.assertInvalid(self.control.post(f"/challenges/{session_id}/approve", {}), "device_id")
        self.assertSuccess(self.scan())
        self.assertRefused(self.control.approve(session_id, self.control.new_device()), 404)
        self.control.advance(120)
        self.assertRefused(self.control.approve(session_id, self.device_id), 410)
        self.assertEqual(state_of(self.assertSuccess(self.control.challenge(session_id))), "expired")

    def test_a_pairing_code_pairs(self):
        device_id = self.control.new_device()
        self.assertSuccess(self.scan(self.tenant.pairing_proof(self.user), device_id))
        pairings = self.assertSuccess(self.control.get(f"/devices/{device_id}"))["pairings"]
        self.assertEqual([each["user_socket_hash"] for each in pairings], [self.user["user_socket_hash"]])
