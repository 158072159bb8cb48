"""Reading this repository's source files: shared by the tests of its structure."""

import io
import re
import subprocess
import tokenize
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CPP = (".cpp", ".h")

_COMMENT = r"//[^\n]*|/\*.*?\*/"
_STRING = r'R"(?P<mark>[^\s()\\]*)\(.*?\)(?P=mark)"|"(?:\\.|[^"\\\n])*"' r"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])*'"
_TOKENS = re.compile(f"(?P<comment>{_COMMENT})|(?P<string>{_STRING})", re.DOTALL)


@dataclass(frozen=True)
class Finding:
    """What is wrong, and where: printed as compilers do, so that editors can jump to it."""

    path: Path
    line: int
    text: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.text}" if self.line else f"{self.path}: {self.text}"


def files_below(root, folders, suffixes):
    """Every file of these kinds, in a fixed order; what a build or Python left behind is passed over."""
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in suffixes and path.is_file() and "__pycache__" not in path.parts:
                yield path


def _blank(text):
    return re.sub(r"[^\n]", " ", text)


def cpp_without_comments(text):
    """The same lines and columns with every comment blank."""
    return _TOKENS.sub(lambda m: _blank(m[0]) if m["comment"] else m[0], text)


def cpp_code(text):
    """The same lines and columns with every comment and literal blank."""
    return _TOKENS.sub(lambda m: _blank(m[0]), text)


def python_code(text):
    """The source's tokens without comments and strings, one line for each line of it."""
    lines = [""] * (text.count("\n") + 2)
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type in (tokenize.NAME, tokenize.OP, tokenize.NUMBER):
            lines[token.start[0] - 1] += token.string + (" " if token.type == tokenize.NAME else "")
    return "\n".join(lines)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def qt_include_dir():
    """Where this machine keeps Qt's headers, or None."""
    try:
        answer = subprocess.run(["qmake6", "-query", "QT_INSTALL_HEADERS"], capture_output=True, text=True)
        candidates = [Path(answer.stdout.strip())] if answer.returncode == 0 else []
    except OSError:
        candidates = []
    candidates += sorted(Path("/usr/include").glob("*/qt6")) + [Path("/usr/include/qt6")]
    return next((path for path in candidates if (path / "QtCore").is_dir()), None)


def report(name, findings, checked):
    """Prints what was found; the exit code of a test."""
    for finding in findings:
        print(finding)
    print(f"{name}: {checked} files read, {len(findings)} findings")
    return 1 if findings else 0
