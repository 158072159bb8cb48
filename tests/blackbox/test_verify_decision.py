"""`countersignd verify-decision`: what a device signed, checked from files."""

import json
import tempfile
import unittest
from pathlib import Path

from client import display_digest, run_command

# The first key of RFC 8032, section 7.1, and its signature by OpenSSL's own program over
# "countersign-decision:v1\nins_1\napproved\n" and the digest of BLOCK.
PUBLIC_KEY = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
SIGNATURE = "ed25519:fRsR0uPmWsmMC1g5Y4xmFMkgA2yQrMtnRbeqNi4M0Ejlyvl_sF80nTYSkKLxKn5ffwTEdrxWgD6Zlm99DuUcDQ"
BLOCK = {"title": "Pay", "subtitle": "",
         "fields": [{"key": "amount", "title": "Amount", "value": "1000.00", "data_type": "CURRENCY_USD"}]}
CALLBACK = {"instruction_id": "ins_1", "status": "approved", "display_digest": display_digest(BLOCK),
            "device_signature": SIGNATURE}


class VerifyDecisionTest(unittest.TestCase):
    def run_with(self, block, callback, key=PUBLIC_KEY):
        with tempfile.TemporaryDirectory() as folder:
            files = [Path(folder) / "block.json", Path(folder) / "callback.json"]
            for file, content in zip(files, (block, callback)):
                file.write_text(content if isinstance(content, str) else json.dumps(content))
            return run_command("verify-decision", "--public-key", key, "--display", str(files[0]), "--callback",
                               str(files[1]))

    def verdict(self, block, callback, key=PUBLIC_KEY):
        done = self.run_with(block, callback, key)
        shown = json.loads(done.stdout)
        self.assertEqual(done.returncode, 0 if shown["valid"] else 1, done)
        return shown

    def test_a_true_decision(self):
        shown = self.verdict(BLOCK, CALLBACK)
        self.assertEqual(shown, {"valid": True, "decision": "approved", "display_digest": display_digest(BLOCK),
                                 "error_code": None, "detail": None})
        # The block may also stand in the request that carried it.
        self.assertTrue(self.verdict({"display": BLOCK}, CALLBACK)["valid"])

    def test_another_block(self):
        other = json.loads(json.dumps(BLOCK))
        other["fields"][0]["value"] = "1000.0"
        self.assertEqual(self.verdict(other, CALLBACK)["error_code"], "DISPLAY_MISMATCH")

    def test_another_decision_instruction_signature_or_key(self):
        for changes in ({"status": "rejected"}, {"instruction_id": "ins_2"},
                        {"device_signature": SIGNATURE.replace("fRsR", "fRsS")}):
            with self.subTest(changes):
                self.assertEqual(self.verdict(BLOCK, CALLBACK | changes)["error_code"], "SIGNATURE_INVALID")
        self.assertEqual(self.verdict(BLOCK, CALLBACK, "A" * 43)["error_code"], "SIGNATURE_INVALID")
        self.assertEqual(self.verdict(BLOCK, CALLBACK | {"device_signature": "none"})["error_code"],
                         "SIGNATURE_MALFORMED")

    def test_bad_options_and_files(self):
        for block, callback, key in ((BLOCK, CALLBACK, "AAAA"), (BLOCK, CALLBACK, "not base64url!"), ("{", CALLBACK, PUBLIC_KEY),
                                     (BLOCK, "[]", PUBLIC_KEY), ({}, CALLBACK, PUBLIC_KEY),
                                     (BLOCK, CALLBACK | {"device_signature": None}, PUBLIC_KEY)):
            with self.subTest((block, callback, key)):
                done = self.run_with(block, callback, key)
                self.assertNotIn(done.returncode, (0, 1) if key != PUBLIC_KEY else (0,), done)
                self.assertEqual(done.stdout, b"")
                self.assertEqual(len(done.stderr.decode().strip().splitlines()), 1, done)
        self.assertEqual(run_command("verify-decision", "--public-key", PUBLIC_KEY).returncode, 2)
        self.assertEqual(run_command("verify-decision", "--public-key", PUBLIC_KEY, "--display", "/nowhere", "--callback",
                                     "/nowhere").returncode, 2)
