#!/usr/bin/env python3
"""Holds docs/openapi.yaml to itself and to a running relay: run.py --countersignd PATH"""

import argparse
import os
import pathlib
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--countersignd", metavar="PATH", required=True, help="the program to test")
    options = parser.parse_args()
    os.environ["COUNTERSIGND"] = str(pathlib.Path(options.countersignd).resolve())
    sys.dont_write_bytecode = True
    # The parties of the black-box suite play here too.
    sys.path.insert(0, str(HERE.parent / "blackbox"))
    suite = unittest.TestLoader().discover(str(HERE), pattern="test_*.py", top_level_dir=str(HERE))
    result = unittest.TextTestRunner(verbosity=2).run(suite)
    return 0 if result.testsRun and result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
