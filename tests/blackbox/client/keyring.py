"""A desktop's keychain: gnome-keyring on a session bus of its own."""

import pathlib
import shutil
import signal
import subprocess
import tempfile

from .waiting import eventually

PROGRAMS = ("dbus-daemon", "dbus-send", "gnome-keyring-daemon")
# Without service directories: nothing is started by the bus, so nobody is there but whom a test starts.
BUS = """<busconfig><type>session</type><listen>unix:dir={directory}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>
"""


class Keyring:
    """A session bus, and on it, once it was opened, a keyring that lasts as long as this object."""

    available = all(shutil.which(name) for name in PROGRAMS)

    def __init__(self):
        self._directory = tempfile.TemporaryDirectory(prefix="countersign-keyring-")
        self._home = pathlib.Path(self._directory.name)
        config = self._home / "bus.conf"
        config.write_text(BUS.format(directory=self._home), "utf-8")
        self._bus = subprocess.Popen(["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"],
                                     stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        address = self._bus.stdout.readline().decode().strip()
        self.environment = {"DBUS_SESSION_BUS_ADDRESS": address, "HOME": str(self._home),
                            "XDG_RUNTIME_DIR": str(self._home), "XDG_DATA_HOME": str(self._home)}
        self._daemon = None

    def unlock(self):
        """Opens the keyring; the first time makes it."""
        self._start("--unlock", password=b"a password")

    def lock(self):
        """The keyring as after a login that did not open it."""
        self._start(password=None)

    def freeze(self):
        """From here on the keyring takes questions and answers none."""
        self._daemon.send_signal(signal.SIGSTOP)

    def leave(self):
        """The keyring goes; the bus stays."""
        if self._daemon is not None:
            self._daemon.kill()
            self._daemon.wait()
            self._daemon = None
            eventually(lambda: not self._is_there(), "the keyring leaves the bus")

    def _start(self, *options, password):
        self.leave()
        self._daemon = subprocess.Popen(
            ["gnome-keyring-daemon", "--foreground", "--components=secrets", *options], stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**self.environment, "PATH": "/usr/bin:/bin"})
        self._daemon.stdin.write(password or b"")
        self._daemon.stdin.close()
        eventually(self._is_there, "the keyring comes to the bus")

    def _is_there(self):
        asked = subprocess.run(
            ["dbus-send", "--session", "--print-reply=literal", "--dest=org.freedesktop.DBus", "/",
             "org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"],
            capture_output=True, check=False, env={**self.environment, "PATH": "/usr/bin:/bin"})
        return b"true" in asked.stdout

    def close(self):
        self.leave()
        self._bus.kill()
        self._bus.wait()
        self._bus.stdout.close()
        self._directory.cleanup()
