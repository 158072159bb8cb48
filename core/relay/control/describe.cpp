#include "core/relay/control/describe.h"

#include <QJsonDocument>

#include <algorithm>

namespace countersign::relay {

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonArray describeDevices(const std::vector<domain::Delivery> &deliveries)
{
    const auto timeOrNull = [](const std::optional<Instant> &at) {
        return at ? QJsonValue(toIso(*at)) : QJsonValue();
    };
    QJsonArray devices;
    for (const domain::Delivery &delivery : deliveries) {
        devices.append(QJsonObject{{QStringLiteral("device_id"), delivery.deviceId},
                                   {QStringLiteral("pushed"), !delivery.messageId.isEmpty()},
                                   {QStringLiteral("seen_at"), timeOrNull(delivery.seenAt)},
                                   {QStringLiteral("answered_at"), timeOrNull(delivery.answeredAt)}});
    }
    return devices;
}

display::RenderSettings renderSettings(const Call &call)
{
    display::RenderSettings settings;
    if (const QString locale = call.query(QStringLiteral("locale")); !locale.isEmpty())
        settings.locale = locale;
    if (const QString zone = call.query(QStringLiteral("time_zone")); !zone.isEmpty())
        settings.timeZone = zone;
    return settings;
}

QJsonArray describePaintings(const std::vector<const domain::Painting *> &paintings)
{
    QJsonArray list;
    for (const domain::Painting *painting : paintings) {
        QJsonObject json = QJsonDocument::fromJson(painting->painted).object();
        json[QStringLiteral("device_id")] = painting->deviceId;
        json[QStringLiteral("at")] = toIso(painting->at);
        list.append(json);
    }
    return list;
}

bool wentTo(const domain::RelayState &state, const std::vector<domain::Delivery> &deliveries,
            const QString &deviceId)
{
    return std::ranges::any_of(deliveries, [&](const domain::Delivery &delivery) {
        const domain::PairedDevice *device = state.device(delivery.deviceId);
        return delivery.deviceId == deviceId
            || (device && device->pushToken == QStringLiteral("sim_") + deviceId);
    });
}

} // namespace countersign::relay
