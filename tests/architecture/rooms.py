#!/usr/bin/env python3
"""Holds the code to docs/architecture.md: what each room may include and link, and what nobody may call.

    rooms.py                   the whole repository
    rooms.py --links BINARY    that a program which has no windows loads no GUI library
    rooms.py --table           the room table, as docs/architecture.md must show it
"""

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from sources import (CPP, ROOT, Finding, cpp_code, cpp_without_comments, files_below, line_of, python_code,
                     qt_include_dir, report)

# What a room may use besides the C++ standard library and Qt Core. docs/architecture.md shows the same words.
TABLE = {
    "core/base": "Qt Core, tl::expected",
    "core/signing": "base; OpenSSL, libjwt, liboath",
    "core/display": "base; ICU, Boost, libpng",
    "core/qr": "base; libqrencode, zxing-cpp, libpng, libjpeg-turbo",
    "core/domain": "base, signing, display",
    "core/journal": "base, signing; Qt Sql",
    "core/http": "base; Boost, Qt Network",
    "core/relay": "domain, journal, http, signing, display, qr, base",
    "core/device": "domain, http, signing, display, qr, base",
    "core/robot": "relay, domain, http, signing, display, base",
    "core/backend": "base, signing, display, http; hiredis, Qt Network, Qt Sql, Qt HttpServer, cpp-httplib",
    "core/tamper": "relay, device, backend, domain, http, signing, display, base",
    "core/console": "all of core; Qt Gui at most",
    "ui": "console, display, base; Qt Widgets, Qt Svg",
    "app": "everything",
}

# Rooms that may also ask the operating system itself: `http` names its threads, and `base` fetches randomness many bytes
# at a time, where Qt asks the processor for a few and takes longer than all else of an id.
SYSTEM_CALLS = {"core/base", "core/http"}

# The libraries' headers, by how an #include of them begins. Qt's are found by the module they live in.
LIBRARIES = {
    "tl::expected": r"tl/",
    "OpenSSL": r"openssl/",
    "libjwt": r"jwt\.h$",
    "liboath": r"liboath/",
    "qtkeychain": r"qt6keychain/",
    "ICU": r"unicode/",
    "Boost": r"boost/",
    "hiredis": r"hiredis/",
    "cpp-httplib": r"httplib\.h$",
    "libqrencode": r"qrencode\.h$",
    "zxing-cpp": r"ZXing/",
    "libpng": r"png\.h$",
    "libjpeg-turbo": r"turbojpeg\.h$",
    "SQLite": r"sqlite3\.h$",
    "POSIX": r"(sys/|netinet/|arpa/|net/)|(unistd|fcntl|malloc|poll|pthread|dirent|dlfcn|netdb|pwd|signal|termios)\.h$",
}
QT_BRINGS = {
    "Qt Widgets": {"Qt Widgets", "Qt Gui"},
    "Qt Svg": {"Qt Svg", "Qt SvgWidgets", "Qt Gui"},
}

STANDARD = set("""
    algorithm any array atomic barrier bit bitset cassert cctype cerrno cfenv cfloat charconv chrono cinttypes climits
    clocale cmath codecvt compare complex concepts condition_variable coroutine csetjmp csignal cstdarg cstddef
    cstdint cstdio cstdlib cstring ctime cuchar cwchar cwctype deque exception execution filesystem format
    forward_list fstream functional future initializer_list iomanip ios iosfwd iostream istream iterator latch
    limits list locale map memory memory_resource mutex new numbers numeric optional ostream queue random ranges
    ratio regex scoped_allocator semaphore set shared_mutex source_location span sstream stack stdexcept stop_token
    streambuf string string_view syncstream system_error thread tuple type_traits typeindex typeinfo
    unordered_map unordered_set utility valarray variant vector version
    assert.h ctype.h errno.h limits.h math.h stddef.h stdint.h stdio.h stdlib.h string.h time.h
""".split())

