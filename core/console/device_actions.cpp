#include "core/console/device_actions.h"

#include "core/device/fleet.h"
#include "core/qr/qr_reader.h"

#include <QFile>

namespace countersign::console {

Result<QString> DeviceActions::create(const device::DeviceSettings &settings)
{
    return m_fleet.create(settings);
}

Result<void> DeviceActions::remove(const QString &deviceId)
{
    return m_fleet.remove(deviceId);
}

Result<void> DeviceActions::setPolicy(const QString &deviceId, device::PolicyMode mode)
{
    const device::Device *device = m_fleet.find(deviceId);
    device::Policy policy = device ? device->policy : device::Policy{};
    policy.mode = mode;
    return m_fleet.setPolicy(deviceId, policy);
}

void DeviceActions::scan(const QString &deviceId, const QString &payload, ScanDone done)
{
    m_fleet.scan(deviceId, payload, [done = std::move(done)](const Result<device::Scanned> &scanned) {
        if (scanned)
            done(scanned->login ? Scan::SignIn : Scan::Paired);
        else
            done(failureOf(scanned));
    });
}

void DeviceActions::scanPicture(const QString &deviceId, const QByteArray &bytes, ScanDone done)
{
    scan(deviceId, QStringLiteral("data:;base64,") + QString::fromLatin1(bytes.toBase64()), std::move(done));
}

void DeviceActions::scanFile(const QString &deviceId, const QString &path, const ScanDone &done)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return done(fail(QStringLiteral("FILE_UNREADABLE"),
                         QStringLiteral("\"%1\" cannot be read (%2); choose another picture.")
                             .arg(path, file.errorString())));
    }
    // One byte more than is looked at, so that a longer file is refused for its length.
    scanPicture(deviceId, file.read(qr::ImageLimits{}.bytes + 1), done);
}

void DeviceActions::unpair(const QString &deviceId, const QString &pairingId, Done done)
{
    m_fleet.unpair(deviceId, pairingId, std::move(done));
}

} // namespace countersign::console
