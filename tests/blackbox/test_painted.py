"""What a person had before their eyes: reported with the answer, kept, and told by the control API."""

from client import BlackBoxCase, display_digest, new_user

BLOCK = {"title": "Confirm the transfer", "subtitle": "Check the details",
         "fields": [{"key": "amount", "title": "Amount", "value": "9007199254740993.01", "data_type": "CURRENCY_USD"},
                    {"key": "to", "title": "Beneficiary", "value": "ACME \u202e Corp", "data_type": "PARTY_NAME"}]}
TEXTS = ["$9,007,199,254,740,993.01 USD", "ACME ⟨U+202E⟩ Corp"]


def painted(block=BLOCK, texts=TEXTS, **changes):
    """The report of a device that painted these texts."""
    rows = [{**field, "text": text, "seen": True, "in_view_ms": 1200} for field, text in zip(block["fields"], texts)]
    return {"locale": "en_US", "time_zone": "UTC", "title": block["title"], "subtitle": block["subtitle"],
            "heading": [{"text": block["title"], "seen": True, "in_view_ms": 1200}], "fields": rows, **changes}


class PaintedTest(BlackBoxCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tenant = cls.operator.new_tenant()

    def setUp(self):
        self.phone = self.tenant.pair_phone()

    def answer(self, instruction_id, report, **changes):
        return self.phone.respond(instruction_id, local_auth=True,
                                  **{"display_digest": display_digest(BLOCK), "painted": report, **changes})

    def read(self, instruction_id):
        return self.assertSuccess(self.control.challenge(instruction_id, tenant_id=self.tenant.tenant_id))

    def test_the_rows_give_the_digest_that_was_answered_for(self):
        instruction_id = self.tenant.open_challenge(self.phone, display=BLOCK)
        self.assertSuccess(self.answer(instruction_id, painted()))
        challenge = self.read(instruction_id)
        [report] = challenge["painted"]
        self.assertEqual(display_digest(report), challenge["decision"]["display_digest"])
        self.assertEqual(report["device_id"], challenge["decision"]["device_id"])
        self.assertEqual(report["at"], challenge["decision"]["at"])
        self.assertEqual([row["text"] for row in report["fields"]], TEXTS)
        self.assertEqual([(row["seen"], row["in_view_ms"], row["revealed"], row["notices"]) for row in report["fields"]],
                         [(True, 1200, False, [])] * 2)

    def test_the_journal_has_it_before_the_decision(self):
        instruction_id = self.tenant.open_challenge(self.phone, display=BLOCK)
        self.assertSuccess(self.answer(instruction_id, painted()))
        events = self.assertSuccess(self.control.get("/events", limit=1000))
        of_it = [event for event in events if event["payload"].get("instruction_id") == instruction_id]
        self.assertEqual([event["type"] for event in of_it][-2:], ["display.painted", "challenge.decided"])
        self.assertEqual(of_it[-2]["payload"]["painted"]["fields"][0]["text"], TEXTS[0])

    def test_other_rows_than_those_that_were_signed_are_refused(self):
        instruction_id = self.tenant.open_challenge(self.phone, display=BLOCK)
        other = painted()
        other["fields"][0]["value"] = "1.00"
        for report in (other, painted(title="Confirm"), painted(fields=painted()["fields"][:1]),
                       painted(fields=painted()["fields"][::-1])):
            with self.subTest(report):
                self.assertRefused(self.answer(instruction_id, report), 422, "DISPLAY_MISMATCH")
        self.assertEqual(self.read(instruction_id)["painted"], [])

    def test_a_row_that_was_not_in_view_is_not_approved(self):
        instruction_id = self.tenant.open_challenge(self.phone, display=BLOCK)
        report = painted()
        report["fields"][1]["seen"] = False
        self.assertRefused(self.answer(instruction_id, report), 422, "DISPLAY_MISMATCH")
        self.assertSuccess(self.answer(instruction_id, report, decision="rejected"))
        self.assertEqual([row["seen"] for row in self.read(instruction_id)["painted"][0]["fields"]], [True, False])

    def test_a_report_is_validated(self):
        instruction_id = self.tenant.open_challenge(self.phone, display=BLOCK)
        self.assertInvalid(self.answer(instruction_id, painted(locale=None)), "painted.locale")
        self.assertInvalid(self.answer(instruction_id, "all of it"), "painted")

    def test_a_script_paints_nothing(self):
        user = new_user()
        device_id = self.control.paired_device(self.tenant, user)
        self.phone.user_socket_hash = user["user_socket_hash"]
        instruction_id = self.tenant.open_challenge(self.phone, display=BLOCK)
        answered = self.assertSuccess(self.control.approve(instruction_id, device_id))
        self.assertEqual((answered["status"], answered["painted"]), ("approved", []))

    def test_each_validator_of_a_dispatch_tells_for_itself(self):
        event_id = self.tenant.open_dispatch(self.phone.user_socket_hash, data_items=BLOCK["fields"],
                                             title=BLOCK["title"], description=BLOCK["subtitle"])
        answered = self.phone.call("/respond", {"event_id": event_id, "decision": "approved", "local_auth": True,
                                                "display_digest": display_digest(BLOCK), "painted": painted()})
        self.assertSuccess(answered)
        dispatch = self.assertSuccess(self.control.get(f"/challenges/{event_id}"))
        [report] = dispatch["painted"]
        self.assertEqual(display_digest(report), dispatch["validators"][0]["display_digest"])