GENERATED = re.compile(r"(^|/)(moc_[^/]+\.cpp|[^/]+\.moc|ui_[^/]+\.h)$")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^">\n]+)[">]', re.MULTILINE)
GUI_LIBRARY = re.compile(r"lib(Qt\w*(Gui|Widgets|Svg|Quick|OpenGL|XcbQpa)\w*|X11|xcb|GLX?|EGL|OpenGL|wayland-\w+|gtk-\S*|gdk-\S*)[-.\d]")


@dataclass(frozen=True)
class Ban:
    """Something that is never called in `folders`, but in the files whose path ends as one of `except_in`."""

    pattern: str
    folders: tuple
    why: str
    except_in: tuple = ()


BANS = (
    Ban(r"\bQEventLoop\b", ("core", "ui", "app"), "no event loop inside another: use signals, or post()", ("/main.cpp",)),
    Ban(r"(\.|->)exec\s*\(", ("ui",), "no event loop inside another: use open(), popup() or show()"),
    Ban(r"\bcurrent(DateTime(Utc)?|Date|Time|(M?Secs|MSecs)SinceEpoch)\s*\(|\bsystem_clock\s*::\s*now\b"
        r"|\b(gettimeofday|clock_gettime)\s*\(|(?<![\w.>])time\s*\(\s*(nullptr|NULL|0|&)",
        ("core", "ui", "app", "tests"), "only SystemClock reads the real time: ask the Clock you were given",
        ("core/base/clock.cpp",)),
    Ban(r"\b(sleep|usleep|nanosleep|msleep|sleep_for|sleep_until|qSleep|qWait)\s*\(", ("tests",),
        "a test never sleeps: wait for the condition (QTRY_…, a signal, eventually())",
        ("tests/blackbox/client/waiting.py",)),
    Ban(r"\berror\w*(\(\))?(\.|->)message\b|\bDisplayText\s*::\s*trusted\b", ("ui",),
        "it may hold what others sent: wordsOf(error), ours(tr(…))",
        ("ui/widgets/refusal_words.cpp", "ui/phone/table_block.cpp")),
)


def qt_modules(include_dir):
    """Header → the module that it belongs to: {"QLabel": "Qt Widgets", …}."""
    modules = {}
    for folder in sorted(Path(include_dir).glob("Qt*")):
        for header in folder.iterdir():
            modules.setdefault(header.name, f"Qt {folder.name[2:]}")
    return modules


class Rooms:
    """The table, read: for each room what it may use, as a set of rooms and libraries; None is everything."""

    def __init__(self, table):
        self.uses = {room: self._read(room, words, table) for room, words in table.items()}

    @staticmethod
    def _read(room, words, table):
        if words == "everything":
            return None
        uses = {room, "Qt Core"} | ({"POSIX"} if room in SYSTEM_CALLS else set())
        for word in re.split(r"[,;]\s*", words.removesuffix(" at most")):
            if word == "all of core":
                uses |= {name for name in table if name.startswith("core/")}
            elif f"core/{word}" in table:
                uses.add(f"core/{word}")
            elif word in LIBRARIES or word.startswith("Qt "):
                uses |= QT_BRINGS.get(word, {word})
            else:
                raise ValueError(f"the row of {room} names '{word}', which is neither a room nor a known library")
        return uses

    def room_of(self, path):
        """`path` is relative to the repository; nothing for what belongs to no room."""
        parts = path.as_posix().split("/")
        return next((name for name in ("/".join(parts[:2]), parts[0]) if name in self.uses), None)

    def allows(self, room, used):
        return self.uses[room] is None or used in self.uses[room]


