"""`countersignd serve`, `sign`, `verify` and `render` as programs: options, output, exit codes."""

import json
import os
import tempfile
import unittest

from client import Countersignd, hmac1_headers, hmac1_signature, run_command
from client.control import plain

TENANT, SECRET, AT = "tnt_cli", "sk_cli – “secret”", 1718966400000


class ServeOptionsTest(unittest.TestCase):
    def assertBadOption(self, *arguments):
        done = run_command(*arguments)
        self.assertEqual(done.returncode, 2, done)
        self.assertEqual(done.stdout, b"", done)
        self.assertEqual(len(done.stderr.decode().strip().splitlines()), 1, done)
        return done.stderr.decode()

    def test_bad_options_end_with_2_and_one_line(self):
        with tempfile.TemporaryDirectory() as directory:
            for arguments in (["--frobnicate"], ["--relay-port", "many"], ["--relay-port", "70000"],
                              ["--relay-port", "-1"], ["--relay-port"], ["--rate-limit", "perhaps"], ["--sync", "full"],
                              ["--data-dir", "/tmp", "--sync", "sometimes"],
                              ["--control-client", "not-a-uuid", "--control-secret", "s"],
                              ["--control-client", "3f2a9c1e-5b7d-4e8f-9a0b-1c2d3e4f5a6b"],
                              ["--state", "sqlite:///tmp/x"], ["--state-tenant", "tnt_1"], ["--state-writable"],
                              ["--state", "mongo://x", "--state-tenant", "tnt_1"],
                              ["--in-memory", "--data-dir", directory], ["--listen", "nowhere at all"], ["stray"]):
                with self.subTest(arguments):
                    extra = [] if "--data-dir" in arguments else ["--in-memory"]
                    bypass = [] if "--control-client" in arguments else ["--control-bypass"]
                    self.assertBadOption("serve", *extra, *bypass, *arguments)

    def test_help_begins_with_the_command(self):
        for words in (["serve"], ["sign"], ["verify"], ["verify-decision"], ["render"], ["robot"], ["journal", "verify"]):
            with self.subTest(words):
                done = run_command(*words, "--help")
                self.assertEqual(done.returncode, 0, done)
                self.assertTrue(done.stdout.decode().startswith(f"Usage: countersignd {' '.join(words)} [OPTIONS]\n"), done)

    def test_bad_commands(self):
        for arguments in (["frobnicate"], ["sign"], ["sign", "--scheme", "hmac2", "--secret", "s", "--tenant", "t"],
                          ["sign", "--scheme", "hmac1", "--secret", "s"], ["verify", "--scheme", "hmac1"],
                          ["render", "--format", "hologram"]):
            with self.subTest(arguments):
                self.assertBadOption(*arguments)

    def test_a_bad_option_does_not_tell_a_secret(self):
        complaint = self.assertBadOption("serve", "--in-memory", "--control-secret", "hush", "--frobnicate")
        self.assertNotIn("hush", complaint)
        complaint = self.assertBadOption("serve", "--in-memory", "--state", "redis://:hush", "--state-tenant", "tnt_1")
        self.assertNotIn("hush", complaint)

    def test_a_state_in_the_environment_wants_its_tenant(self):
        done = run_command("serve", "--in-memory", environment={"COUNTERSIGN_STATE_URL": "redis://:hush@127.0.0.1"})
        self.assertEqual(done.returncode, 2, done)
        self.assertIn(b"--state-tenant", done.stderr)
        self.assertNotIn(b"hush", done.stderr)

    def test_off_loopback_the_control_api_must_be_signed(self):
        for control in ([], ["--control-bypass"]):
            for address in ("0.0.0.0", "::"):
                with self.subTest(address, control=control):
                    self.assertBadOption("serve", "--in-memory", "--listen", address, *control)

    def test_help_and_version(self):
        for option in ("--help", "--version"):
            done = run_command(option)
            self.assertEqual(done.returncode, 0, done)
            self.assertTrue(done.stdout.strip())

    def test_the_ready_line(self):
        with Countersignd("--in-memory", "--control-bypass", "--admin-key", "adm_mine") as running:
            ready = running.ready
            self.assertIs(ready["ready"], True)
            self.assertRegex(ready["relay_url"], r"^http://127\.0\.0\.1:\d+$")
            self.assertEqual(ready["control_url"], ready["relay_url"] + "/_sim/v1")
            self.assertEqual((ready["admin_key"], ready["pid"]), ("adm_mine", running.process.pid))
            self.assertNotIn("demo_backend_url", ready)

    def test_the_ready_line_of_the_demo(self):
        with Countersignd("--demo", "--in-memory", "--control-bypass") as running:
            self.assertRegex(running.ready["demo_backend_url"], r"^http://127\.0\.0\.1:\d+$")
            self.assertNotEqual(running.ready["demo_backend_url"], running.ready["relay_url"])

    def test_a_port_in_use(self):
        with Countersignd("--in-memory", "--control-bypass") as running:
            port = running.relay_url.rpartition(":")[2]
            done = run_command("serve", "--in-memory", "--control-bypass", "--relay-port", port)
            self.assertEqual(done.returncode, 1, done)  # not a bad option; taken to be an ordinary failure
            self.assertIn(port, done.stderr.decode())

    def test_it_links_no_gui_library(self):
        program = os.environ["COUNTERSIGND"]
        with open(program, "rb") as file:
            content = file.read()
        for library in (b"libQt6Gui.so", b"libQt6Widgets.so"):
            self.assertNotIn(library, content)


