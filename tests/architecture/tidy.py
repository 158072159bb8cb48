#!/usr/bin/env python3
"""Runs clang-tidy over what a build tree compiles of our own, many files at once, and remembers which files were clean: a
file is looked at again only when it, something it includes, the way it is compiled or the settings have changed. Files that
are not clean together are examined again one by one, so that what is said of each is said of it alone.

    tidy.py --build build [--jobs 2] [--all]
"""

import argparse
import hashlib
import json
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, groupby
from pathlib import Path

from batches import as_one
from sources import ROOT

# The window and the tests are left to the compiler and the sanitizers: they would triple the time and gain little.
FOLDERS = ("core",)
SETTINGS = ROOT / ".clang-tidy"
LARGEST_GROUP = 16  # more gain little, and leave a processor idle at the end


@dataclass(frozen=True)
class Unit:
    """One source of ours and how it is compiled."""

    file: str
    flags: tuple
    output: str


def units(build):
    """What is compiled of our own; generated code is left out."""
    for entry in json.loads((build / "compile_commands.json").read_text()):
        file = Path(entry["file"])
        if not file.is_relative_to(ROOT) or file.relative_to(ROOT).parts[0] not in FOLDERS:
            continue
        words = shlex.split(entry["command"])
        output = words[words.index("-o") + 1]
        begin = next(index for index, word in enumerate(words) if word.startswith("-"))
        yield Unit(entry["file"], tuple(without_gcc(words[begin:], ("-o", output, "-c", entry["file"]))), output)


def without_gcc(words, others):
    """The flags that Clang understands too: GCC's precompiled header is not for it, nor is each warning of GCC's."""
    precompiled = {"-fpch-preprocess", "-Winvalid-pch", "-include"}
    kept = [word for word in words if word not in precompiled and word not in others and "cmake_pch" not in word]
    return [*kept, "-Wno-unknown-warning-option"]


@lru_cache(maxsize=None)
def fingerprint(path):
    """Of one file: its content when it is ours, its size and date when it is the system's."""
    file = Path(path)
    if not file.is_file():
        return "gone"
    if file.is_relative_to(ROOT):
        return hashlib.sha256(file.read_bytes()).hexdigest()
    stat = file.stat()
    return f"{stat.st_size}:{stat.st_mtime_ns}"


def dependencies(build):
    """What Ninja knows that each object was made from: {"a.o": ["a.cpp", "a.h", …]}."""
    listing = subprocess.run(["ninja", "-C", str(build), "-t", "deps"], capture_output=True, text=True).stdout
    known = {}
    paths = []
    for line in listing.splitlines():
        if line.startswith(" "):
            paths.append(str((build / line.strip()).resolve()))
        elif ": #deps" in line:
            paths = known.setdefault(line.split(": #deps")[0], [])
    return known


def key(unit, paths, tool):
    """Changes whenever the verdict on this file might."""
    parts = [tool, *unit.flags, fingerprint(str(SETTINGS)), *(f"{path} {fingerprint(path)}" for path in sorted(paths))]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def examine(file, flags):
    """What clang-tidy says of one translation unit; "" when it is clean."""
    command = ["clang-tidy", "--quiet", f"--config-file={SETTINGS}", str(file), "--", *flags]
    run = subprocess.run(command, capture_output=True, text=True)
    return (run.stdout.strip() or run.stderr.strip() or "clang-tidy failed") if run.returncode else ""


def clean_together(group, scratch):
    """Whether clang-tidy finds nothing in these units, all read as one."""
    with tempfile.NamedTemporaryFile("w", suffix=".cpp", dir=scratch) as batch:
        batch.write(as_one([Path(unit.file) for unit in group]))
        batch.flush()
        return not examine(batch.name, group[0].flags)


def verdicts(group, scratch):
    """Of each unit of a group what clang-tidy says of it alone."""
    if len(group) > 1 and clean_together(group, scratch):
        return [(unit, "") for unit in group]
    return [(unit, examine(unit.file, unit.flags)) for unit in group]


def grouped(work):
    """Units that are compiled alike, some at a time."""
    for _, alike in groupby(sorted(work, key=lambda unit: unit.flags), key=lambda unit: unit.flags):
        units_alike = list(alike)
        for begin in range(0, len(units_alike), LARGEST_GROUP):
            yield units_alike[begin:begin + LARGEST_GROUP]


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    options.add_argument("--build", type=Path, default=ROOT / "build")
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--all", action="store_true", help="also what was clean before")
    arguments = options.parse_args()
    build = arguments.build.resolve()
    if not shutil.which("clang-tidy") or not (build / "compile_commands.json").is_file():
        print("tidy: needs clang-tidy, and a configured build tree")
        return 2

    started = time.monotonic()
    tool = subprocess.run(["clang-tidy", "--version"], capture_output=True, text=True).stdout
    scratch = build / "tidy"
    scratch.mkdir(exist_ok=True)
    known = dependencies(build)
    marks = {}
    work = []
    for unit in units(build):
        paths = known.get(unit.output)
        marks[unit] = scratch / key(unit, paths, tool) if paths else None
        if arguments.all or not marks[unit] or not marks[unit].is_file():
            work.append(unit)

    bad = set()
    with ThreadPoolExecutor(max_workers=arguments.jobs) as pool:
        for unit, words in chain.from_iterable(pool.map(lambda group: verdicts(group, scratch), grouped(work))):
            if words:
                bad.add(unit)
                print(words, flush=True)
            elif marks[unit]:
                marks[unit].touch()
    print(f"tidy: {len(work)} files examined in {time.monotonic() - started:.0f} s, "
          f"{len(marks) - len(work)} unchanged since they were clean, {len(bad)} with findings")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
