#include "core/journal/entry_json.h"

#include <QJsonDocument>

namespace countersign::journal {

QJsonObject toJson(const Entry &entry)
{
    QJsonObject payload = QJsonDocument::fromJson(entry.payload).object();
    for (const QString &name : payload.keys()) {
        if (name.startsWith(QLatin1String("sealed_")))
            payload.remove(name);
    }
    return {{QStringLiteral("sequence"), static_cast<qint64>(entry.sequence)},
            {QStringLiteral("at"), toIso(entry.at)},
            {QStringLiteral("type"), QString::fromUtf8(entry.type)},
            {QStringLiteral("payload"), payload},
            {QStringLiteral("hash"), QString::fromLatin1(entry.hash.toHex())}};
}

} // namespace countersign::journal
