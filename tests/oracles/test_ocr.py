"""Reads pictures of the phone with tesseract: a character that cannot be seen stands there as its escape, and turns nothing
around."""

import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

PROGRAM = os.environ["COUNTERSIGN_DAEMON"]
# A bell, a soft hyphen, a space without width, a line separator, an override, an isolate, a byte order mark, a tag.
HIDDEN = (0x07, 0xAD, 0x200B, 0x2028, 0x202E, 0x2066, 0xFEFF, 0xE0041)


def read_aloud(value):
    """What tesseract reads on a card with this value, without blanks; it may take a zero for the letter."""
    block = {"title": "Confirm", "fields": [{"key": "to", "title": "Pay to", "value": value, "data_type": "TEXT"}]}
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / "card.png"
        subprocess.run([PROGRAM, "render", "--sheet", str(picture), "--scales", "200"], input=json.dumps(block).encode(),
                       check=True, timeout=60)
        read = subprocess.run(["tesseract", str(picture), "-", "--psm", "6", "-l", "eng"], check=True, timeout=120,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return "".join(read.stdout.decode().split()).replace("O", "0")


class Ocr(unittest.TestCase):
    def test_it_reads_what_is_there(self):
        self.assertIn("ACMEmoc.live", read_aloud("ACME moc.live"))

    def test_it_reads_the_escape_and_not_the_trick(self):
        for point in HIDDEN:
            with self.subTest(f"U+{point:04X}"):
                read = read_aloud(f"ACME{chr(point)}moc.live")
                self.assertIn(f"U+{point:04X}".replace("O", "0"), read)
                self.assertIn("moc.live", read)
                self.assertNotIn("evil.com", read)
                self.assertNotIn("ACMEmoc", read)


if __name__ == "__main__":
    unittest.main()
