#!/usr/bin/env python3
"""Money and dates as Node's Intl writes them."""

import json
import re
import unittest
from pathlib import Path

from rendering import node, render, with_plain_spaces

LOCALES = """en-US en-GB en-IN fr-FR fr-CH fr-CA de-DE de-AT de-CH es-ES es-MX it-IT pt-BR pt-PT nl-NL sv-SE nb-NO da-DK
    fi-FI pl-PL cs-CZ hu-HU ru-RU tr-TR el-GR he-IL ar-EG fa-IR hi-IN th-TH ja-JP ko-KR zh-CN""".split()
# With the minor units of ISO 4217.
CURRENCIES = {"USD": 2, "EUR": 2, "GBP": 2, "JPY": 0, "CHF": 2, "CAD": 2, "AUD": 2, "CNY": 2, "INR": 2, "KRW": 0,
              "BRL": 2, "MXN": 2, "SEK": 2, "NOK": 2, "DKK": 2, "PLN": 2, "CZK": 2, "HUF": 2, "TRY": 2, "ILS": 2,
              "SAR": 2, "KWD": 3, "BHD": 3, "TND": 3, "CLP": 0, "COP": 2, "IDR": 2, "VND": 0, "PKR": 2, "IQD": 3}
WHOLE = ["0", "1", "-1", "12", "999", "1000", "-1234", "12345", "1234567", "-1000000000", "9007199254740993",
         "123456789012345678901"]

DATE_LOCALES = "en-US en-GB fr-FR de-DE es-ES ja-JP ru-RU ar-EG fa-IR th-TH".split()
DAYS = ["2024-02-29", "2026-01-01", "2026-06-21", "2026-12-31", "1999-12-31", "1970-01-01", "2000-02-29"]
MOMENTS = {"Europe/Paris": ["2026-03-29T00:59:59Z", "2026-03-29T01:00:00Z",    # 2 o'clock becomes 3
                            "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"],   # half past two, twice
           "America/New_York": ["2026-03-08T06:59:59Z", "2026-03-08T07:00:00Z", "2026-11-01T05:30:00Z",
                                "2026-11-01T06:30:00Z", "2024-02-29T12:00:00Z"],
           "Asia/Kathmandu": ["2026-06-21T10:15:30Z"]}

# Where newer locale data than the system's differs, and why.
EXPLAINED = json.loads((Path(__file__).with_name("intl_differences.json")).read_text(encoding="utf-8"))


def value_of(whole, digits):
    fractions = {0: "", 2: ".01", 3: ".007"}
    return whole + (fractions[digits] if len(whole) % 2 == 0 else "")


def as_our_version_says(about, theirs):
    """Theirs with plain spaces, and as the locale data of Debian 12 has it."""
    text = with_plain_spaces(theirs)
    for difference in EXPLAINED:
        if re.fullmatch(difference["about"], about):
            text = re.sub(difference["theirs"], difference["ours"], text)
    return text


class Intl(unittest.TestCase):
    def compare(self, about, ours, theirs, same=str.__eq__):
        different = []
        for case, mine, other in zip(about, ours, theirs):
            mine = with_plain_spaces(mine)
            if not same(mine, with_plain_spaces(other)) and not same(mine, as_our_version_says(case, other)):
                different.append(f"{case}: ours {mine!r}, theirs {other!r}")
        self.assertEqual(different[:20], [], f"{len(different)} of {len(about)} differ")

    def test_money(self):
        cases = [(locale, code, digits, value_of(whole, digits))
                 for locale in LOCALES for code, digits in CURRENCIES.items() for whole in WHOLE]
        self.assertGreaterEqual(len(cases), 25 * 30 * 12)
        ours = render([{"data_type": f"CURRENCY_{code}", "value": value, "locale": locale}
                       for locale, code, _, value in cases])
        self.assertTrue(all(answer["valid"] for answer in ours))
        theirs = node("intl.js", [json.dumps({"kind": "money", "locale": locale, "currency": code, "digits": digits,
                                              "value": value}) for locale, code, digits, value in cases])
        self.compare([f"{locale} {code} {value}" for locale, code, _, value in cases],
                     [answer["text"] for answer in ours], [json.loads(line) for line in theirs])

    def test_days(self):
        cases = [(locale, day) for locale in DATE_LOCALES for day in DAYS]
        ours = render([{"data_type": "DATE", "value": day, "locale": locale} for locale, day in cases])
        theirs = node("intl.js", [json.dumps({"kind": "day", "locale": locale, "value": day})
                                  for locale, day in cases])
        self.compare([f"{locale} {day}" for locale, day in cases], [answer["text"] for answer in ours],
                     [json.loads(line) for line in theirs])

    def test_moments(self):
        cases = [(locale, zone, moment) for locale in DATE_LOCALES for zone, moments in MOMENTS.items()
                 for moment in moments]
        ours = render([{"data_type": "DATETIME", "value": moment, "locale": locale, "time_zone": zone}
                       for locale, zone, moment in cases])
        theirs = [json.loads(line) for line in
                  node("intl.js", [json.dumps({"kind": "moment", "locale": locale, "time_zone": zone, "value": moment})
                                   for locale, zone, moment in cases])]
        about = [" ".join(case) for case in cases]
        texts = [answer["text"] for answer in ours]
        # Ours goes on with the zone's name and its offset.
        self.compare(about, texts, [text for text, _ in theirs], same=str.startswith)
        self.compare(about, [text[text.rindex("(UTC") + 4:-1] for text in texts],
                     [offset[len("GMT"):] for _, offset in theirs])


if __name__ == "__main__":
    unittest.main()
