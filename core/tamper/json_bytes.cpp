#include "core/tamper/json_bytes.h"

#include "core/base/json_writer.h"

namespace countersign::tamper {

namespace {

JsonValue valueAt(const JsonDocument &document, const QByteArrayList &path)
{
    JsonValue value = document.root();
    for (const QByteArray &name : path)
        value = value.member(name);
    Q_ASSERT(value.exists());
    return value;
}

} // namespace

QByteArray jsonString(const QString &text)
{
    QByteArray json;
    appendJsonString(json, text.toUtf8());
    return json;
}

QByteArray withValueAt(const QByteArray &json, const QByteArrayList &path, const QByteArray &source)
{
    const Result<JsonDocument> document = JsonDocument::parse(json);
    Q_ASSERT(document);
    const QByteArrayView old = valueAt(*document, path).source();
    QByteArray changed = document->text();
    return changed.replace(old.data() - document->text().constData(), old.size(), source);
}

QString stringAt(const QByteArray &json, const QByteArrayList &path)
{
    const Result<JsonDocument> document = JsonDocument::parse(json);
    Q_ASSERT(document);
    return valueAt(*document, path).toString();
}

QByteArray sourceAt(const QByteArray &json, const QByteArrayList &path)
{
    const Result<JsonDocument> document = JsonDocument::parse(json);
    Q_ASSERT(document);
    return valueAt(*document, path).source().toByteArray();
}

} // namespace countersign::tamper
