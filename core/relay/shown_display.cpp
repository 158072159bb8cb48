#include "core/relay/shown_display.h"

#include <QJsonDocument>

namespace countersign::relay {

void writeShownDisplay(JsonWriter &json, const display::DisplayBlock &block,
                       const display::RenderSettings &settings)
{
    display::writeRendered(json, display::render(block, settings), &block);
}

QJsonObject shownDisplay(const display::DisplayBlock &block, const display::RenderSettings &settings)
{
    JsonWriter json;
    writeShownDisplay(json, block, settings);
    return QJsonDocument::fromJson(json.take()).object();
}

} // namespace countersign::relay
