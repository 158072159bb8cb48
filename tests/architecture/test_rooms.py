#!/usr/bin/env python3
"""Proves that every rule of rooms.py and house.py catches what it is there to catch, and leaves the rest alone."""

import tempfile
import unittest
from pathlib import Path

import house
import rooms

QT = {
    "QtCore": ["QString", "QDateTime"],
    "QtGui": ["QColor"],
    "QtWidgets": ["QLabel"],
    "QtSql": ["QSqlQuery"],
    "QtNetwork": ["QNetworkAccessManager"],
    "QtSvg": ["QSvgRenderer"],
}
TABLE_ROWS = "\n".join(f"| `{room}` | what lives there | {words} |" for room, words in rooms.TABLE.items())


class SyntheticTree(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="rooms of its own ")
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name) / "repository"
        self.qt = Path(folder.name) / "qt6"
        for module, headers in QT.items():
            for header in headers:
                self.put(self.qt / module / header, "")
        self.write("docs/architecture.md", TABLE_ROWS)
        for header in ("core/base/result.h", "core/domain/challenge.h", "core/relay/service.h", "core/http/server.h",
                       "core/display/renderer.h", "core/console/list.h", "ui/desk.h"):
            self.write(header, "#pragma once\n")

    @staticmethod
    def put(path, text):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def write(self, name, text):
        self.put(self.root / name, text)

    def findings(self):
        return [str(finding) for finding in rooms.Checker(self.root, self.qt).check()]

    def assert_clean(self, name, text):
        self.write(name, text)
        self.assertEqual(self.findings(), [])

    def assert_caught(self, name, text, *words):
        """Exactly one finding, in that file and with these words in it."""
        self.write(name, text)
        found = self.findings()
        self.assertEqual(len(found), 1, found)
        self.assertTrue(found[0].startswith(name), found[0])
        for word in words:
            self.assertIn(word, found[0])


class Includes(SyntheticTree):
    def test_an_empty_house_is_in_order(self):
        self.assertEqual(self.findings(), [])

    def test_what_the_table_allows(self):
        self.assert_clean("core/relay/a.cpp", '#include "core/domain/challenge.h"\n#include "core/http/server.h"\n')
        self.assert_clean("core/http/a.cpp", "#include <boost/beast.hpp>\n#include <QNetworkAccessManager>\n")
        self.assert_clean("core/signing/a.cpp", "#include <openssl/evp.h>\n#include <jwt.h>\n#include <liboath/oath.h>\n")
        self.assert_clean("core/journal/a.cpp", "#include <QSqlQuery>\n#include <QtSql/QSqlQuery>\n")
        self.assert_clean("core/base/a.cpp", "#include <tl/expected.hpp>\n#include <vector>\n#include <QString>\n")
        self.assert_clean("ui/a.cpp", '#include "core/console/list.h"\n#include <QLabel>\n#include <QSvgRenderer>\n')
        self.assert_clean("app/desktop/main.cpp", '#include "ui/desk.h"\n#include "core/relay/service.h"\n')

    def test_a_room_further_down(self):
        self.assert_caught("core/domain/a.cpp", '#include "core/relay/service.h"\n', ":1:", "core/relay")

    def test_the_windows_do_not_reach_into_the_rules(self):
        self.assert_caught("ui/a.cpp", '#include <QLabel>\n#include "core/domain/challenge.h"\n', ":2:", "core/domain")

    def test_a_path_that_goes_around(self):
        self.assert_caught("core/domain/a.cpp", '#include "../relay/service.h"\n', "core/relay")

    def test_a_neighbour_in_the_same_room(self):
        self.assert_clean("core/domain/a.cpp", '#include "challenge.h"\n#include "a.moc"\n#include "moc_a.cpp"\n')

    def test_a_private_header(self):
        self.write("core/http/loop_p.h", "#pragma once\n")
        self.assert_clean("core/http/a.cpp", '#include "core/http/loop_p.h"\n')
        self.assert_caught("core/relay/a.cpp", '#include "core/http/loop_p.h"\n', "private to core/http")

    def test_core_knows_no_windows(self):
        self.assert_caught("core/console/a.cpp", "#include <QLabel>\n", "Qt Widgets")
        (self.root / "core/console/a.cpp").unlink()
        self.assert_caught("core/display/a.cpp", "#include <QColor>\n", "Qt Gui")

    def test_the_console_may_paint_but_not_talk(self):
        self.assert_clean("core/console/a.cpp", '#include <QColor>\n#include "core/relay/service.h"\n')
        self.assert_caught("core/console/b.cpp", "#include <QNetworkAccessManager>\n", "Qt Network")

    def test_a_module_named_in_the_include(self):
        self.assert_caught("core/base/a.cpp", "#include <QtSql/QSqlQuery>\n", "Qt Sql")

    def test_a_library_of_another_room(self):
        self.assert_caught("core/relay/a.cpp", "#include <openssl/hmac.h>\n", "OpenSSL")

    def test_the_operating_system(self):
        self.assert_clean("core/http/a.cpp", "#include <pthread.h>\n")
        self.assert_caught("core/domain/a.cpp", "#include <unistd.h>\n", "POSIX")

    def test_a_library_that_nobody_chose(self):
        self.assert_caught("core/base/a.cpp", "#include <nlohmann/json.hpp>\n", "nlohmann/json.hpp", "add it to the table")

    def test_a_header_that_is_not_there(self):
        self.assert_caught("core/base/a.cpp", '#include "core/base/gone.h"\n', "core/base/gone.h")

    def test_spaces_and_comments(self):
        self.assert_clean("core/base/a.cpp", "// #include <QLabel>\n/*\n#include <QLabel>\n*/\n")
        self.assert_caught("core/base/b.cpp", "  #  include   <QLabel>\n", "Qt Widgets")

    def test_a_folder_without_a_row(self):
        self.assert_caught("core/attic/a.cpp", "", "no room")


