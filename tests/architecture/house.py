#!/usr/bin/env python3
"""The house rules that no compiler knows: sizes, promises with an issue number, tidy text."""

import re
import sys

from sources import CPP, ROOT, Finding, files_below, line_of, report

FOLDERS = ("app", "core", "ui", "tests", "installer", "resources")
TEXT = (*CPP, ".py", ".txt", ".cmake")
LONGEST = 800
WANTS_A_REASON = 400
SHORT = 120
PROMISE = re.compile(r"\b(TO" r"DO|FIX" r"ME|HA" r"CK)\b(?!\(#\d+\))")


def check_text(path, text):
    """Everything that is wrong with one file."""
    findings = []

    def add(line, what):
        findings.append(Finding(path, line, what))

    lines = text.split("\n")[: -1 if text.endswith("\n") else None]
    if len(lines) > LONGEST:
        add(0, f"{len(lines)} lines; above {LONGEST} a file is split")
    if text and not text.endswith("\n"):
        add(len(lines), "ends without a newline")
    for number, line in enumerate(lines, 1):
        if line != line.rstrip():
            add(number, "blanks or a carriage return at the end of the line")
        if "\t" in line:
            add(number, "a tab; indent with blanks, write \\t in a literal")
    for match in PROMISE.finditer(text):
        add(line_of(text, match.start()), f"'{match[0]}' without an issue: write {match[0]}(#12)")
    if path.suffix == ".h" and "#pragma once" not in text:
        add(1, "a header without #pragma once")
    if path.suffix == ".py":
        try:
            compile(text, str(path), "exec")
        except SyntaxError as error:
            add(error.lineno or 0, f"Python does not understand this: {error.msg}")
    return findings


def main():
    findings = []
    sizes = {}
    for path in files_below(ROOT, FOLDERS, TEXT):
        relative = path.relative_to(ROOT)
        text = path.read_bytes().decode()
        findings += check_text(relative, text)
        if path.suffix in CPP:
            sizes[relative] = text.count("\n")
    for path, size in sizes.items():
        if WANTS_A_REASON < size <= LONGEST:
            print(f"{path}: note: {size} lines; above {WANTS_A_REASON} a file wants a reason")
    short = sum(size < SHORT for size in sizes.values())
    if short * 2 < len(sizes):
        print(f"note: {short} of {len(sizes)} C++ files are under {SHORT} lines; aim at half")
    return report("house", findings, len(sizes))


if __name__ == "__main__":
    sys.exit(main())
