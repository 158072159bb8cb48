#pragma once

#include "core/base/json_writer.h"
#include "core/domain/relay_state.h"

/// How the relay tells of devices and of validators.
namespace countersign::relay {

/// Null for nothing.
void writeTextOrNull(JsonWriter &json, const char *name, const QString &text);
void writeTime(JsonWriter &json, const char *name, const std::optional<Instant> &at);
void writeDevices(JsonWriter &json, const std::vector<domain::Delivery> &deliveries, Instant pushedAt);

/// `"quorum":{"required","approved","rejected"}`
void writeQuorum(JsonWriter &json, const domain::QuorumCount &count);

/// What fetch/delivery-status says of a dispatch: its progress, and each validator with their devices.
[[nodiscard]] QByteArray describeStatus(const domain::Dispatch &dispatch);

} // namespace countersign::relay
