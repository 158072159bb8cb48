"""`countersignd render` to pictures, which the program `countersign` beside it paints."""

import json
import os
import shutil
import struct
import subprocess
import tempfile
import unittest
from pathlib import Path

from client import run_command

BLOCK = json.dumps({"title": "Pay", "fields": [{"key": "amount", "title": "Amount", "value": "1000.00",
                                                "data_type": "CURRENCY_USD"}]}).encode()
PROGRAM = Path(os.environ["COUNTERSIGND"])
PAINTER = PROGRAM.with_name("countersign")


def png_size(data):
    assert data[:8] == b"\x89PNG\r\n\x1a\n", data[:8]
    return struct.unpack(">II", data[16:24])


class PicturesTest(unittest.TestCase):
    def sheet(self, suffix, *options):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / f"sheet.{suffix}"
            done = run_command("render", "--sheet", str(file), *options, stdin=BLOCK)
            self.assertEqual(done.returncode, 0, done)
            self.assertEqual(done.stdout, b"")
            return file.read_bytes()

    @unittest.skipUnless(PAINTER.exists(), "built without the window")
    def test_one_phone_on_standard_output(self):
        done = run_command("render", "--format", "png", "--locale", "fr_FR", stdin=BLOCK)
        self.assertEqual(done.returncode, 0, done)
        self.assertGreater(min(png_size(done.stdout)), 200)

    @unittest.skipUnless(PAINTER.exists(), "built without the window")
    def test_a_sheet_grows_with_what_it_goes_over(self):
        one = png_size(self.sheet("png"))
        many = png_size(self.sheet("png", "--locales", "en_US,ar_EG", "--themes", "light,dark", "--scales", "100,200"))
        self.assertGreater(many[0], 3 * one[0])
        self.assertGreater(many[1], 1.5 * one[1])
        pdf = self.sheet("pdf", "--locales", "en_US,ar_EG,th_TH")
        self.assertEqual((pdf[:5], pdf.count(b"/MediaBox")), (b"%PDF-", 3))

    @unittest.skipUnless(PAINTER.exists(), "built without the window")
    def test_bad_choices_are_named(self):
        for options, word in ((("--sheet", "sheet.gif"), "sheet.gif"), (("--sheet", "s.png", "--locales", "xx_nowhere"), "xx_nowhere"),
                              (("--sheet", "s.png", "--themes", "pink"), "pink"), (("--sheet", "s.png", "--scales", "99"), "99"),
                              (("--format", "png", "--time-zone", "Mars/Phobos"), "Mars/Phobos")):
            with self.subTest(options):
                done = run_command("render", *options, stdin=BLOCK)
                self.assertEqual((done.returncode, done.stdout), (2, b""), done)
                self.assertIn(word, done.stderr.decode())

    def test_without_the_program_it_says_so(self):
        with tempfile.TemporaryDirectory() as folder:
            alone = shutil.copy(PROGRAM, folder)
            done = subprocess.run([alone, "render", "--format", "png"], input=BLOCK, capture_output=True, timeout=60,
                                  env={**os.environ, "PATH": folder})
        self.assertEqual((done.returncode, done.stdout), (1, b""), done)
        self.assertIn("countersign", done.stderr.decode())
        self.assertIn(folder, done.stderr.decode())


@unittest.skipUnless(PAINTER.exists(), "built without the window")
class WithoutDisplayTest(unittest.TestCase):
    def run_window_program(self, *arguments, **variables):
        bare = {name: value for name, value in os.environ.items()
                if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")} | variables
        return subprocess.run([PAINTER, *arguments], env=bare, capture_output=True, timeout=60)

    def test_help_and_version_need_none(self):
        for option in ("--help", "-h", "--version", "-v"):
            with self.subTest(option):
                done = self.run_window_program(option)
                self.assertEqual(done.returncode, 0, done)
                self.assertIn(b"ountersign", done.stdout)
        done = self.run_window_program("--sheet", "--help")
        self.assertEqual(done.returncode, 0, done)
        self.assertIn(b"--scales", done.stdout)

    def test_a_window_says_that_it_needs_one(self):
        for variables in ({}, {"DISPLAY": ""}, {"QT_QPA_PLATFORM": ""}):
            for arguments in (["--demo"], ["--demo", "--admin-key", "-vabc"]):
                with self.subTest(arguments, **variables):
                    done = self.run_window_program(*arguments, **variables)
                    self.assertEqual(done.returncode, 1, done)
                    self.assertEqual(len(done.stderr.splitlines()), 1, done)
                    self.assertIn(b"DISPLAY", done.stderr)
