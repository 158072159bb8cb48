#include "core/relay/shown_display.h"

#include <QJsonArray>

namespace countersign::relay {

QJsonObject shownDisplay(const display::DisplayBlock &block, const display::RenderSettings &settings)
{
    QJsonObject json = display::toJson(display::render(block, settings));
    QJsonArray fields = json[QStringLiteral("fields")].toArray();
    for (qsizetype i = 0; i < fields.size(); ++i) {
        QJsonObject field = fields[i].toObject();
        field[QStringLiteral("value")] = block.fields[static_cast<std::size_t>(i)].value;
        fields[i] = field;
    }
    json[QStringLiteral("fields")] = fields;
    return json;
}

} // namespace countersign::relay
