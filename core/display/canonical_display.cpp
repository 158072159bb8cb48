#include "core/base/json_writer.h"
#include "core/display/validation_field.h"

#include <QCryptographicHash>

namespace countersign::display {

// RFC 8785, section 3.2.3: members stand in the order of their names' UTF-16 units.
QByteArray canonicalDisplay(const DisplayBlock &block)
{
    JsonWriter json;
    json.beginObject().name("fields").beginArray();
    for (const ValidationField &field : block.fields) {
        json.beginObject();
        json.name("data_type").string(field.dataType);
        json.name("key").string(field.key);
        json.name("title").string(field.title);
        json.name("value").string(field.value);
        json.endObject();
    }
    json.endArray();
    json.name("subtitle").string(block.subtitle);
    json.name("title").string(block.title);
    json.endObject();
    return json.take();
}

QString displayDigest(const DisplayBlock &block)
{
    const QByteArray hash = QCryptographicHash::hash(canonicalDisplay(block), QCryptographicHash::Sha256);
    return QStringLiteral("sha256:") + QLatin1String(hash.toHex());
}

} // namespace countersign::display
