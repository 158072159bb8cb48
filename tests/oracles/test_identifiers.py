#!/usr/bin/env python3
"""Identifiers as python3-stdnum judges them, and IBANs as ibantools does."""

import random
import unittest
from string import ascii_uppercase, digits

from stdnum import bic, iso11649, lei, luhn
from stdnum.iso7064 import mod_97_10

from rendering import node, render

SEED = 20260621
ALPHANUMERIC = digits + ascii_uppercase


def mutations(source, text):
    """The text itself, one character changed, two neighbours swapped, one lost, one too many."""
    place = source.randrange(len(text) - 1)
    other = source.choice([c for c in (digits if text[place].isdigit() else ascii_uppercase) if c != text[place]])
    yield text
    yield text[:place] + other + text[place + 1:]
    yield text[:place] + text[place + 1] + text[place] + text[place + 2:]
    yield text[:place] + text[place + 1:]
    yield text[:place] + text[place] + text[place:]


def letters(source, alphabet, length):
    return "".join(source.choice(alphabet) for _ in range(length))


def some_lei(source):
    body = letters(source, ALPHANUMERIC, 18)
    return body + mod_97_10.calc_check_digits(body)


def some_reference(source):
    body = letters(source, ALPHANUMERIC, source.randrange(1, 22))
    return "RF" + mod_97_10.calc_check_digits(body + "RF") + body


def some_card(source):
    body = source.choice("3456") + letters(source, digits, source.randrange(11, 18))
    return body + luhn.calc_check_digit(body)


def some_bic(source):
    country = source.choice("DE FR GB US CH JP XK ZZ QQ UK".split())
    return letters(source, ascii_uppercase, 4) + country + letters(source, ALPHANUMERIC, source.choice([2, 5]))


# The registry's structures, without their parts. Of Pakistan's 16!c ibantools takes only digits, so no letters stand there.
BBANS = {"AD": "8n12c", "AE": "19n", "AT": "16n", "BE": "12n", "BG": "4a6n8c", "BR": "23n1a1c", "CH": "5n12c",
         "CY": "8n16c", "CZ": "20n", "DE": "18n", "DK": "14n", "EE": "16n", "EG": "25n", "ES": "20n", "FI": "14n",
         "FR": "10n11c2n", "GB": "4a14n", "GE": "2a16n", "GI": "4a15c", "GR": "7n16c", "HR": "17n", "HU": "24n",
         "IE": "4a14n", "IL": "19n", "IS": "22n", "IT": "1a10n12c", "KW": "4a22c", "KZ": "3n13c", "LB": "4n20c",
         "LI": "5n12c", "LT": "16n", "LU": "3n13c", "LV": "4a13c", "MC": "10n11c2n", "MD": "20c", "MT": "4a5n18c",
         "MU": "4a19n3a", "NL": "4a10n", "NO": "11n", "PK": "4a16n", "PL": "24n", "PT": "21n", "QA": "4a21c",
         "RO": "4a16c", "RS": "18n", "SA": "2n18c", "SE": "20n", "SI": "15n", "SK": "20n", "SM": "1a10n12c",
         "TN": "20n", "TR": "6n16c", "UA": "6n19c", "VA": "18n", "VG": "4a16n", "XK": "16n", "YE": "4a4n18c"}


def some_iban(source):
    country = source.choice(sorted(BBANS))
    body, number = "", ""
    for character in BBANS[country]:
        if character.isdigit():
            number += character
        else:
            body += letters(source, {"n": digits, "a": ascii_uppercase, "c": ALPHANUMERIC}[character], int(number))
            number = ""
    return country + mod_97_10.calc_check_digits(body + country) + body


class Identifiers(unittest.TestCase):
    def verdicts(self, data_type, values):
        return [answer["valid"] for answer in render([{"data_type": data_type, "value": value} for value in values])]

    def compare(self, data_type, values, theirs):
        different = [f"{value}: ours {mine}, theirs {other}"
                     for value, mine, other in zip(values, self.verdicts(data_type, values), theirs)
                     if mine != other]
        self.assertEqual(different[:20], [], f"{len(different)} of {len(values)} differ")

    def generated(self, make, count):
        source = random.Random(SEED)
        return [text for _ in range(count) for text in mutations(source, make(source))]

    def test_ibans_by_ibantools(self):
        values = self.generated(some_iban, 1000)
        self.assertEqual(len(values), 5000)
        theirs = [line == "true" for line in node("ibans.js", values)]
        self.assertGreater(theirs.count(True), 900)
        self.assertGreater(theirs.count(False), 2000)
        self.compare("IBAN", values, theirs)

    def test_leis(self):
        values = self.generated(some_lei, 400)
        # stdnum leaves the length, and that the check digits are digits, to others.
        self.compare("LEI", values, [lei.is_valid(value) and len(value) == 20 and value[18:].isdigit()
                                      for value in values])

    def test_creditor_references(self):
        values = self.generated(some_reference, 400)
        self.compare("CREDITOR_REFERENCE", values, [iso11649.is_valid(value) for value in values])

    def test_card_numbers(self):
        values = self.generated(some_card, 400)
        self.compare("CARD_PAN", values, [luhn.is_valid(value) and 12 <= len(value) <= 19 for value in values])

    def test_bics(self):
        values = self.generated(some_bic, 400)
        # stdnum knows the form only; that these are no countries is ours to know.
        known = [value for value in values if value[4:6] in {"DE", "FR", "GB", "US", "CH", "JP", "XK"}]
        self.compare("BIC", known, [bic.is_valid(value) for value in known])
        none = [value for value in values if value[4:6] in {"ZZ", "QQ", "UK"}]
        self.assertFalse(any(self.verdicts("BIC", none)))


if __name__ == "__main__":
    unittest.main()
