#!/usr/bin/env python3
"""Runs clang-tidy over what a build tree compiles, and remembers which files were clean: a file is looked at again
only when it, something it includes, the way it is compiled or the settings have changed.

Most of clang-tidy's time goes into Qt's headers, so neighbours are looked at together, as one source that includes
them. Whenever such a group is not clean, be it that two of its files define the same name, it is halved, down to the
single file, and only what a single file shows is reported. Clang's analyzer follows the paths of the main source
only, so it looks at each file by itself; without the other checks that is quick.

    tidy.py --build build [--jobs 2] [--all]
"""

import argparse
import hashlib
import json
import re
import shlex
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sources import ROOT

FOLDERS = ("app", "core", "ui", "tests")
GROUP = 8


@dataclass(frozen=True)
class Unit:
    """One source of ours and how it is compiled."""

    file: str
    flags: tuple
    output: str

    @property
    def settings(self):
        return ROOT / ("tests/.clang-tidy" if Path(self.file).is_relative_to(ROOT / "tests") else ".clang-tidy")


def units(build):
    """What is compiled of our own; generated code is left out."""
    for entry in json.loads((build / "compile_commands.json").read_text()):
        file = Path(entry["file"])
        if not file.is_relative_to(ROOT) or file.relative_to(ROOT).parts[0] not in FOLDERS:
            continue
        words = shlex.split(entry["command"])
        output = words[words.index("-o") + 1]
        begin = next(index for index, word in enumerate(words) if word.startswith("-"))
        yield Unit(entry["file"], tuple(w for w in words[begin:] if w not in ("-o", output, "-c", entry["file"])), output)


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
    parts = [tool, *unit.flags, fingerprint(str(unit.settings)), *(f"{path} {fingerprint(path)}" for path in sorted(paths))]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def groups(work):
    """Neighbours that are compiled alike, at most GROUP of them together."""
    alike = {}
    for unit in work:
        alike.setdefault((Path(unit.file).parent, unit.flags), []).append(unit)
    for together in alike.values():
        parts = -(-len(together) // GROUP)
        yield from (together[part::parts] for part in range(parts))


def run_tidy(scratch, group, checks):
    """What clang-tidy says of these files as one; "" when they are clean. `checks` adds to those of the settings."""
    if len(group) == 1:
        source = group[0].file
    else:
        name = hashlib.sha256("\n".join(unit.file for unit in group).encode()).hexdigest()[:16]
        source = scratch / f"{name}.cpp"
        source.write_text("".join(f'#include "{unit.file}"\n' for unit in group))
    command = ["clang-tidy", "--quiet", f"--config-file={group[0].settings}", f"--checks={checks}"]
    if len(group) > 1:
        command.append(r"--header-filter=/(app|core|tests|ui)/[^.]*\.(h|cpp)$")
    run = subprocess.run([*command, str(source), "--", *group[0].flags], capture_output=True, text=True, cwd=scratch.parent)
    return (run.stdout.strip() or run.stderr.strip() or "clang-tidy failed") if run.returncode else ""


def analyze(scratch, unit):
    """The verdict of Clang's analyzer alone."""
    chosen = re.findall(r"^\s*(-?clang-analyzer-[\w.*-]+)", unit.settings.read_text(), re.MULTILINE)
    return [(unit, run_tidy(scratch, [unit], ",".join(["-*", *chosen])))]


def examine(scratch, group):
    """The verdict of all other checks: [(unit, what is wrong with it)], "" for the clean ones."""
    words = run_tidy(scratch, group, "-clang-analyzer-*,-bugprone-suspicious-include")
    if not words or len(group) == 1:
        return [(unit, words) for unit in group]
    half = len(group) // 2
    return examine(scratch, group[:half]) + examine(scratch, group[half:])


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
        verdicts = [pool.submit(examine, scratch, group) for group in groups(work)]
        verdicts += [pool.submit(analyze, scratch, unit) for unit in work]
        for verdict in verdicts:
            for unit, words in verdict.result():
                if words:
                    bad.add(unit)
                    print(words, flush=True)
    for unit in work:
        if marks[unit] and unit not in bad:
            marks[unit].touch()
    print(f"tidy: {len(work)} files examined in {time.monotonic() - started:.0f} s, "
          f"{len(marks) - len(work)} unchanged since they were clean, {len(bad)} with findings")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
