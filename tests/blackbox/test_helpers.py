"""The suite's own tools against published vectors and small fakes: a test that lies is worse than none."""

import base64
import hashlib
import hmac
import threading
import unittest

from client import (CallbackReceiver, base32_decode, base32_encode, call, canonical_json, display_digest, eventually,
                    forge_jwt, hmac1_headers, hmac1_refusal, hmac1_signature, jwt_claims, jwt_header, jwt_with, now_ms,
                    python_float_text, raw_request, signature_scheme_digest, totp_code)


class VectorTest(unittest.TestCase):
    def test_hmac_sha256_of_rfc_4231(self):
        vectors = [
            (b"\x0b" * 20, b"Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
            (b"Jefe", b"what do ya want for nothing?",
             "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
            (b"\xaa" * 20, b"\xdd" * 50, "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
            (b"\xaa" * 131, b"Test Using Larger Than Block-Size Key - Hash Key First",
             "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
        ]
        for key, data, expected in vectors:
            self.assertEqual(hmac.new(key, data, hashlib.sha256).hexdigest(), expected)

    def test_hmac1_signs_timestamp_dot_body_hash(self):
        empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        expected = hmac.new(b"sk_x", f"1718966400000.{empty}".encode(), hashlib.sha256).hexdigest()
        self.assertEqual(hmac1_signature("sk_x", b"", 1718966400000), expected)

    def test_totp_of_rfc_6238(self):
        sha1, sha256 = b"12345678901234567890", b"12345678901234567890123456789012"
        vectors = [(59, "94287082", "46119246"), (1111111109, "07081804", "68084774"),
                   (1111111111, "14050471", "67062674"), (1234567890, "89005924", "91819424"),
                   (2000000000, "69279037", "90698825"), (20000000000, "65353130", "77737706")]
        for seconds, with_sha1, with_sha256 in vectors:
            self.assertEqual(totp_code(sha1, seconds, digits=8), with_sha1)
            self.assertEqual(totp_code(sha256, seconds, digits=8, algorithm="sha256"), with_sha256)
        self.assertEqual(totp_code(sha1, 59), "287082")

    def test_base32_of_rfc_4648(self):
        vectors = [(b"", ""), (b"f", "MY"), (b"fo", "MZXQ"), (b"foo", "MZXW6"), (b"foob", "MZXW6YQ"),
                   (b"fooba", "MZXW6YTB"), (b"foobar", "MZXW6YTBOI")]
        for data, text in vectors:
            self.assertEqual(base32_encode(data), text)
            self.assertEqual(base32_decode(text + "=" * (-len(text) % 8)), data)
            self.assertEqual(base32_decode(text.lower()), data)

    def test_canonical_form_of_rfc_8785(self):
        strings = '€$\u000f\nA\'B"\\\\"/'
        self.assertEqual(canonical_json({"string": strings, "literals": [None, True, False]}),
                         '{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}')
        names = {"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh",
                 "1": "One", "\U0001f600": "Emoji: Grinning Face", "\u0080": "Control",
                 "\u00f6": "Latin Small Letter O With Diaeresis"}
        order = ["Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign",
                 "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh"]
        canonical = canonical_json(names)
        self.assertEqual(sorted(order, key=canonical.index), order)
        self.assertRaises(ValueError, canonical_json, 1.5)

    def test_display_digest_takes_the_named_members_only(self):
        field = {"key": "a", "title": "Amount", "value": "1", "data_type": "NUMBER"}
        bare = {"title": "T", "subtitle": "S", "fields": [field]}
        dressed = {"fields": [{**field, "emphasis": "strong"}], "subtitle": "S", "title": "T", "more": 1}
        canonical = ('{"fields":[{"data_type":"NUMBER","key":"a","title":"Amount","value":"1"}],'
                     '"subtitle":"S","title":"T"}')
        self.assertEqual(display_digest(bare), "sha256:" + hashlib.sha256(canonical.encode()).hexdigest())
        self.assertEqual(display_digest(dressed), display_digest(bare))

    def test_python_float_text(self):
        for value, text in [(1718966400, "1718966400.0"), (12345453.32423, "12345453.32423"), (1e16, "1e+16"),
                            (1e-5, "1e-05"), (1e15, "1000000000000000.0"), (0.0001, "0.0001")]:
            self.assertEqual(python_float_text(value), text)

    def test_signature_scheme_uses_the_raw_bytes_of_the_client_id(self):
        client = "00112233-4455-4677-8899-aabbccddeeff"
        message = b"{}:" + bytes.fromhex(client.replace("-", "")) + b":1718966400.0"
        self.assertEqual(signature_scheme_digest("s", b"{}", client, 1718966400),
                         hmac.new(b"s", message, hashlib.sha256).hexdigest())


class TokenTest(unittest.TestCase):
    def test_a_token_is_forged_and_read(self):
        token = forge_jwt({"alg": "HS256", "typ": "JWT"}, {"sub": "me", "aud": "pairing"}, b"key")
        self.assertEqual(jwt_header(token)["alg"], "HS256")
        self.assertEqual(jwt_claims(token), {"sub": "me", "aud": "pairing"})
        changed = jwt_with(token, claims={"aud": "device"})
        self.assertEqual(jwt_claims(changed), {"sub": "me", "aud": "device"})
        self.assertEqual(changed.split(".")[2], token.split(".")[2])

    def test_an_unsigned_token_ends_with_its_dot(self):
        self.assertRegex(forge_jwt({"alg": "none"}, {}), r"^[^.]+\.[^.]+\.$")

    def test_hs256_of_a_well_known_token(self):
        token = ("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0Ijox"
                 "NTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c")
        digest = hmac.new(b"your-256-bit-secret", token.rpartition(".")[0].encode(), hashlib.sha256).digest()
        ours = forge_jwt(jwt_header(token), jwt_claims(token), b"your-256-bit-secret")
        self.assertEqual(jwt_claims(ours), jwt_claims(token))
        self.assertEqual(base64.urlsafe_b64encode(digest).rstrip(b"=").decode(), token.rpartition(".")[2])


class ReceiverTest(unittest.TestCase):
    class Someone:
        tenant_id, secret = "tnt_1", "sk_1"

    def deliver(self, receiver, body, path="/api/sudo-callback", **headers):
        signed = {**hmac1_headers("tnt_1", "sk_1", body), **headers}
        return call("POST", receiver.url + path, body, signed)

    def test_it_records_answers_as_told_and_verifies_raw_bytes(self):
        with CallbackReceiver([503, 302, 204]) as receiver:
            body = b'{"instruction_id" : "i-1"}'
            self.assertEqual([self.deliver(receiver, body).status for _ in range(4)], [503, 302, 204, 204])
            received = receiver.wait_for("i-1", 4)
            self.assertEqual([call.refusal(self.Someone) for call in received], [None] * 4)
            self.assertEqual(received[0].body, body)
            receiver.answer_for("i-2", 410)
            self.assertEqual(self.deliver(receiver, b'{"instruction_id":"i-2"}').status, 410)

    def test_it_sees_every_kind_of_bad_signature(self):
        body = b'{"instruction_id":"i-1"}'
        good, at = hmac1_headers("tnt_1", "sk_1", body), now_ms()
        self.assertIsNone(hmac1_refusal("tnt_1", "sk_1", good, body, int(good["X-Bloonio-Timestamp"]) + 30_000))
        bad = {
            "other tenant": ({**good, "X-Bloonio-Tenant-Id": "tnt_2"}, body, at),
            "no timestamp": ({k: v for k, v in good.items() if "Timestamp" not in k}, body, at),
            "stale": (good, body, int(good["X-Bloonio-Timestamp"]) + 30_001),
            "other body": (good, body + b" ", at),
            "upper case": ({**good, "X-Bloonio-Signature": good["X-Bloonio-Signature"].upper()}, body, at),
            "no signature": ({k: v for k, v in good.items() if "Signature" not in k}, body, at),
        }
        for name, (headers, sent, when) in bad.items():
            with self.subTest(name):
                self.assertIsNotNone(hmac1_refusal("tnt_1", "sk_1", headers, sent, when))

    def test_waiting_ends_as_soon_as_the_call_is_there(self):
        with CallbackReceiver() as receiver:
            sender = threading.Thread(target=self.deliver, args=(receiver, b'{"instruction_id":"i-1"}'))
            sender.start()
            self.assertEqual(len(receiver.wait_for("i-1")), 1)
            sender.join()
            self.assertEqual(receiver.wait_for("i-2", timeout=0.01), [])


class CallTest(unittest.TestCase):
    def test_raw_bytes_reach_the_other_side(self):
        with CallbackReceiver(201) as receiver:
            answer = raw_request(receiver.url, b"POST /raw HTTP/1.1\r\nHost: elsewhere.example\r\n",
                                 b"Content-Length: 2\r\n\r\nhi")
            self.assertEqual(answer.status, 201)
            self.assertEqual((receiver.calls[0].headers["Host"], receiver.calls[0].body), ("elsewhere.example", b"hi"))

    def test_eventually_waits_and_gives_up(self):
        seen = iter([None, 0, "there"])
        self.assertEqual(eventually(lambda: next(seen), "the third"), "there")
        with self.assertRaisesRegex(AssertionError, "never this"):
            eventually(lambda: None, "never this", timeout=0.02)
