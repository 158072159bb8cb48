"""Pairing proofs and session tokens, true and forged: the protocol, section 5."""

import time

from client import BlackBoxCase, call, forge_jwt, jwt_claims, jwt_header, jwt_with, new_user
from client.parties import Phone, unique

THIRTY_DAYS = 2_592_000


class TokenTest(BlackBoxCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tenant = cls.operator.new_tenant()

    def setUp(self):
        self.phone = self.tenant.pair_phone()
        self.proof = self.tenant.pairing_proof()

    def register(self, token):
        return self.phone.call("/register-token", {"fcm_token": unique("fcm")}, token=token)

    def refresh(self, token):
        return self.phone.call("/refresh-token", {"fcm_token": unique("fcm")}, token=token)

    def test_claims(self):
        for token, audience, lifetime in ((self.proof, "pairing", 300), (self.phone.token, "device", THIRTY_DAYS)):
            with self.subTest(audience):
                self.assertEqual(jwt_header(token)["alg"], "HS256")
                claims = jwt_claims(token)
                self.assertLessEqual({"iss", "aud", "sub", "iat", "exp", "jti"}, set(claims))
                self.assertIn(claims["aud"], (audience, [audience]))
                self.assertEqual(claims["exp"] - claims["iat"], lifetime)
                self.assertLess(abs(claims["iat"] - time.time()), 60)

    def test_every_token_has_an_id_of_its_own(self):
        user = new_user()
        ids = {jwt_claims(self.tenant.pairing_proof(user))["jti"] for _ in range(3)}
        self.assertEqual(len(ids), 3)

    def test_a_token_carries_no_secret(self):
        for token in (self.proof, self.phone.token):
            self.assertNotIn(self.tenant.secret, str(jwt_claims(token)))
            self.assertNotIn(self.phone.totp["secret"], str(jwt_claims(token)))

    def test_a_proof_is_used_once(self):
        self.assertSuccess(self.register(self.proof), 201)
        self.assertRefused(self.register(self.proof), 401, "TOKEN_USED")

    def test_several_proofs_of_one_user_live_side_by_side(self):
        user = new_user()
        first, second = self.tenant.pairing_proof(user), self.tenant.pairing_proof(user)
        self.assertSuccess(self.register(second), 201)
        self.assertSuccess(self.register(first), 201)

    # the wrong kind

    def test_a_session_token_is_no_proof(self):
        self.assertRefused(self.register(self.phone.token), 401, "TOKEN_INVALID")

    def test_a_proof_is_no_session_token(self):
        instruction_id = self.tenant.open_challenge(self.phone)
        for answer in (self.refresh(self.proof), self.phone.call("/unpair", {}, token=self.proof),
                       self.phone.respond(instruction_id, local_auth=True, token=self.proof)):
            self.assertRefused(answer, 401, "TOKEN_INVALID")
        # Being refused elsewhere did not use it up.
        self.assertSuccess(self.register(self.proof), 201)

    # no token

    def test_token_missing(self):
        for path in ("/register-token", "/refresh-token", "/unpair", "/respond"):
            with self.subTest(path):
                self.assertRefused(call("POST", self.tenant.api + "/device" + path, {}), 401, "TOKEN_MISSING")

    def test_other_authorization_is_as_good_as_none(self):
        for header in ("", "Bearer", "Bearer ", "Basic dXNlcjpwYXNz", self.phone.token, "Token " + self.phone.token):
            with self.subTest(header[:20]):
                answer = call("POST", self.tenant.api + "/device/refresh-token", {"fcm_token": "t"},
                              {"Authorization": header})
                self.assertRefused(answer, 401)
                self.assertIn(answer.error_code, ("TOKEN_MISSING", "TOKEN_INVALID"), answer)

    def test_hmac_does_not_open_device_routes(self):
        answer = call("POST", self.tenant.api + "/device/refresh-token", b"{}", self.tenant.headers(b"{}"))
        self.assertRefused(answer, 401, "TOKEN_MISSING")

    # forged

    def forgeries(self, token, audience):
        header, claims = jwt_header(token), jwt_claims(token)
        head, payload, signature = token.split(".")
        none = {"alg": "none", "typ": "JWT"}
        return {
            "no signature": f"{head}.{payload}.",
            "two parts": f"{head}.{payload}",
            "four parts": token + ".x",
            "alg none": forge_jwt(none, claims),
            "alg None": forge_jwt({"alg": "None"}, claims),
            "alg none, old signature": forge_jwt(none, claims) + signature,
            "alg missing": forge_jwt({"typ": "JWT"}, claims),
            "alg HS384": forge_jwt({"alg": "HS384", "typ": "JWT"}, claims, b"guess"),
            "alg HS512, old signature": jwt_with(token, header={"alg": "HS512"}),
            "alg RS256, old signature": jwt_with(token, header={"alg": "RS256"}),
            "empty key": forge_jwt(header, claims, b""),
            "another key": forge_jwt(header, claims, b"another key of at least thirty-two bytes"),
            "the tenant's secret as key": forge_jwt(header, claims, self.tenant.secret.encode()),
            "the admin key as key": forge_jwt(header, claims, self.operator.admin_key.encode()),
            "another audience": jwt_with(token, claims={"aud": audience}),
            "both audiences": jwt_with(token, claims={"aud": ["pairing", "device"]}),
            "later expiry": jwt_with(token, claims={"exp": claims["exp"] + 86_400}),
            "another subject": jwt_with(token, claims={"sub": "somebody"}),
            "garbage": "garbage",
            "dots": "..",
            "not base64": "!!!.???.***",
            "not JSON": "bm90IGpzb24.bm90IGpzb24." + signature,
            "signature one letter off": token[:-4] + ("A" if token[-4] != "A" else "B") + token[-3:],
            "8 000 letters": "a" * 8000,
        }

    def test_forged_proofs(self):
        for name, token in self.forgeries(self.proof, "device").items():
            with self.subTest(name):
                self.assertRefused(self.register(token), 401, "TOKEN_INVALID")
        self.assertSuccess(self.register(self.proof), 201)

    def test_forged_session_tokens(self):
        for name, token in self.forgeries(self.phone.token, "pairing").items():
            with self.subTest(name):
                self.assertRefused(self.refresh(token), 401, "TOKEN_INVALID")
        self.assertSuccess(self.refresh(self.phone.token))

    def test_another_relay_has_another_key(self):
        with type(self.countersignd)(*self.serve_options) as other:
            foreign = type(self.operator)(other).new_tenant()
            self.assertRefused(self.register(foreign.pairing_proof()), 401, "TOKEN_INVALID")
            self.assertRefused(self.refresh(foreign.pair_phone().token), 401, "TOKEN_INVALID")

    def test_a_token_is_not_told_back(self):
        token = forge_jwt({"alg": "none"}, {"sub": "visible"})
        self.assertNotIn(token, self.refresh(token).text)


class TokenTimeTest(BlackBoxCase):
    """Expiry obeys the control clock. Tokens count whole seconds, so the tests keep some distance."""

    def setUp(self):
        self.tenant = self.operator.new_tenant()

    def tearDown(self):
        self.control.reset_clock()

    def register(self, proof):
        return Phone(self.tenant.api).register(proof)

    def test_a_proof_lives_three_hundred_seconds(self):
        early, late = self.tenant.pairing_proof(), self.tenant.pairing_proof()
        self.control.advance(285)
        self.assertSuccess(self.register(early), 201)
        self.control.advance(15)
        self.assertRefused(self.register(late), 401, "TOKEN_EXPIRED")

    def test_a_reset_keeps_an_expired_proof_expired(self):
        proof = self.tenant.pairing_proof()
        self.control.advance(300)
        self.control.reset_clock()
        self.assertRefused(self.register(proof), 401, "TOKEN_EXPIRED")
        self.assertSuccess(self.register(self.tenant.pairing_proof()), 201)

    def test_a_used_proof_stays_used_or_expires(self):
        proof = self.tenant.pairing_proof()
        self.assertSuccess(self.register(proof), 201)
        self.control.advance(400)
        # Silent on which of the two comes first.
        self.assertIn(self.register(proof).error_code, ("TOKEN_USED", "TOKEN_EXPIRED"))

    def test_a_session_lives_thirty_days(self):
        phone = self.tenant.pair_phone()
        self.control.advance(THIRTY_DAYS - 60)
        instruction_id = self.tenant.open_challenge(phone)
        self.assertSuccess(phone.approve(instruction_id))
        self.control.advance(60)
        self.assertRefused(phone.call("/refresh-token", {"fcm_token": "t"}), 401, "TOKEN_EXPIRED")
        self.assertRefused(phone.call("/unpair", {}), 401, "TOKEN_EXPIRED")
