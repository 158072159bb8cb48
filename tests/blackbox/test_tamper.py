"""The tamper lab: what is changed on its way is caught where the lab says, and its digests are those of what was painted."""

from client import BlackBoxCase, display_digest

WHATS = ("amount", "payee", "order", "bit", "locale")
WHERES = ("push", "answer", "callback", "request")
BLOCK = {"title": "Zahlung best\u00e4tigen", "subtitle": "",
         "fields": [{"key": "amount", "title": "Betrag", "value": "9007199254740993.01", "data_type": "CURRENCY_EUR"},
                    {"key": "to", "title": "An", "value": "ACME \u202e \u201cCorp\u201d \\ \U0001f600", "data_type": "PARTY_NAME"},
                    {"key": "note", "title": "Zweck", "value": "eins\nzwei\tdrei", "data_type": "NOTE"}]}


def with_value(block, key, value):
    fields = [{**field, "value": value} if field["key"] == key else field for field in block["fields"]]
    return {**block, "fields": fields}


class TamperTest(BlackBoxCase):
    def trial(self, what, where, **body):
        return self.assertSuccess(self.control.post("/tamper", {"what": what, "where": where, **body}))

    def test_the_table_is_every_case(self):
        table = self.assertSuccess(self.control.get("/tamper"))
        self.assertEqual([(trial["what"], trial["where"]) for trial in table],
                         [(what, where) for what in WHATS for where in WHERES])
        for trial in table:
            self.assertNotEqual(trial["effect"], "ran_changed", trial)
            self.assertEqual(trial["effect"] == "refused", trial["caught"] is not None, trial)
            self.assertEqual(trial["clause"] is None, trial["caught"] is None, trial)

    def test_digests_are_those_of_the_painted_rows(self):
        for what in WHATS:
            for where in WHERES:
                with self.subTest(what=what, where=where):
                    trial = self.trial(what, where, block=BLOCK)
                    self.assertEqual(trial["asked_digest"], display_digest(BLOCK))
                    self.assertEqual(trial["signed_digest"], display_digest(trial["painted"]))
                    changed_before = where == "push" and what != "locale"
                    self.assertEqual(trial["signed_digest"] != trial["asked_digest"], changed_before)

    def test_what_the_phone_received_is_what_it_signed(self):
        changed = {"amount": with_value(BLOCK, "amount", "8007199254740993.01"),
                   "payee": with_value(BLOCK, "to", "Mallory & Sons"),
                   "order": {**BLOCK, "fields": [BLOCK["fields"][i] for i in (1, 0, 2)]},
                   "bit": with_value(BLOCK, "amount", "8007199254740993.01")}
        for what, block in changed.items():
            with self.subTest(what):
                trial = self.trial(what, "push", block=BLOCK)
                self.assertEqual(trial["signed_digest"], display_digest(block))
                self.assertIn(trial["signed_digest"], trial["caught"]["message"])
                self.assertIn(trial["asked_digest"], trial["caught"]["message"])

    def test_each_place_has_its_check(self):
        caught = {where: {self.trial(what, where)["caught"]["check"] for what in ("amount", "payee", "order")}
                  for where in WHERES}
        self.assertEqual(caught, {"push": {"digest"}, "answer": {"digest"}, "callback": {"callback_hmac"},
                                  "request": {"binding"}})
        self.assertEqual(self.trial("bit", "answer")["caught"]["check"], "signature")

    def test_a_locale_is_not_approved(self):
        for where in ("push", "answer", "request"):
            trial = self.trial("locale", where)
            self.assertEqual((trial["caught"], trial["clause"], trial["effect"]), (None, None, "ran_as_approved"))
        self.assertEqual(self.trial("locale", "push")["painted"]["fields"][0]["text"], "1.000,00\u00a0$ USD")
        self.assertEqual(self.trial("locale", "callback")["caught"]["check"], "callback_hmac")

    def test_values_come_out_guarded(self):
        trial = self.trial("payee", "push", block=BLOCK)
        self.assertEqual(trial["before"], "ACME \u27e8U+202E\u27e9 \u201cCorp\u201d \\ \U0001f600")

    def test_nothing_of_it_is_in_the_journal(self):
        before = self.assertSuccess(self.control.get("/health"))
        self.assertSuccess(self.control.get("/tamper"))
        after = self.assertSuccess(self.control.get("/health"))
        self.assertEqual((after["journal"], after["tenants"]), (before["journal"], before["tenants"]))

    def test_what_is_wrong_is_named(self):
        self.assertInvalid(self.control.post("/tamper", {}), "what", "where")
        self.assertInvalid(self.control.post("/tamper", {"what": "colour", "where": "push"}), "what")
        self.assertInvalid(self.control.post("/tamper", {"what": "bit", "where": "push", "block": {"title": "T", "fields": []}}),
                           "block.fields")
        alone = {"title": "T", "fields": [{"key": "k", "title": "K", "value": "\u2026", "data_type": "TEXT"}]}
        for what in ("amount", "payee", "order", "bit"):
            self.assertInvalid(self.control.post("/tamper", {"what": what, "where": "push", "block": alone}), "block")
