"""The one place where a test waits for something it cannot be told about."""

import time

POLL_SECONDS = 0.01
DEADLINE_SECONDS = 15.0


def eventually(probe, what, timeout=DEADLINE_SECONDS):
    """Returns the first truthy answer of `probe`, or fails with `what` after `timeout` seconds."""
    deadline = time.monotonic() + timeout
    while True:
        found = probe()
        if found:
            return found
        if time.monotonic() >= deadline:
            raise AssertionError(f"within {timeout} s not seen: {what}")
        time.sleep(POLL_SECONDS)