class SignTest(unittest.TestCase):
    BODIES = [b"", b"{}", b'{"amount":"1000.00"}\n', b"\x00\xff\xfe\r\n\r\n", "é€😀".encode(), b"x" * 200_000]

    def test_the_headers_equal_our_own(self):
        for body in self.BODIES:
            with self.subTest(body[:20]):
                done = run_command("sign", "--scheme", "hmac1", "--secret", SECRET, "--tenant", TENANT,
                                   "--timestamp", str(AT), stdin=body)
                self.assertEqual(done.returncode, 0, done)
                headers = dict(line.split(": ", 1) for line in done.stdout.decode().splitlines())
                self.assertEqual(headers, hmac1_headers(TENANT, SECRET, body, AT))

    def test_without_a_timestamp_it_is_now(self):
        done = run_command("sign", "--scheme", "hmac1", "--secret", SECRET, "--tenant", TENANT, stdin=b"{}")
        headers = dict(line.split(": ", 1) for line in done.stdout.decode().splitlines())
        self.assertEqual(headers["X-Bloonio-Signature"], hmac1_signature(SECRET, b"{}", headers["X-Bloonio-Timestamp"]))
        self.assertEqual(self.verify(headers, b"{}", now=None).returncode, 0)

    def verify(self, headers, body, now=AT, secret=SECRET):
        options = [word for name, value in headers.items() for word in ("--header", f"{name}: {value}")]
        # `--now` is taken in the unit of the scheme's timestamp: milliseconds.
        clock = [] if now is None else ["--now", str(now)]
        return run_command("verify", "--scheme", "hmac1", "--secret", secret, *options, *clock, stdin=body)

    def test_verify(self):
        body = b'{"a":1}'
        good = hmac1_headers(TENANT, SECRET, body, AT)
        cases = [
            ("good", 0, "", good, body, {}),
            ("header names have no case", 0, "", {k.lower(): v for k, v in good.items()}, body, {}),
            ("30 000 ms old", 0, "", good, body, {"now": AT + 30_000}),
            ("30 000 ms ahead", 0, "", good, body, {"now": AT - 30_000}),
            ("30 001 ms old", 1, "window", good, body, {"now": AT + 30_001}),
            ("30 001 ms ahead", 1, "window", good, body, {"now": AT - 30_001}),
            ("another body", 1, "signature", good, body + b" ", {}),
            ("another secret", 1, "signature", good, body, {"secret": "sk_other"}),
            ("no signature", 1, "signature", {k: v for k, v in good.items() if "Signature" not in k}, body, {}),
            ("no timestamp", 1, "timestamp", {k: v for k, v in good.items() if "Timestamp" not in k}, body, {}),
            ("no tenant", 1, "tenant", {k: v for k, v in good.items() if "Tenant" not in k}, body, {}),
            ("odd timestamp", 1, "timestamp", {**good, "X-Bloonio-Timestamp": "soon"}, body, {}),
        ]
        for name, code, word, headers, sent, changes in cases:
            with self.subTest(name):
                done = self.verify(headers, sent, **changes)
                self.assertEqual(done.returncode, code, done)
                self.assertIsInstance(json.loads(done.stdout), dict, done)
                self.assertIn(word, done.stdout.decode().lower())
                self.assertNotIn(SECRET, (done.stdout + done.stderr).decode())
                if code:
                    self.assertNotIn(hmac1_signature(changes.get("secret", SECRET), sent, AT),
                                     done.stdout.decode().replace(good["X-Bloonio-Signature"], ""))


