#pragma once

#include "core/display/renderer.h"
#include "core/relay/control/control_api.h"

#include <QJsonArray>
#include <QJsonObject>

/// How the control API tells of what devices were asked.
namespace countersign::relay {

/// Null for an empty text.
[[nodiscard]] QJsonValue textOrNull(const QString &text);
[[nodiscard]] QJsonArray describeDevices(const std::vector<domain::Delivery> &deliveries);
/// What `?locale=` and `?time_zone=` ask for.
[[nodiscard]] display::RenderSettings renderSettings(const Call &call);

/// What was painted of it where it was answered, device by device.
[[nodiscard]] QJsonArray describePaintings(const std::vector<const domain::Painting *> &paintings);

/// Whether one of them went to that device: the id is the relay's or the simulated device's, which its push token carries.
[[nodiscard]] bool wentTo(const domain::RelayState &state, const std::vector<domain::Delivery> &deliveries,
                          const QString &deviceId);

} // namespace countersign::relay
