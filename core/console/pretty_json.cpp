#include "core/console/pretty_json.h"

#include "core/base/json_writer.h"

namespace countersign::console {

namespace {

constexpr int indent = 2;

// The depth is bounded: JsonDocument refuses what is nested deeper than 64.
void append(QByteArray &text, const JsonValue &value, int depth)
{
    const bool object = value.is(JsonType::Object);
    if ((!object && !value.is(JsonType::Array)) || value.size() == 0) {
        text += value.source();
        return;
    }
    text += object ? '{' : '[';
    for (JsonValue child = value.firstChild(); child.exists(); child = child.nextSibling()) {
        text += '\n';
        text.append(indent * (depth + 1), ' ');
        if (object) {
            appendJsonString(text, child.name().toUtf8());
            text += ": ";
        }
        append(text, child, depth + 1);
        if (child.nextSibling().exists())
            text += ',';
    }
    text += '\n';
    text.append(indent * depth, ' ');
    text += object ? '}' : ']';
}

} // namespace

QString prettyJson(const JsonDocument &document)
{
    QByteArray text;
    append(text, document.root(), 0);
    return QString::fromUtf8(text);
}

} // namespace countersign::console
