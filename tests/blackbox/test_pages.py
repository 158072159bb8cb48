"""Lists of the control API that are longer than a page."""

from client import BlackBoxCase


class PagesTest(BlackBoxCase):
    def test_pages_of_what_has_no_number(self):
        made = [self.control.new_device() for _ in range(5)]
        everyone = [row["device_id"] for row in self.assertSuccess(self.control.get("/devices", limit=1000))]
        self.assertEqual(everyone[-5:], made)
        listed = []
        while rows := self.assertSuccess(self.control.get("/devices", since=len(listed), limit=2)):
            listed += [row["device_id"] for row in rows]
        self.assertEqual(listed, everyone)
        for path in ("/devices", "/robots", "/instructions", "/pending-ops"):
            self.assertEqual(self.assertSuccess(self.control.get(path, since=100_000)), [])
            self.assertInvalid(self.control.get(path, since="-1"), "since")

    def test_pages_go_back_to_the_first(self):
        tenant = self.operator.new_tenant()
        phone = tenant.pair_phone()
        opened = [tenant.open_challenge(phone) for _ in range(5)]
        listed, page = [], {"limit": 2}
        while rows := self.assertSuccess(self.control.get("/challenges", device_id=phone.pairing["device_id"], **page)):
            listed += [row["instruction_id"] for row in rows]
            page["before"] = rows[-1]["number"]
        self.assertEqual(listed, opened[::-1])
        self.assertInvalid(self.control.get("/challenges", before="0"), "before")