class Checker:
    def __init__(self, root, qt_dir, table=None):
        self.root = Path(root)
        self.rooms = Rooms(table or TABLE)
        self.table = table or TABLE
        self.modules = qt_modules(qt_dir)
        self.findings = []
        self.files_read = 0

    def check(self):
        for path in files_below(self.root, ("core", "ui", "app"), CPP):
            self._check_includes(path)
        for path in files_below(self.root, ("core", "ui"), (".txt",)):
            self._check_links(path)
        for path in files_below(self.root, ("core", "ui", "app", "tests"), (*CPP, ".py")):
            self._check_bans(path)
        self._check_document()
        return self.findings

    def _add(self, path, line, text):
        self.findings.append(Finding(path, line, text))

    def _check_includes(self, path):
        self.files_read += 1
        relative = path.relative_to(self.root)
        room = self.rooms.room_of(relative)
        if room is None:
            self._add(relative, 0, "lies in no room: give its folder a row in the table")
            return
        text = cpp_without_comments(path.read_text())
        for match in INCLUDE.finditer(text):
            used = self._used_by(path, match[1] == '"', match[2])
            line = line_of(text, match.start())
            if used is None:
                self._add(relative, line, f"nobody knows where '{match[2]}' comes from: add it to the table")
            elif used and not self.rooms.allows(room, used):
                self._add(relative, line, f"{room} may not use {used} ('{match[2]}')")
            elif used in self.table and used != room and match[2].endswith("_p.h"):
                self._add(relative, line, f"'{match[2]}' is private to {used}")

    def _used_by(self, path, quoted, header):
        """The room or library an #include reaches; "" for what everybody may use, None for the unknown."""
        if GENERATED.search(header) or header in STANDARD:
            return ""
        if quoted:
            for base in (self.root, path.parent):
                target = (base / header).resolve()
                if target.is_file() and target.is_relative_to(self.root.resolve()):
                    return self.rooms.room_of(target.relative_to(self.root.resolve()))
        for library, pattern in LIBRARIES.items():
            if re.match(pattern, header):
                return library
        if re.match(r"Qt\w*/", header):
            return f"Qt {header.split('/')[0][2:]}"
        return self.modules.get(header)

    def _check_links(self, path):
        relative = path.relative_to(self.root)
        room = self.rooms.room_of(relative)
        text = re.sub(r"#[^\n]*", "", path.read_text())
        for match in re.finditer(r"\bcountersign_(\w+)", text):
            used = next((name for name in (f"core/{match[1]}", match[1]) if name in self.table), None)
            if room and used and not self.rooms.allows(room, used):
                self._add(relative, line_of(text, match.start()), f"{room} may not link {used}")

    def _check_bans(self, path):
        relative = path.relative_to(self.root)
        text = path.read_text()
        code = python_code(text) if path.suffix == ".py" else cpp_code(text)
        for ban in BANS:
            if relative.parts[0] not in ban.folders or f"/{relative.as_posix()}".endswith(ban.except_in or ("\0",)):
                continue
            for match in re.finditer(ban.pattern, code):
                self._add(relative, line_of(code, match.start()), f"'{match[0].strip()}': {ban.why}")

    def _check_document(self):
        document = self.root / "docs" / "architecture.md"
        rows = document.read_text().splitlines() if document.is_file() else []
        for room, words in self.table.items():
            if not any(row.startswith(f"| `{room}` |") and row.rstrip().endswith(f"| {words} |") for row in rows):
                self._add(document.relative_to(self.root), 0, f"has no row '| `{room}` | … | {words} |'")


def check_gui_libraries(binary):
    """What of a windowing system the program would load, directly or through another library."""
    listing = subprocess.run(["ldd", binary], capture_output=True, text=True, check=True).stdout
    names = [line.split()[0] for line in listing.splitlines() if line.strip()]
    return [Finding(Path(binary), 0, f"loads {name}") for name in names if GUI_LIBRARY.match(name)]


def main(arguments):
    if arguments[:1] == ["--table"]:
        for room, words in TABLE.items():
            print(f"| `{room}` | … | {words} |")
        return 0
    if arguments[:1] == ["--links"]:
        return report("links", check_gui_libraries(arguments[1]), 1)
    qt_dir = qt_include_dir()
    if qt_dir is None:
        print("rooms: Qt's headers were not found; install qt6-base-dev")
        return 2
    checker = Checker(ROOT, qt_dir)
    return report("rooms", checker.check(), checker.files_read)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
