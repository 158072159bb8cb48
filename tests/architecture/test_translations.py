"""Whether the window's French is whole: each sentence that the sources mark for translation has one."""

import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ["ui", "app", "core/console", "core/display"]


class Translations(unittest.TestCase):
    def test_nothing_is_left_in_english(self):
        with tempfile.TemporaryDirectory() as folder:
            catalogue = Path(folder) / "countersign_fr.ts"
            shutil.copy(ROOT / "resources/i18n/countersign_fr.ts", catalogue)
            subprocess.run([os.environ["LUPDATE"], "-silent", "-locations", "none", "-no-obsolete",
                            *(str(ROOT / each) for each in SOURCES), "-I", str(ROOT), "-ts", str(catalogue)], check=True)
            missing = [f"{context.findtext('name')}: {message.findtext('source')}"
                       for context in ElementTree.parse(catalogue).iter("context")
                       for message in context.iter("message")
                       if message.find("translation").get("type") == "unfinished"]
        self.assertEqual(missing, [])


if __name__ == "__main__":
    unittest.main()
