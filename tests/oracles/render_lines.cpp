#include "core/display/renderer.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <iostream>
#include <string>

using namespace countersign::display;

/// Renders a field for each line of standard input, `{"data_type","value","options","locale","time_zone"}`, and answers
/// with a line `{"valid","text","annotation"}`: what the oracles compare with the answers of others.
int main()
{
    for (std::string line; std::getline(std::cin, line);) {
        const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(line)).object();
        ValidationField field;
        field.dataType = json[QStringLiteral("data_type")].toString();
        field.value = json[QStringLiteral("value")].toString();
        field.options = json[QStringLiteral("options")].toObject();
        RenderSettings settings;
        settings.locale = json[QStringLiteral("locale")].toString(settings.locale);
        settings.timeZone = json[QStringLiteral("time_zone")].toString(settings.timeZone);
        settings.masking = Masking::Reveal;
        const RenderedField row = renderField(field, settings);
        const QJsonObject answer{{QStringLiteral("valid"), row.valid},
                                 {QStringLiteral("text"), row.text.plain()},
                                 {QStringLiteral("annotation"), row.annotation.plain()}};
        std::cout << QJsonDocument(answer).toJson(QJsonDocument::Compact).toStdString() << '\n';
    }
    return 0;
}
