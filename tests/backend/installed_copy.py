#!/usr/bin/env python3
"""Installs the library for backends and builds docs/examples against it in an empty directory; then each bank is started
without settings, and must say what is missing.

    installed_copy.py BUILD SOURCE
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path


def run(*command, **options):
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}")
    return done.stdout


def check_headers(include):
    """No header is private, and every one of ours that is included was installed."""
    headers = {path.relative_to(include).as_posix() for path in include.rglob("*.h")}
    assert "core/backend/relay_client.h" in headers, headers
    for header in headers:
        assert not header.endswith("_p.h"), f"{header} is private"
        for used in re.findall(r'#include "(core/[^"]+)"', (include / header).read_text()):
            assert used in headers, f"{header} includes {used}, which is not installed"


def main(build, source):
    with tempfile.TemporaryDirectory() as folder:
        prefix = Path(folder) / "prefix"
        run("cmake", "--install", build, "--component", "backend-dev", "--prefix", prefix)
        check_headers(prefix / "include" / "countersign")
        examples = Path(folder) / "examples"
        run("cmake", "-S", Path(source) / "docs" / "examples", "-B", examples, "-G", "Ninja",
            f"-DCMAKE_PREFIX_PATH={prefix}", "-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_CXX_FLAGS=-O0")
        run("cmake", "--build", examples)
        bare = {name: value for name, value in os.environ.items() if not name.startswith("BLOONIO_")}
        for name in ("pair_a_device", "bank_on_qhttpserver", "bank_on_httplib"):
            program = examples / name
            assert program.exists(), f"{name} was not built"
            done = subprocess.run([program], capture_output=True, text=True, env=bare, timeout=30, check=False)
            assert done.returncode == 1, f"{name} began without settings"
            assert "BLOONIO_RELAY_BASE_URL is not set" in done.stdout + done.stderr, done
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
