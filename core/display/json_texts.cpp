#include "core/display/json_texts.h"

namespace countersign::display {

std::optional<JsonTexts> readTexts(const QString &json, std::initializer_list<const char *> required,
                                   std::initializer_list<const char *> optional)
{
    const Result<JsonDocument> document = JsonDocument::parse(json.toUtf8());
    if (!document || !document->root().is(JsonType::Object))
        return {};
    JsonTexts texts;
    for (const char *name : required) {
        if (!document->root().member(name).is(JsonType::String))
            return {};
        texts.insert(name, document->root().member(name).toString());
    }
    for (const char *name : optional) {
        const JsonValue value = document->root().member(name);
        if (value.exists() && !value.is(JsonType::String))
            return {};
        if (value.exists())
            texts.insert(name, value.toString());
    }
    return texts.size() == document->root().size() ? std::optional(texts) : std::nullopt;
}

QString textOf(JsonValue value)
{
    return value.is(JsonType::String) ? value.toString() : QString::fromUtf8(value.source());
}

} // namespace countersign::display
