#pragma once

#include "core/base/clock.h"
#include "core/base/secret.h"
#include "core/device/policy.h"
#include "core/signing/device_key.h"

#include <QString>
#include <QUrl>

#include <vector>

namespace countersign::device {

/// The push token of a simulated device is this and the device's id.
inline constexpr QLatin1String pushTokenPrefix{"sim_"};

/// What a device keeps of one pairing.
struct DevicePairing
{
    QString pairingId;
    QString tenantId;
    QString relayUserId;
    QString relayDeviceId; ///< the relay's id of this device within the pairing
    QString displayName;
    QString displayLogoUrl;
    QUrl relayUrl; ///< `http://127.0.0.1:8787`; empty for the fleet's default relay
    Secret sessionToken;
    Instant sessionExpiresAt{};
    Secret totpSecret;
    /// The newest time step whose code was spent: the relay takes a code once. Kept in memory only.
    qint64 lastTotpStep = -1;
};

/// One simulated authenticator.
struct Device
{
    QString id;
    QString name;
    QString platform = QStringLiteral("simulator");
    QString locale = QStringLiteral("en_US");
    QString timeZone = QStringLiteral("UTC");
    QString pushToken; ///< `sim_…`
    signing::DeviceKey key;
    Policy policy;
    std::vector<DevicePairing> pairings;

    [[nodiscard]] const DevicePairing *pairing(const QString &pairingId) const;
    [[nodiscard]] DevicePairing *pairing(const QString &pairingId);
};

} // namespace countersign::device
