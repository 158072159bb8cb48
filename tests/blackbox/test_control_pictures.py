"""What a simulated device is shown as a picture: `payload` as a PNG of a QR code in base64."""

import urllib.parse

from client import BlackBoxCase, new_user
from client.qr_picture import base64_of, png, qr_png


class PicturesTest(BlackBoxCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tenant = cls.operator.new_tenant()

    def link(self, proof):
        relay = urllib.parse.quote(self.countersignd.relay_url, safe="")
        return f"countersign://pair?relay={relay}&proof={proof}&name=Demo%20Bank"

    def test_pairing_by_picture(self):
        for name, payload in {
            "of a link": lambda proof: base64_of(qr_png(self.link(proof))),
            "of a bare token": lambda proof: base64_of(qr_png(proof)),
            "as a data URL": lambda proof: "data:image/png;base64," + base64_of(qr_png(self.link(proof))),
            "of one pixel a module": lambda proof: base64_of(qr_png(self.link(proof), scale=1)),
        }.items():
            with self.subTest(name):
                user = new_user()
                device_id = self.control.new_device()
                self.assertSuccess(self.control.pair(device_id, payload=payload(self.tenant.pairing_proof(user))), 201)
                pairings = self.assertSuccess(self.control.get(f"/devices/{device_id}"))["pairings"]
                self.assertEqual([(each["tenant_id"], each["user_socket_hash"]) for each in pairings],
                                 [(self.tenant.tenant_id, user["user_socket_hash"])])

    def test_a_code_that_was_scanned_once_is_used(self):
        payload = base64_of(qr_png(self.link(self.tenant.pairing_proof())))
        self.assertSuccess(self.control.pair(self.control.new_device(), payload=payload), 201)
        self.assertRefused(self.control.pair(self.control.new_device(), payload=payload), 401, "TOKEN_USED")

    def test_pictures_that_do_not_pair(self):
        whole = qr_png(self.link("a.b.c"))
        device_id = self.control.new_device()
        for name, picture, code in (
            ("no code", png([[255] * 60] * 60), "QR_NOT_FOUND"),
            ("cut off", whole[:200], "IMAGE_UNREADABLE"),
            ("only a beginning", whole[:8], "IMAGE_UNREADABLE"),
            ("too wide", png([[255] * 9000]), "IMAGE_TOO_LARGE"),
            ("a code of something else", qr_png("https://example.com"), "PAIRING_PAYLOAD_INVALID"),
            ("a code of a broken link", qr_png("countersign://pair?relay=x"), "PAIRING_PAYLOAD_INVALID"),
        ):
            with self.subTest(name):
                self.assertRefused(self.control.pair(device_id, payload=base64_of(picture)), 422, code)
        for payload in ("iVBORw0KGgo!", "data:image/png,abc", "data:image/png;base64,%%%"):
            with self.subTest(payload):
                self.assertRefused(self.control.pair(device_id, payload=payload), 422, "IMAGE_UNREADABLE")
        self.assertEqual(self.assertSuccess(self.control.get(f"/devices/{device_id}"))["pairings"], [])
