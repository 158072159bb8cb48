"""Asks Countersign and the oracles, one JSON line each."""

import json
import os
import subprocess
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
# NODE_PATH: where ./dev installs what package.json names.
MODULES = os.environ.get("COUNTERSIGN_ORACLE_MODULES", str(FOLDER.parents[1] / "build" / "oracles" / "node_modules"))


def ask(command, lines):
    text = "\n".join(lines) + "\n"
    done = subprocess.run(command, input=text.encode(), stdout=subprocess.PIPE, check=True, timeout=300,
                          env={**os.environ, "NODE_PATH": MODULES})
    return done.stdout.decode().splitlines()


def render(fields):
    """One answer a field: {"valid", "text", "annotation"}."""
    answers = ask([os.environ["COUNTERSIGN_RENDER_LINES"]], [json.dumps(field) for field in fields])
    return [json.loads(answer) for answer in answers]


def node(script, lines):
    return ask(["node", str(FOLDER / script)], lines)


def with_plain_spaces(text):
    """Which space that does not break stands between a number and its unit differs from one CLDR to the next."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")
