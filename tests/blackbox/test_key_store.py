"""Where the key rests that seals secrets: the keychain, or a file of its owner alone."""

import os
import pathlib
import stat
import tempfile
import time
import unittest

from client import BlackBoxCase, Control, Countersignd, Keyring, Operator, run_command


class KeyStoreCase(BlackBoxCase):
    """Each test has a data directory and starts countersignd on it more than once."""

    environment = {}

    @classmethod
    def setUpClass(cls):
        pass  # no shared process

    def setUp(self):
        directory = tempfile.TemporaryDirectory(prefix="countersign keys ")
        self.addCleanup(directory.cleanup)
        self.data = pathlib.Path(directory.name) / "data"

    def start(self, *options):
        self.countersignd = Countersignd("--data-dir", str(self.data), "--control-bypass", *options,
                                         environment=self.environment).start()
        self.addCleanup(self.countersignd.close)
        self.operator = Operator(self.countersignd)
        self.control = Control(self.countersignd)

    def refusal(self, *options):
        """What a start says that comes to nothing."""
        ended = run_command("serve", "--data-dir", str(self.data), *options, environment=self.environment)
        self.assertEqual((ended.returncode, ended.stdout), (1, b""), ended)
        lines = [line for line in ended.stderr.decode().splitlines() if line.startswith("countersignd: ")]
        self.assertEqual(len(lines), 1, ended)
        self.assertIn(str(self.data), lines[0])
        return lines[0]

    def key_lines(self):
        return [line for line in self.countersignd.log().splitlines() if "Secrets are sealed" in line]

    def contents(self):
        return {path.name: path.read_bytes() for path in self.data.iterdir() if path.is_file()}

    def assertKept(self, tenant):
        """The tenant's secret is known again, and rests nowhere readable."""
        self.assertSuccess(tenant.at(self.countersignd).prepare_pairing(), 201)
        for name, content in self.contents().items():
            self.assertNotIn(tenant.secret.encode(), content, name)


class KeyFileTest(KeyStoreCase):
    def test_without_a_keychain_there_is_a_file_of_its_owner(self):
        began = time.monotonic()
        self.start()
        self.assertLess(time.monotonic() - began, 3, "nothing was waited for")
        (line,) = self.key_lines()
        self.assertIn(str(self.data / "key"), line)
        self.assertEqual(stat.S_IMODE(os.stat(self.data / "key").st_mode), 0o600)
        self.assertEqual(stat.S_IMODE(os.stat(self.data).st_mode), 0o700)
        tenant = self.operator.new_tenant()
        self.assertKept(tenant)
        self.countersignd.kill()
        self.start("--key-store", "file")
        self.assertKept(tenant)

    def test_no_other_key_is_made_for_what_is_sealed(self):
        self.start("--key-store", "file")
        tenant = self.operator.new_tenant()
        self.countersignd.stop()
        key = (self.data / "key").read_bytes()
        (self.data / "key").unlink()
        for options in ((), ("--key-store", "file"), ("--key-store", "keychain")):
            with self.subTest(options):
                self.assertIn(str(self.data / "key"), self.refusal(*options))
                self.assertFalse((self.data / "key").exists())
        (self.data / "key").write_bytes(key)
        os.chmod(self.data / "key", 0o600)
        self.start()
        self.assertKept(tenant)

    def test_a_keychain_that_was_asked_for_and_is_not_there(self):
        self.assertIn("--key-store file", self.refusal("--key-store", "keychain"))
        self.assertFalse((self.data / "key").exists())
        self.start("--key-store", "file")

    def test_in_memory_nothing_is_kept(self):
        with Countersignd("--in-memory", "--control-bypass") as running:
            self.assertNotIn("sealed", running.log())
        for options in (("--in-memory", "--key-store", "file"), ("--key-store", "keychain")):
            self.assertEqual(run_command("serve", *options).returncode, 2, options)
        self.assertEqual(run_command("serve", "--data-dir", str(self.data), "--key-store", "drawer").returncode, 2)


@unittest.skipUnless(Keyring.available, "needs gnome-keyring and dbus")
class KeychainTest(KeyStoreCase):
    def setUp(self):
        super().setUp()
        self.keyring = Keyring()
        self.addCleanup(self.keyring.close)
        self.environment = self.keyring.environment

    def begin_in_keychain(self):
        self.keyring.unlock()
        self.start()
        tenant = self.operator.new_tenant()
        self.countersignd.kill()
        return tenant

    def test_a_new_directory_takes_the_keychain(self):
        self.keyring.unlock()
        self.start()
        (line,) = self.key_lines()
        self.assertIn("keychain", line)
        tenant = self.operator.new_tenant()
        self.assertKept(tenant)
        self.assertNotRegex(self.contents()["key"], rb"[0-9a-fA-F]{64}")
        for options in ((), ("--key-store", "keychain"), ("--key-store", "automatic")):
            self.countersignd.kill()
            self.start(*options)
            self.assertKept(tenant)

    def test_two_directories_have_two_keys(self):
        self.keyring.unlock()
        self.start()
        first = self.contents()["key"]
        self.data = self.data.with_name("other")
        self.start()
        self.assertNotEqual(self.contents()["key"], first)

    def test_without_its_keychain_it_says_what_is_missing(self):
        tenant = self.begin_in_keychain()
        before = self.contents()["key"]
        self.keyring.leave()
        for options in ((), ("--key-store", "keychain")):
            self.assertIn("keychain", self.refusal(*options))
        self.assertIn("--key-store file", self.refusal("--key-store", "file"))
        self.environment = {}
        self.assertIn("keychain", self.refusal())
        self.assertEqual(self.contents()["key"], before, "nothing was made in its place")
        self.environment = self.keyring.environment
        self.keyring.unlock()
        self.start()
        self.assertKept(tenant)

    def test_another_users_keychain_is_another(self):
        self.begin_in_keychain()
        other = Keyring()
        self.addCleanup(other.close)
        other.unlock()
        self.environment = other.environment
        self.assertIn("entry", self.refusal())

    def test_a_locked_keychain_is_said(self):
        tenant = self.begin_in_keychain()
        self.keyring.lock()
        self.refusal()
        self.keyring.unlock()
        self.start()
        self.assertKept(tenant)

    def test_a_keychain_that_does_not_answer_is_waited_for_no_longer_than_three_seconds(self):
        tenant = self.begin_in_keychain()
        self.keyring.freeze()
        began = time.monotonic()
        self.assertIn("did not answer", self.refusal())
        self.assertLess(time.monotonic() - began, 6)
        self.keyring.unlock()
        self.start()
        self.assertKept(tenant)

    def test_a_keychain_that_does_not_answer_is_not_needed_for_a_new_directory(self):
        self.keyring.unlock()
        self.keyring.freeze()
        self.start()
        (line,) = self.key_lines()
        self.assertIn(str(self.data / "key"), line)

    def test_a_directory_with_a_key_file_keeps_it(self):
        self.start("--key-store", "file")
        tenant = self.operator.new_tenant()
        self.countersignd.stop()
        self.keyring.unlock()
        self.assertIn(str(self.data / "key"), self.refusal("--key-store", "keychain"))
        self.start()
        (line,) = self.key_lines()
        self.assertIn(str(self.data / "key"), line)
        self.assertKept(tenant)
