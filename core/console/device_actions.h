#pragma once

#include "core/base/result.h"
#include "core/device/device_settings.h"
#include "core/device/policy.h"

#include <functional>

namespace countersign::device {
class Fleet;
}

namespace countersign::console {

/// What came of a code that a device was shown.
enum class Scan {
    Paired,
    SignIn, ///< it waits on the phone
};

/// What a person can do with the simulated devices. Answers come on the main thread, once each.
class DeviceActions
{
public:
    explicit DeviceActions(device::Fleet &fleet) : m_fleet(fleet) {}

    using Done = std::function<void(const Result<void> &)>;

    /// Gives the new device's id. Errors: as Fleet::create().
    [[nodiscard]] Result<QString> create(const device::DeviceSettings &settings);
    [[nodiscard]] Result<void> remove(const QString &deviceId);
    /// Keeps what else the policy says. Errors: as Fleet::setPolicy().
    [[nodiscard]] Result<void> setPolicy(const QString &deviceId, device::PolicyMode mode);

    using ScanDone = std::function<void(const Result<Scan> &)>;
    /// `payload` is what was pasted: a link or a bare proof. Errors: as Fleet::scan().
    void scan(const QString &deviceId, const QString &payload, ScanDone done);
    /// The picture of a QR code: the bytes of a PNG or JPEG. Errors: as Fleet::scan().
    void scanPicture(const QString &deviceId, const QByteArray &bytes, ScanDone done);
    /// The same from a file. Errors: `FILE_UNREADABLE` too.
    void scanFile(const QString &deviceId, const QString &path, const ScanDone &done);
    void unpair(const QString &deviceId, const QString &pairingId, Done done);

private:
    device::Fleet &m_fleet;
};

} // namespace countersign::console
