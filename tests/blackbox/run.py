#!/usr/bin/env python3
"""Runs the black-box suite: python3 tests/blackbox/run.py --countersignd PATH [pattern]

`pattern` keeps the tests whose full name contains it, for example `pairing` or `test_callbacks.RetryTest`.
Exits 0 only when at least one test ran and all passed.
"""

import argparse
import os
import pathlib
import sys
import time
import unittest

HERE = pathlib.Path(__file__).resolve().parent


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--countersignd", metavar="PATH", help="the program to test; default: $COUNTERSIGND")
    parser.add_argument("--quiet", action="store_true", help="do not name each test")
    parser.add_argument("--oracle", action="store_true", help="the tests against independent software instead")
    parser.add_argument("--durations", type=int, metavar="N", default=0, help="name the N slowest tests at the end")
    parser.add_argument("pattern", nargs="?", help="part of the full names of the tests to run")
    options = parser.parse_args()

    if options.countersignd:
        path = pathlib.Path(options.countersignd).resolve()
        if not os.access(path, os.X_OK):
            parser.error(f"{path} is not a program")
        os.environ["COUNTERSIGND"] = str(path)
    elif "COUNTERSIGND" not in os.environ:
        parser.error("say what to test: --countersignd PATH, or the variable COUNTERSIGND")

    sys.dont_write_bytecode = True
    loader = unittest.TestLoader()
    if options.pattern:
        loader.testNamePatterns = [f"*{options.pattern}*"]
    suite = loader.discover(str(HERE), pattern="oracle_*.py" if options.oracle else "test_*.py", top_level_dir=str(HERE))
    timed = TimedResult if options.durations else unittest.TextTestResult
    result = unittest.TextTestRunner(verbosity=1 if options.quiet else 2, resultclass=timed).run(suite)
    for seconds, name in sorted(getattr(result, "timings", []), reverse=True)[:options.durations]:
        print(f"{seconds:7.2f} s  {name}", file=sys.stderr)
    if result.testsRun == 0:
        print("no test ran: nothing matches" if options.pattern else "no test ran", file=sys.stderr)
        return 1
    return 0 if result.wasSuccessful() else 1


class TimedResult(unittest.TextTestResult):
    """Keeps how long each test took."""

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.timings = []

    def startTest(self, test):
        self._started = time.monotonic()
        super().startTest(test)

    def stopTest(self, test):
        self.timings.append((time.monotonic() - self._started, test.id()))
        super().stopTest(test)


if __name__ == "__main__":
    sys.exit(main())
