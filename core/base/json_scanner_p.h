#pragma once

#include "core/base/json_document.h"

#include <vector>

namespace countersign {

/// A value of the tree, and where in the text it stands.
struct JsonNode
{
    JsonType type = JsonType::Null;
    bool truth = false;
    bool escaped = false; ///< a string with a backslash in it
    bool ascii = false;   ///< a string of nothing else, and without escapes
    int begin = 0;        ///< byte offsets in the text, quotes included
    int end = 0;
    int nameBegin = 0; ///< of a member's name, quotes excluded
    int nameEnd = 0;
    bool nameEscaped = false;
    quint8 height = 0; ///< levels of arrays and objects from here down
    int next = -1;     ///< next element of the same parent
    int first = -1;    ///< first element
    int count = 0;
};

/// What ended the reading.
struct JsonScanError
{
    qsizetype offset = 0;
    const char *text = nullptr;
};

/// Reads a text, which is valid UTF-8, into nodes, of which the first is the root. Errors: where and why it is no JSON, or more
/// than a JsonDocument takes.
[[nodiscard]] std::optional<JsonScanError> scanJson(QByteArrayView text, std::vector<JsonNode> &nodes);

} // namespace countersign
