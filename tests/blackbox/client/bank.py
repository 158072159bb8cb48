"""The demo backend's customer: calls the protected routes, with or without an instruction key."""

from .http_call import call
from .waiting import eventually

TRANSFER = {"amount": "1000.00", "currency": "USD", "beneficiary": "ACME Corp", "iban": "DE89370400440532013000",
            "date": "2026-06-21"}
LOGIN = {"user": "jane"}
BENEFICIARY = {"name": "Jean Dupont", "iban": "FR1420041010050500013M02606"}
PAYROLL = {"total": "184250.75", "currency": "EUR", "employees": "42", "iban": "DE75512108001245126199",
           "date": "2026-06-30"}
LIMIT = {"card": "4111111111111111", "limit": "2500.00"}


class Bank:
    def __init__(self, url):
        self.url = url

    def call(self, path, body, key=None, **headers):
        sent = dict(headers)
        if key is not None:
            sent["X-Sudo-Instruction-Key"] = key
        return call("POST", self.url + path, body, sent)

    def transfer(self, key=None, **changes):
        return self.call("/transfer/execute", {**TRANSFER, **changes}, key)

    def login(self, key=None):
        return self.call("/login", LOGIN, key)

    def card_limit(self, key=None):
        return self.call("/cards/limit", LIMIT, key)

    def beneficiary(self, key=None):
        """Answered to the bank itself."""
        return self.call("/beneficiaries/add", BENEFICIARY, key)

    def payroll(self, key=None, **changes):
        """Two of three signatories approve, and the bank itself runs it."""
        return self.call("/payroll/run", {**PAYROLL, **changes}, key)

    def settled(self, repeat, key):
        """The first answer to the re-call that is not "still pending": the decision's callback has arrived by then."""
        def probe():
            answer = repeat(key)
            return answer if answer.member("error") != "SUDO_INSTRUCTION_PENDING" else None
        return eventually(probe, f"a decision on {key}")
