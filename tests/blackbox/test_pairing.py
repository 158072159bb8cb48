"""Pairing a user with devices: the protocol, section 5."""

from client import BlackBoxCase, base32_decode, new_user
from client.parties import unique


class PairingTest(BlackBoxCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tenant = cls.operator.new_tenant()

    # prepare-pairing

    def test_mandatory_members(self):
        for missing in ("user_socket_hash", "backend_user_id", "display_name"):
            with self.subTest(missing):
                user = new_user()
                del user[missing]
                self.assertInvalid(self.tenant.prepare_pairing(user), missing)
        answer = self.tenant.post("/prepare-pairing", {"user_phone": "+33612345678"})
        self.assertInvalid(answer, "user_socket_hash", "backend_user_id", "display_name")

    def test_mandatory_members_are_texts_with_something_in_them(self):
        for member in ("user_socket_hash", "backend_user_id", "display_name"):
            for value in (None, 5, True, "", [], {}):
                with self.subTest(member, value=value):
                    self.assertInvalid(self.tenant.prepare_pairing(new_user(**{member: value})), member)

    def test_an_email_or_a_phone_is_needed(self):
        user = new_user()
        del user["user_email"]
        data = self.assertRefused(self.tenant.prepare_pairing(user), 422, "VALIDATION_FAILED")
        # Silent on which of the two is named.
        self.assertTrue(data["fields"])
        for field in data["fields"]:
            self.assertRegex(field["path"], r"user_email|user_phone")
        for contact in ({"user_email": "jane@example.com"}, {"user_phone": "+33612345678"},
                        {"user_email": "jane@example.com", "user_phone": "+33612345678"}):
            with self.subTest(contact):
                self.assertSuccess(self.tenant.prepare_pairing({**user, **contact}), 201)

    def test_optional_members(self):
        self.assertSuccess(self.tenant.prepare_pairing(new_user(
            first_name="Jane", last_name="Doe", display_logo_url="https://example.com/logo.png")), 201)

    def test_the_answer(self):
        data = self.assertSuccess(self.tenant.prepare_pairing(), 201)
        self.assertEqual(data["expires_in"], 300)
        self.assertEqual(data["pairing_proof"].count("."), 2)

    # register-token

    def test_registration_answers_session_pairing_and_totp(self):
        user = new_user(display_name="ACME Bank", display_logo_url="https://example.com/logo.png")
        phone = self.tenant.pair_phone(user)
        self.assertEqual(phone.pairing["tenant_id"], self.tenant.tenant_id)
        self.assertEqual(phone.pairing["display_name"], "ACME Bank")
        self.assertEqual(phone.pairing["display_logo_url"], "https://example.com/logo.png")
        for member in ("pairing_id", "relay_user_id", "device_id"):
            self.assertIsInstance(phone.pairing[member], str)
            self.assertTrue(phone.pairing[member], member)
        self.assertEqual((phone.totp["algorithm"], phone.totp["digits"], phone.totp["period"]), ("SHA1", 6, 30))
        self.assertEqual(len(base32_decode(phone.totp["secret"])) * 8, 160)

    def test_registration_lasts_thirty_days(self):
        data = self.assertSuccess(self.tenant.pair_phone().register(self.tenant.pairing_proof()), 201)
        self.assertEqual(data["expires_in"], 2_592_000)

    def test_registration_is_validated(self):
        phone = self.tenant.pair_phone()
        cases = [({}, {"fcm_token"}), ({"fcm_token": 5}, {"fcm_token"}), ({"fcm_token": ""}, {"fcm_token"}),
                 ({"fcm_token": "t", "platform": "toaster"}, {"platform"}),
                 ({"fcm_token": "t", "device_public_key": "not base64url!"}, {"device_public_key"}),
                 ({"fcm_token": "t", "device_public_key": "AAAA"}, {"device_public_key"})]
        proof = self.tenant.pairing_proof()
        for body, paths in cases:
            with self.subTest(body):
                self.assertInvalid(phone.call("/register-token", body, token=proof), *paths)
        # What failed validation did not use the proof up.
        self.assertSuccess(phone.register(proof), 201)

    def test_platforms_and_a_public_key(self):
        for platform in ("android", "ios", "simulator"):
            with self.subTest(platform):
                phone = self.tenant.pair_phone()
                key = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"  # RFC 8032, test 1
                answer = phone.register(self.tenant.pairing_proof(), platform=platform, device_public_key=key)
                self.assertSuccess(answer, 201)

    def test_fcm_token_alone_suffices(self):
        phone = self.tenant.pair_phone()
        answer = phone.call("/register-token", {"fcm_token": unique("fcm")}, token=self.tenant.pairing_proof())
        self.assertSuccess(answer, 201)

    # one pairing, several devices

    def test_devices_of_one_user_share_the_pairing(self):
        user = new_user()
        phones = [self.tenant.pair_phone(user) for _ in range(3)]
        for shared in ("pairing_id", "relay_user_id"):
            self.assertEqual(len({phone.pairing[shared] for phone in phones}), 1, shared)
        self.assertEqual(len({phone.pairing["device_id"] for phone in phones}), 3)
        self.assertEqual(len({phone.totp["secret"] for phone in phones}), 3, "each device has a secret of its own")
        self.assertEqual(len({phone.token for phone in phones}), 3)

    def test_the_relay_user_is_stable_over_unpairing(self):
        user = new_user()
        phone = self.tenant.pair_phone(user)
        self.assertSuccess(phone.call("/unpair", {}))
        again = self.tenant.pair_phone(user)
        self.assertEqual(again.pairing["relay_user_id"], phone.pairing["relay_user_id"])

    def test_users_and_tenants_have_relay_users_of_their_own(self):
        user, other_tenant = new_user(), self.operator.new_tenant()
        phones = [self.tenant.pair_phone(user), other_tenant.pair_phone(user), self.tenant.pair_phone()]
        self.assertEqual(len({phone.pairing["relay_user_id"] for phone in phones}), 3)
        self.assertEqual(len({phone.pairing["pairing_id"] for phone in phones}), 3)

    # refresh-token and unpair

    def test_refresh_takes_a_new_push_token(self):
        phone = self.tenant.pair_phone()
        answer = phone.call("/refresh-token", {"fcm_token": unique("fcm")})
        data = self.assertSuccess(answer) or {}
        # Silent on whether a new session token comes along; if so, it must work.
        phone.token = data.get("device_session_token", phone.token)
        self.assertSuccess(phone.approve(self.tenant.open_challenge(phone)))
        self.assertInvalid(phone.call("/refresh-token", {}), "fcm_token")

    def test_a_refresh_leaves_earlier_tokens_good(self):
        phone = self.tenant.pair_phone()
        tokens = [phone.token]
        for _ in range(2):
            data = self.assertSuccess(phone.call("/refresh-token", {"fcm_token": unique("fcm")}))
            self.assertEqual(data["expires_in"], 2_592_000)
            tokens.append(data["device_session_token"])
            phone.token = tokens[-1]
        self.assertEqual(len(set(tokens)), 3)
        for token in tokens:
            phone.token = token
            self.assertSuccess(phone.approve(self.tenant.open_challenge(phone)))
        self.assertSuccess(phone.call("/unpair", {}, token=tokens[1]))
        for token in tokens:
            self.assertRefused(phone.call("/unpair", {}, token=token), 401, "TOKEN_INVALID")

    def test_any_device_of_the_user_answers_and_only_once(self):
        user = new_user()
        phones = [self.tenant.pair_phone(user) for _ in range(3)]
        for answering in phones:
            answer = self.tenant.challenge(user["user_socket_hash"])
            data = self.assertSuccess(answer)
            self.assertEqual(data["delivered_count"] + data["failed_count"], 3)
            self.assertSuccess(answering.approve(data["instruction_id"]))
            for phone in phones:
                self.assertRefused(phone.reject(data["instruction_id"]), 409, "CHALLENGE_ANSWERED")

    def test_another_user_of_the_tenant_cannot_answer(self):
        phone, stranger = self.tenant.pair_phone(), self.tenant.pair_phone()
        instruction_id = self.tenant.open_challenge(phone)
        foreign, unknown = stranger.approve(instruction_id), stranger.approve("unknown")
        self.assertRefused(foreign, 404, "CHALLENGE_NOT_FOUND")
        self.assertEqual(foreign.text.replace(instruction_id, "unknown"), unknown.text)
        self.assertSuccess(phone.approve(instruction_id))

    def test_an_unpaired_device_is_out(self):
        user = new_user()
        leaving, staying = self.tenant.pair_phone(user), self.tenant.pair_phone(user)
        instruction_id = self.tenant.open_challenge(staying)
        self.assertSuccess(leaving.call("/unpair", {}))
        for answer in (leaving.approve(instruction_id), leaving.call("/refresh-token", {"fcm_token": "t"}),
                       leaving.call("/unpair", {})):
            self.assertRefused(answer, 401, "TOKEN_INVALID")
        data = self.assertSuccess(self.tenant.challenge(user["user_socket_hash"]))
        self.assertEqual(data["delivered_count"] + data["failed_count"], 1)
        self.assertSuccess(staying.approve(instruction_id))

    def test_a_user_without_any_device_is_not_paired(self):
        phone = self.tenant.pair_phone()
        self.assertSuccess(phone.call("/unpair", {}))
        self.assertRefused(self.tenant.challenge(phone.user_socket_hash), 404, "PAIRING_NOT_FOUND")
