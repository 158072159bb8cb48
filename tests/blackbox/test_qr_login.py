"""Signing a browser in by QR code: the protocol, section 9."""

import base64
import concurrent.futures
import os
import tempfile
import urllib.parse

from client import BlackBoxCase, Control, Countersignd, Operator, new_user
from client.http_call import call

ORIGIN = "https://example.com"
OTHER_ORIGIN = "http://localhost:5173"


def initiate(tenant, origin=ORIGIN):
    return tenant.post("/qr-login/initiate", {"browser_origin": origin})


def poll(tenant, session, token=None, **query):
    """Polls a session as initiate answered it; `token` replaces its poll token, "" leaves the header out."""
    token = session["poll_token"] if token is None else token
    query = {"session_id": session["session_id"], **query}
    query = "?" + urllib.parse.urlencode({name: value for name, value in query.items() if value is not None})
    headers = {**tenant.headers(), **({"X-QR-Poll-Token": token} if token else {})}
    return call("GET", tenant.api + "/relay/qr-login/poll" + query, None, headers)


def scan(phone, payload):
    return phone.call("/qr-login/scan", {"qr_payload": payload})


def respond(phone, session, decision="approved", **members):
    return phone.call("/qr-login/respond", {"session_id": session["session_id"], "decision": decision, **members})