class RenderTest(unittest.TestCase):
    BLOCK = b'{"title":"Pay","fields":[{"key":"k","title":"To","value":"ACME","data_type":"TEXT"}]}'

    def render(self, *fields, locale="en_US", options=()):
        block = {"title": "Confirm", "subtitle": "Check", "fields": list(fields)}
        done = run_command("render", "--locale", locale, "--time-zone", "Europe/Paris", "--format", "json", *options,
                           stdin=json.dumps(block, ensure_ascii=False).encode())
        self.assertEqual(done.returncode, 0, done)
        return json.loads(done.stdout)

    def field(self, value, data_type, **options):
        shown = self.render({"key": "k", "title": "T", "value": value, "data_type": data_type}, **options)
        return shown["fields"][0]

    def test_the_shape(self):
        shown = self.render({"key": "amount", "title": "Amount", "value": "1000.00", "data_type": "CURRENCY_USD"})
        self.assertEqual(set(shown), {"title", "subtitle", "fields"})
        self.assertEqual((shown["title"], shown["subtitle"]), ("Confirm", "Check"))
        row = shown["fields"][0]
        self.assertLessEqual({"key", "title", "data_type", "text", "masked", "valid", "problems", "warnings"}, set(row))
        self.assertEqual((row["key"], row["title"], row["data_type"], row["masked"], row["valid"], row["problems"]),
                         ("amount", "Amount", "CURRENCY_USD", False, True, []))

    def test_values_that_their_type_takes(self):
        reveal = ("--reveal",)
        for value, data_type, options, expected in [
            ("1000.00", "CURRENCY_USD", {}, ["1,000.00", "USD"]),
            ("1000", "CURRENCY_JPY", {}, ["1,000", "JPY"]),
            ("1000.00", "CURRENCY_EUR", {"locale": "de_DE"}, ["1.000,00", "EUR"]),
            ("9007199254740993.01", "CURRENCY_USD", {}, ["9,007,199,254,740,993.01"]),
            ("de89370400440532013000", "IBAN", {"options": reveal}, ["DE89 3704 0044 0532 0130 00"]),
            ("2026-06-21", "DATE", {}, ["June 21, 2026"]),
            ("2026-06-21", "DATE", {"locale": "fr_FR"}, ["21 juin 2026"]),
            ("2026-06-21T10:15:30Z", "DATETIME", {}, ["2026", "12:15"]),
            ("ACME Corp", "PARTY_NAME", {}, ["ACME Corp"]),
            ("invoice:42|June invoice", "ENTITY_REFERENCE", {}, ["June invoice", "invoice:42"]),
            ("Lunch", "TEXT", {}, ["Lunch"]),
            ("two\nlines", "NOTE", {}, ["two", "lines"]),
        ]:
            with self.subTest(data_type, value=value):
                row = self.field(value, data_type, **options)
                for part in expected:
                    self.assertIn(part, plain(row["text"]))
                self.assertEqual((row["valid"], row["problems"]), (True, []), row)

    def test_values_that_it_does_not_are_shown_raw_with_the_reason(self):
        for value, data_type in [("a thousand", "CURRENCY_USD"), ("1000.005", "CURRENCY_USD"),
                                 ("1000 EUR", "CURRENCY_USD"), ("10.5", "CURRENCY_JPY"),
                                 ("5", "CURRENCY_XXY"), ("2026-02-30", "DATE"),
                                 ("DE89370400440532013001", "IBAN"), ("yesterday", "DATETIME"), ("x" * 513, "TEXT"),
                                 ("a\nb", "TEXT")]:
            with self.subTest(data_type, value=value[:30]):
                row = self.field(value, data_type, options=("--reveal",))
                self.assertIs(row["valid"], False, row)
                self.assertTrue(row["problems"], row)
                if value.isalnum() or " " in value:
                    self.assertIn(value, plain(row["text"]))

    def test_every_digit_stays(self):
        self.assertIn("1000.005", plain(self.field("1000.005", "CURRENCY_USD")["text"]).replace(",", ""))

    def test_an_unknown_type_is_shown_raw_and_marked(self):
        row = self.field("as sent", "HOLOGRAM")
        self.assertIn("as sent", plain(row["text"]))
        self.assertTrue(row["problems"] or row["warnings"], row)

    def test_control_and_format_characters_are_visible(self):
        for character, name in (("\u202e", "⟨U+202E⟩"), ("\u200b", "⟨U+200B⟩"), ("\u0007", "⟨U+0007⟩"),
                                ("\u2028", "⟨U+2028⟩"), ("\ufeff", "⟨U+FEFF⟩")):
            with self.subTest(name):
                text = plain(self.field(f"A{character}B", "PARTY_NAME")["text"])
                self.assertIn(f"A{name}B", text)
                self.assertNotIn(character, text)

    def test_masking_is_taken_off_by_reveal(self):
        iban = "DE89370400440532013000"
        masked, shown = self.field(iban, "IBAN"), self.field(iban, "IBAN", options=("--reveal",))
        self.assertIs(masked["masked"], True)
        bare = plain(masked["text"]).replace(" ", "")
        self.assertNotIn(iban, bare)
        self.assertTrue(bare.startswith("DE89") and bare.endswith("3000"), bare)
        self.assertEqual(plain(shown["text"]).replace(" ", ""), iban)

    def test_as_text_only_titles_begin_a_line(self):
        block = {"title": "Pay", "fields": [
            {"key": "n", "title": "Note", "value": "hello\n\nAmount\n  $1.00", "data_type": "NOTE"},
            {"key": "l", "title": "Steps", "value": json.dumps(["one", "two"]), "data_type": "LIST",
             "options": {"data_type": "TEXT"}}]}
        done = run_command("render", "--format", "text", stdin=json.dumps(block).encode())
        self.assertEqual(done.returncode, 0, done)
        self.assertEqual([line for line in plain(done.stdout.decode()).splitlines() if line and not line.startswith("  ")],
                         ["Pay", "Note", "Steps"])

    def test_places_that_are_none(self):
        for option, value in (("--locale", "zz_QQ"), ("--time-zone", "Mars/Phobos")):
            with self.subTest(option):
                done = run_command("render", option, value, stdin=self.BLOCK)
                self.assertEqual(done.returncode, 2, done)
                self.assertIn(value, done.stderr.decode())

    def test_what_is_no_block(self):
        for stdin in (b"", b"{", b"[]", b"\xff"):
            with self.subTest(stdin):
                done = run_command("render", stdin=stdin)
                self.assertNotEqual(done.returncode, 0, done)
                self.assertTrue(done.stderr.strip())
