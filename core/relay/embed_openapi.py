#!/usr/bin/env python3
"""Makes a C++ source of docs/openapi.yaml: the document as the JSON that the relay serves.

    embed_openapi.py docs/openapi.yaml VERSION OUTPUT.cpp
"""

import json
import sys
from pathlib import Path

import yaml

BYTES_A_LINE = 2000
# For whoever writes the document, not for whoever reads it: what it holds stands where it is used.
SHAPES = "x-shapes"


class StrictLoader(yaml.SafeLoader):
    """YAML as it must be for JSON: a key that stands twice is a mistake, a time is a text."""

    def construct_mapping(self, node, deep=False):
        seen = set()
        for key, _ in node.value:
            if key.value in seen and key.tag != "tag:yaml.org,2002:merge":
                raise yaml.constructor.ConstructorError(None, None, f"'{key.value}' stands twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def load(path, version):
    document = yaml.load(Path(path).read_text("utf-8"), Loader=StrictLoader)
    document.pop(SHAPES, None)
    document["info"]["version"] = version
    return document


def as_source(text):
    """C++ string literals of pieces that every compiler takes; `text` is ASCII."""
    escaped = (text[i:i + BYTES_A_LINE].replace("\\", "\\\\").replace('"', '\\"')
               for i in range(0, len(text), BYTES_A_LINE))
    literals = "\n".join(f'    "{piece}"' for piece in escaped)
    return f"""#include "core/relay/openapi_document.h"

namespace countersign::relay {{

namespace {{

constexpr char document[] =
{literals};

}} // namespace

QByteArray openApiDocument()
{{
    return QByteArray::fromRawData(document, sizeof(document) - 1);
}}

}} // namespace countersign::relay
"""


def main(source, version, output):
    text = json.dumps(load(source, version), separators=(",", ":"))
    Path(output).write_text(as_source(text), "ascii")


if __name__ == "__main__":
    main(*sys.argv[1:])