class QrLoginCase(BlackBoxCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tenant = cls.operator.new_tenant(qr_login_allowed_origins=[ORIGIN, OTHER_ORIGIN],
                                             branding_display_name="ACME Bank")

    def new_session(self, tenant=None, origin=ORIGIN):
        return self.assertSuccess(initiate(tenant or self.tenant, origin))

    def scanned_session(self, phone=None):
        phone = phone or self.tenant.pair_phone()
        session = self.new_session()
        self.assertSuccess(scan(phone, session["qr_payload"]))
        return phone, session


class InitiateTest(QrLoginCase):
    def test_the_answer(self):
        first, second = self.new_session(), self.new_session(origin=OTHER_ORIGIN)
        for session in (first, second):
            self.assertGreaterEqual(
                set(session), {"session_id", "poll_token", "qr_payload", "qr_code_str", "signature", "expires"})
            self.assertTrue(10 <= len(session["session_id"]) <= 64, session["session_id"])
            self.assertIn(session["session_id"], session["qr_payload"])
            self.assertNotIn(session["poll_token"], session["qr_payload"])
            kind, _, picture = session["qr_code_str"].partition(",")
            self.assertEqual(kind, "data:image/png;base64")
            self.assertTrue(base64.b64decode(picture, validate=True).startswith(b"\x89PNG\r\n"))
        for member in ("session_id", "poll_token", "qr_payload", "qr_code_str", "signature"):
            self.assertNotEqual(first[member], second[member])

    def test_bodies_that_name_no_origin(self):
        for body in ({}, {"browser_origin": None}, {"browser_origin": 5}, {"browser_origin": ""},
                     {"browser_origin": [ORIGIN]}):
            with self.subTest(body):
                self.assertInvalid(self.tenant.post("/qr-login/initiate", body), "browser_origin")

    def test_origins_that_are_not_allowed(self):
        for origin in ("https://example.com.evil.test", "http://example.com", "https://example.com:8443",
                       "https://example.com/", "https://EXAMPLE.com", "null", "*", "example.com", ORIGIN + " "):
            with self.subTest(origin):
                self.assertRefused(initiate(self.tenant, origin), 403, "QR_LOGIN_FORBIDDEN")

    def test_without_allowed_origins_it_is_off(self):
        self.assertRefused(initiate(self.operator.new_tenant()), 403, "QR_LOGIN_FORBIDDEN")
        tenant = self.operator.new_tenant(qr_login_allowed_origins=[ORIGIN])
        self.new_session(tenant)
        self.operator.call("POST", "/update/tenant", {"qr_login_allowed_origins": []}, tenant_id=tenant.tenant_id)
        self.assertRefused(initiate(tenant), 403, "QR_LOGIN_FORBIDDEN")

    def test_only_a_tenant_may(self):
        for path in ("/qr-login/initiate",):
            self.assertRefused(call("POST", self.tenant.api + "/relay" + path, {"browser_origin": ORIGIN}), 401,
                               "TENANT_HEADER_MISSING")
        self.assertRefused(call("GET", self.tenant.api + "/relay/qr-login/poll?session_id=x"), 401,
                           "TENANT_HEADER_MISSING")
        self.assertEqual(self.tenant.get("/qr-login/initiate").status, 405)
        self.assertEqual(self.tenant.post("/qr-login/poll").status, 405)


class ApprovalTest(QrLoginCase):
    def test_from_the_code_to_the_approval(self):
        user = new_user()
        phone = self.tenant.pair_phone(user)
        session = self.new_session()
        waiting = self.assertSuccess(poll(self.tenant, session))
        self.assertEqual((waiting["status"], waiting["session_id"]), ("pending", session["session_id"]))
        shown = self.assertSuccess(scan(phone, session["qr_payload"]))
        self.assertEqual((shown["session_id"], shown["tenant_id"], shown["tenant_name"], shown["browser_origin"]),
                         (session["session_id"], self.tenant.tenant_id, "ACME Bank", ORIGIN))
        self.assertEqual(self.assertSuccess(poll(self.tenant, session))["status"], "pending")
        self.assertEqual(self.assertSuccess(respond(phone, session))["status"], "approved")
        approved = self.assertSuccess(poll(self.tenant, session))
        self.assertEqual((approved["status"], approved["user_socket_hash"], approved["relay_user_id"]),
                         ("approved", user["user_socket_hash"], phone.pairing["relay_user_id"]))
        self.assertRefused(poll(self.tenant, session), 410, "QR_LOGIN_CONSUMED")
        self.assertRefused(respond(phone, session), 409, "QR_LOGIN_ANSWERED")
        self.assertRefused(scan(phone, session["qr_payload"]), 409, "QR_LOGIN_ANSWERED")

    def test_denied(self):
        phone, session = self.scanned_session()
        self.assertEqual(self.assertSuccess(respond(phone, session, "rejected", reason="not me"))["status"], "rejected")
        for _ in range(2):
            self.assertRefused(poll(self.tenant, session), 410, "QR_LOGIN_REJECTED")
        self.assertRefused(respond(phone, session), 409, "QR_LOGIN_ANSWERED")

    def test_delivered_once_however_many_poll(self):
        phone, session = self.scanned_session()
        self.assertSuccess(respond(phone, session))
        with concurrent.futures.ThreadPoolExecutor(16) as pool:
            answers = list(pool.map(lambda _: poll(self.tenant, session), range(32)))
        self.assertEqual(sorted(answer.status for answer in answers), [200] + [410] * 31)
        self.assertEqual([answer.data["status"] for answer in answers if answer.status == 200], ["approved"])

    def test_the_first_answer_counts(self):
        phone, session = self.scanned_session()
        decisions = ["approved", "rejected"] * 8
        with concurrent.futures.ThreadPoolExecutor(len(decisions)) as pool:
            answers = list(pool.map(lambda decision: respond(phone, session, decision), decisions))
        self.assertEqual(sorted(answer.status for answer in answers), [200] + [409] * (len(decisions) - 1))

    def test_a_wrong_poll_token_learns_nothing(self):
        phone, session = self.scanned_session()
        other = self.new_session()
        self.assertSuccess(respond(phone, session))
        for token in ("", "wrong", session["poll_token"][:-1], session["poll_token"] + "0", other["poll_token"]):
            with self.subTest(token[:5]):
                self.assertRefused(poll(self.tenant, session, token), 410, "QR_POLL_TOKEN_INVALID")
        self.assertEqual(self.assertSuccess(poll(self.tenant, session))["status"], "approved")

    def test_which_session_must_be_said(self):
        session = self.new_session()
        self.assertInvalid(poll(self.tenant, session, session_id=None), "session_id")
        self.assertRefused(poll(self.tenant, session, session_id="qrs_unknown"), 404, "QR_LOGIN_NOT_FOUND")

    def test_no_secret_is_kept_in_sight(self):
        phone, session = self.scanned_session()
        self.assertSuccess(respond(phone, session))
        self.assertSuccess(poll(self.tenant, session))
        for answer in (self.control.get("/exchanges", limit=200), self.control.get("/events", limit=200)):
            self.assertIn(session["session_id"], answer.text)
            self.assertNotIn(session["poll_token"], answer.text)


class PhoneTest(QrLoginCase):
    def test_what_was_not_scanned_cannot_be_answered(self):
        phone, session = self.tenant.pair_phone(), self.new_session()
        self.assertRefused(respond(phone, session), 404, "QR_LOGIN_NOT_FOUND")
        self.assertEqual(self.assertSuccess(poll(self.tenant, session))["status"], "pending")

    def test_payloads_that_the_relay_did_not_sign(self):
        phone, session = self.tenant.pair_phone(), self.new_session()
        payload = session["qr_payload"]
        for forged in ("x", payload[:-1], payload + "0", payload.replace("example.com", "example.org"),
                       payload.replace(session["signature"], self.new_session()["signature"])):
            with self.subTest(forged):
                self.assertNotEqual(forged, payload)
                self.assertRefused(scan(phone, forged), 422, "QR_PAYLOAD_INVALID")
        for body in ({}, {"qr_payload": 5}, {"qr_payload": ""}):
            with self.subTest(body):
                self.assertInvalid(phone.call("/qr-login/scan", body), "qr_payload")

    def test_answers_that_make_no_sense(self):
        phone, session = self.scanned_session()
        self.assertInvalid(phone.call("/qr-login/respond", {}), "session_id", "decision")
        self.assertInvalid(respond(phone, session, "perhaps"), "decision")
        self.assertInvalid(respond(phone, session, reason=5), "reason")
        self.assertSuccess(respond(phone, session))

    def test_a_session_token_is_needed(self):
        session = self.new_session()
        phone = self.tenant.pair_phone()
        for path, body in (("/qr-login/scan", {"qr_payload": session["qr_payload"]}),
                           ("/qr-login/respond", {"session_id": session["session_id"], "decision": "approved"})):
            with self.subTest(path):
                self.assertRefused(call("POST", phone.api + "/device" + path, body), 401, "TOKEN_MISSING")
                self.assertRefused(phone.call(path, body, token=self.tenant.pairing_proof()), 401, "TOKEN_INVALID")

    def test_the_phones_of_one_user_share_a_scan_and_others_do_not(self):
        user = new_user()
        first, second, stranger = self.tenant.pair_phone(user), self.tenant.pair_phone(user), self.tenant.pair_phone()
        session = self.new_session()
        for phone in (first, second, first):
            self.assertSuccess(scan(phone, session["qr_payload"]))
        self.assertRefused(scan(stranger, session["qr_payload"]), 409, "QR_LOGIN_SCANNED")
        self.assertRefused(respond(stranger, session), 404, "QR_LOGIN_NOT_FOUND")
        self.assertSuccess(respond(second, session))
        self.assertEqual(self.assertSuccess(poll(self.tenant, session))["user_socket_hash"], user["user_socket_hash"])

    def test_tenants_do_not_see_each_others_sessions(self):
        stranger = self.operator.new_tenant(qr_login_allowed_origins=[ORIGIN])
        phone, session = self.scanned_session()
        elsewhere = stranger.pair_phone()
        self.assertSuccess(respond(phone, session))
        unknown = poll(stranger, session, session_id="qrs_00000000000000000000000000")
        foreign = poll(stranger, session)
        self.assertEqual((foreign.status, foreign.error_code), (unknown.status, unknown.error_code))
        self.assertRefused(scan(elsewhere, session["qr_payload"]), 404, "QR_LOGIN_NOT_FOUND")
        self.assertRefused(respond(elsewhere, session), 404, "QR_LOGIN_NOT_FOUND")
        self.assertEqual(self.assertSuccess(poll(self.tenant, session))["status"], "approved")


class ExpiryTest(QrLoginCase):
    def test_what_nobody_answers_expires(self):
        phone, session = self.scanned_session()
        self.control.advance(119)
        self.assertEqual(self.assertSuccess(poll(self.tenant, session))["status"], "pending")
        self.control.advance(1)
        for _ in range(2):
            self.assertRefused(poll(self.tenant, session), 410, "QR_LOGIN_EXPIRED")
        self.assertRefused(respond(phone, session), 410, "QR_LOGIN_EXPIRED")
        self.assertRefused(scan(phone, session["qr_payload"]), 410, "QR_LOGIN_EXPIRED")
        self.control.reset_clock()
        self.assertRefused(poll(self.tenant, session), 410, "QR_LOGIN_EXPIRED")

    def test_what_nobody_fetches_expires(self):
        phone, session = self.scanned_session()
        self.assertSuccess(respond(phone, session))
        self.control.advance(120)
        self.assertRefused(poll(self.tenant, session), 410, "QR_LOGIN_EXPIRED")


class RestartTest(QrLoginCase):
    @classmethod
    def setUpClass(cls):
        pass  # no shared process

    def start(self):
        self.countersignd = Countersignd(*self.options).start()
        self.addCleanup(self.countersignd.close)
        self.operator = Operator(self.countersignd)
        self.control = Control(self.countersignd)

    def setUp(self):
        directory = tempfile.TemporaryDirectory(prefix="countersign-qr-")
        self.addCleanup(directory.cleanup)
        self.options = ("--data-dir", os.path.join(directory.name, "data"), "--control-bypass", "--rate-limit", "off")
        self.start()
        self.tenant = self.operator.new_tenant(qr_login_allowed_origins=[ORIGIN])

    def restart(self):
        self.countersignd.kill()
        self.start()
        self.tenant = self.tenant.at(self.countersignd)

    def test_sessions_survive_a_kill_at_each_step(self):
        phone = self.tenant.pair_phone()
        session = self.new_session()
        self.restart()
        self.assertEqual(self.assertSuccess(poll(self.tenant, session))["status"], "pending")
        self.assertSuccess(scan(phone.at(self.countersignd), session["qr_payload"]))
        self.restart()
        self.assertSuccess(respond(phone.at(self.countersignd), session))
        self.restart()
        self.assertEqual(self.assertSuccess(poll(self.tenant, session))["status"], "approved")
        self.restart()
        self.assertRefused(poll(self.tenant, session), 410, "QR_LOGIN_CONSUMED")