class Links(SyntheticTree):
    def test_what_the_table_allows(self):
        self.assert_clean("core/relay/CMakeLists.txt",
                          "countersign_room(relay SOURCES a.cpp\n  LINKS countersign_domain)\n# countersign_console\n")

    def test_a_room_further_down(self):
        self.assert_caught("core/domain/CMakeLists.txt", "countersign_room(domain\n  LINKS countersign_relay)\n",
                           ":2:", "core/relay")

    def test_windows_in_core(self):
        self.assert_caught("core/console/CMakeLists.txt", "countersign_room(console LINKS countersign_ui)\n", "ui")


class Bans(SyntheticTree):
    def test_clocks(self):
        for call in ("QDateTime::currentDateTimeUtc()", "QDateTime::currentMSecsSinceEpoch()", "QDate::currentDate()",
                     "std::chrono::system_clock::now()", "std::time(nullptr)", "time(0)", "gettimeofday(&now, nullptr)"):
            with self.subTest(call):
                self.assert_caught("core/relay/a.cpp", f"void f()\n{{\n    use({call});\n}}\n", ":3:", "SystemClock")

    def test_clocks_that_are_fine(self):
        self.assert_clean("core/base/clock.cpp", "auto now = std::chrono::system_clock::now();\n")
        self.assert_clean("core/relay/a.cpp", 'auto a = clock.now(); auto b = token.time(0); // currentDateTime()\n'
                          'auto c = steady_clock::now(); auto d = "std::time(nullptr)"; int e = 1\'000; char f = \'"\';\n')

    def test_event_loops(self):
        self.assert_caught("core/device/a.cpp", "QEventLoop loop;\n", "event loop")
        (self.root / "core/device/a.cpp").unlink()
        self.assert_caught("ui/a.cpp", "dialog->exec();\n", "open()")
        (self.root / "ui/a.cpp").unlink()
        self.assert_clean("app/desktop/main.cpp", "QEventLoop loop;\nreturn application.exec();\n")
        self.assert_clean("tests/ui/tst_a.cpp", "QEventLoop loop;\nloop.exec();\n")
        self.assert_clean("core/journal/a.cpp", "query.exec();\n")

    def test_sleeping_tests(self):
        for call in ("QThread::msleep(5)", "QTest::qWait(50)", "QTest::qSleep(5)", "std::this_thread::sleep_for(1s)"):
            with self.subTest(call):
                self.assert_caught("tests/relay/tst_a.cpp", f"{call};\n", "never sleeps")
        self.assert_clean("tests/relay/tst_a.cpp", 'QTest::qWaitFor(arrived); log("sleep(1)");\n')
        self.assert_clean("tests/blackbox/client/waiting.py", "import time\ntime.sleep(0.01)\n")
        self.assert_caught("tests/blackbox/a.py", "import time\n# time.sleep(2)\ntime.sleep(1)\n", ":3:", "never sleeps")


    def test_text_that_goes_around_the_guard(self):
        for text in ("label->setText(error.message);", "label->setText(done.error().message);", "DisplayText::trusted(name);"):
            with self.subTest(text):
                self.assert_caught("ui/a.cpp", f"{text}\n", "ours(tr(")
        (self.root / "ui/a.cpp").unlink()
        self.assert_clean("ui/widgets/refusal_words.cpp", "guard(error.message);\n")


class Documents(SyntheticTree):
    def test_the_document_shows_another_table(self):
        self.write("docs/architecture.md", TABLE_ROWS.replace("| Qt Core, tl::expected |", "| Qt Core, Qt Gui, tl::expected |"))
        self.assertEqual(len(self.findings()), 1)

    def test_a_table_with_an_unknown_word(self):
        with self.assertRaises(ValueError):
            rooms.Rooms({"core/base": "Qt Core, wishes"})


class GuiLibraries(unittest.TestCase):
    def test_names(self):
        for name in ("libQt6Gui.so.6", "libQt6Widgets.so.6", "libQt6SvgWidgets.so.6", "libxcb.so.1", "libX11.so.6",
                     "libGL.so.1", "libEGL.so.1", "libwayland-client.so.0", "libgtk-3.so.0"):
            self.assertTrue(rooms.GUI_LIBRARY.match(name), name)
        for name in ("libQt6Core.so.6", "libQt6Network.so.6", "libQt6Sql.so.6", "libGLib.so", "libglib-2.0.so.0"):
            self.assertFalse(rooms.GUI_LIBRARY.match(name), name)


class House(unittest.TestCase):
    def findings(self, name, text):
        return [finding.text for finding in house.check_text(Path(name), text)]

    def test_tidy_files(self):
        self.assertEqual(self.findings("a.h", "#pragma once\n\n// TO" "DO(#12): more\n"), [])
        self.assertEqual(self.findings("a.py", ""), [])

    def test_each_rule(self):
        for name, text, word in (
            ("a.cpp", "\n" * 801, "801 lines"),
            ("a.cpp", "int a;", "without a newline"),
            ("a.cpp", "int a; \n", "end of the line"),
            ("a.cpp", "int a;\r\n", "carriage return"),
            ("a.cpp", "\tint a;\n", "tab"),
            ("a.cpp", "// TO" "DO: later\n", "without an issue"),
            ("a.py", "# FIX" "ME somebody\n", "without an issue"),
            ("a.h", "int a;\n", "#pragma once"),
            ("a.py", "def f(:\n", "Python"),
        ):
            with self.subTest(word):
                found = self.findings(name, text)
                self.assertEqual(len(found), 1, found)
                self.assertIn(word, found[0])


if __name__ == "__main__":
    unittest.main()
