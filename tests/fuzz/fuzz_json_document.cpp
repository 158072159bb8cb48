#include "core/base/json_document.h"
#include "core/base/json_writer.h"

using namespace countersign;

namespace {

void hold(bool truth, const char *what)
{
    if (!truth)
        qFatal("does not hold: %s", what);
}

/// Writes `value` from what the reader says about it, and asks everything else on the way.
void rewrite(const JsonValue &value, JsonWriter &writer)
{
    int children = 0;
    for (JsonValue child = value.firstChild(); child.exists(); child = child.nextSibling())
        ++children;
    hold(value.size() == children, "a value has as many children as it says");

    switch (value.type()) {
    case JsonType::Null: writer.null(); return;
    case JsonType::Boolean: writer.boolean(value.toBool()); return;
    case JsonType::Number: writer.raw(value.source()); return;
    case JsonType::String: writer.string(value.toString()); return;
    case JsonType::Array:
        writer.beginArray();
        for (JsonValue child = value.firstChild(); child.exists(); child = child.nextSibling())
            rewrite(child, writer);
        writer.endArray();
        return;
    case JsonType::Object:
        writer.beginObject();
        for (JsonValue child = value.firstChild(); child.exists(); child = child.nextSibling()) {
            const QByteArray name = child.name().toUtf8();
            hold(value.member(name).source().data() == child.source().data(),
                 "a member is found by its name");
            QByteArray quoted;
            appendJsonString(quoted, name);
            writer.name(QByteArrayView(quoted).sliced(1).chopped(1));
            rewrite(child, writer);
        }
        writer.endObject();
        return;
    }
}

QByteArray rewritten(const JsonDocument &document)
{
    JsonWriter writer;
    rewrite(document.root(), writer);
    return writer.take();
}

} // namespace

/// What is accepted survives being written and read again; what is refused is refused at a byte of the text.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Result<JsonDocument> document = JsonDocument::parse(text);
    if (!document) {
        const qint64 offset = document.error().details[QStringLiteral("offset")].toInteger(-1);
        hold(offset >= 0 && offset <= text.size(), "the offset lies in the text");
        return 0;
    }
    const QByteArray once = rewritten(*document);
    const Result<JsonDocument> again = JsonDocument::parse(once);
    hold(again.has_value(), "what was rewritten is JSON");
    hold(rewritten(*again) == once, "rewriting is stable");
    hold(again->root().toQJson() == document->root().toQJson(), "rewriting keeps the values");
    return 0;
}
