"""The program under test: one `countersignd serve`, and its short-lived commands."""

import json
import os
import pathlib
import select
import signal
import subprocess
import tempfile
import time

READY_SECONDS = 30
STOP_SECONDS = 2
COMMAND_SECONDS = 15


def program():
    path = os.environ.get("COUNTERSIGND")
    if not path:
        raise AssertionError("set COUNTERSIGND or give --countersignd PATH: there is nothing to test")
    return path


def clean_environment(home):
    """Nothing of the caller's configuration reaches the program; it writes nothing into their home or their keychain."""
    kept = {name: value for name, value in os.environ.items()
            if not name.startswith(("BLOONIO_", "COUNTERSIGN_", "DBUS_", "XDG_", "DISPLAY", "WAYLAND"))}
    return {**kept, "HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(home),
            "XDG_CACHE_HOME": str(home)}


def run_command(*arguments, stdin=b"", environment=None):
    """Runs countersignd to its end; the result has returncode, stdout and stderr as bytes."""
    with tempfile.TemporaryDirectory(prefix="countersign home ") as home:
        return subprocess.run([program(), *arguments], input=stdin, capture_output=True, timeout=COMMAND_SECONDS,
                              env={**clean_environment(home), **(environment or {})}, check=False)


class Countersignd:
    """A running `countersignd serve`. The admin key is ours unless the options name another."""

    def __init__(self, *options, environment=None):
        self.options = list(options)
        self._environment = environment or {}
        if "--admin-key" not in self.options:
            self.options += ["--admin-key", "adm_blackbox_0123456789"]
        self._home = tempfile.TemporaryDirectory(prefix="countersign home ")
        self._log_path = pathlib.Path(self._home.name) / "countersignd.log"
        self.process = None
        self.ready = None

    def start(self):
        with open(self._log_path, "ab") as log:
            self.process = subprocess.Popen([program(), "serve", *self.options], stdin=subprocess.DEVNULL,
                                            stdout=subprocess.PIPE, stderr=log,
                                            env={**clean_environment(self._home.name), **self._environment})
        try:
            self.ready = json.loads(self._ready_line())
        except BaseException:
            self.process.kill()
            self.process.wait()
            raise
        self.relay_url = self.ready["relay_url"].rstrip("/")
        self.api = self.relay_url + "/api/v1"
        self.control_url = self.ready["control_url"].rstrip("/")
        self.admin_key = self.ready["admin_key"]
        self.demo_backend_url = (self.ready.get("demo_backend_url") or "").rstrip("/")
        return self

    def _ready_line(self):
        deadline = time.monotonic() + READY_SECONDS
        line = b""
        while not line.endswith(b"\n"):
            left = max(0.0, deadline - time.monotonic())
            readable, _, _ = select.select([self.process.stdout], [], [], left)
            piece = os.read(self.process.stdout.fileno(), 1) if readable else b""
            if not piece:
                raise AssertionError(f"no ready line from countersignd {self.options}: {line!r}\n{self.log()}")
            line += piece
        return line

    def log(self):
        """What it wrote to standard error so far."""
        return self._log_path.read_text("utf-8", "replace")

    def stop(self, signal_number=signal.SIGTERM):
        """Asks it to end and checks that it does, cleanly and within two seconds."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal_number)
        try:
            code = self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError(f"countersignd did not end within {STOP_SECONDS} s\n{self.log()}") from None
        finally:
            self.process.stdout.close()
        if code != 0:
            raise AssertionError(f"countersignd ended with {code}\n{self.log()}")

    def kill(self):
        """The power goes: SIGKILL."""
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def close(self):
        try:
            self.stop()
        finally:
            self._home.cleanup()

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.close()
