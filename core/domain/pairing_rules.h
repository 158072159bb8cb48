#pragma once

#include "core/base/ids.h"
#include "core/base/json_document.h"
#include "core/domain/relay_state.h"

/// Pairing users with devices (protocol, section 5). Pure: the time, ids and sealed secrets come as arguments.
namespace countersign::domain {

/// Errors: `VALIDATION_FAILED`.
[[nodiscard]] Result<PairingPrepared> preparePairing(const QString &tenantId, JsonValue body, Instant now,
                                                     const IdSource &newId);

/// Turns an open proof into a paired device. A push token that the pairing knows already is the same device come
/// back: it keeps its id. Errors: `TOKEN_USED`, `TOKEN_EXPIRED`, `TOKEN_INVALID` (unknown proof), `VALIDATION_FAILED`.
[[nodiscard]] Result<DeviceRegistered> registerDevice(const RelayState &state, const QString &proofId,
                                                      JsonValue body, const QByteArray &sealedTotpSecret,
                                                      Instant now, const IdSource &newId);

/// A new push token and a new session for a device. Errors: `VALIDATION_FAILED`.
[[nodiscard]] Result<DeviceRefreshed> refreshDevice(const PairedDevice &device, JsonValue body, Instant now,
                                                    const IdSource &newId);

} // namespace countersign::domain
