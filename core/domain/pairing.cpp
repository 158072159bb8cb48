#include "core/domain/pairing.h"

#include <algorithm>

namespace countersign::domain {

QJsonObject toJson(const PairingUser &user)
{
    return {
        {QStringLiteral("backend_user_id"), user.backendUserId},
        {QStringLiteral("display_name"), user.displayName},
        {QStringLiteral("user_email"), user.email},
        {QStringLiteral("user_phone"), user.phone},
        {QStringLiteral("first_name"), user.firstName},
        {QStringLiteral("last_name"), user.lastName},
        {QStringLiteral("display_logo_url"), user.displayLogoUrl},
    };
}

PairingUser pairingUserFromJson(const QJsonObject &json)
{
    return {
        .backendUserId = json[QStringLiteral("backend_user_id")].toString(),
        .displayName = json[QStringLiteral("display_name")].toString(),
        .email = json[QStringLiteral("user_email")].toString(),
        .phone = json[QStringLiteral("user_phone")].toString(),
        .firstName = json[QStringLiteral("first_name")].toString(),
        .lastName = json[QStringLiteral("last_name")].toString(),
        .displayLogoUrl = json[QStringLiteral("display_logo_url")].toString(),
    };
}

const PairedDevice *Pairing::device(const QString &deviceId) const
{
    const auto found = std::ranges::find(devices, deviceId, &PairedDevice::id);
    return found == devices.end() ? nullptr : &*found;
}

PairedDevice *Pairing::device(const QString &deviceId)
{
    const auto found = std::ranges::find(devices, deviceId, &PairedDevice::id);
    return found == devices.end() ? nullptr : &*found;
}

const PairedDevice *Pairing::deviceByPushToken(const QString &pushToken) const
{
    const auto found = std::ranges::find(devices, pushToken, &PairedDevice::pushToken);
    return found == devices.end() ? nullptr : &*found;
}

} // namespace countersign::domain
