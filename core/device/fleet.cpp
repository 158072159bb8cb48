#include "core/device/fleet.h"

#include "core/base/ids.h"
#include "core/device/relay_calls.h"
#include "core/device/scanner.h"
#include "core/device/unattended.h"
#include "core/device/vault.h"
#include "core/display/amount_limit.h"
#include "core/http/data_fetch.h"

#include <algorithm>
#include <utility>

namespace countersign::device {

namespace {

Error pairingNotFound(const QString &pairingId)
{
    return {QStringLiteral("PAIRING_NOT_FOUND"),
            QStringLiteral("The device has no pairing '%1'; look at the device.").arg(pairingId)};
}

/// The relay does not know the pairing any more: there is nothing left to end.
bool isForgotten(const Error &error)
{
    static const QStringList codes{QStringLiteral("TOKEN_INVALID"), QStringLiteral("TOKEN_EXPIRED"),
                                   QStringLiteral("DEVICE_NOT_FOUND"), QStringLiteral("PAIRING_NOT_FOUND")};
    return codes.contains(error.code);
}

} // namespace

Fleet::Fleet(Parts parts, QObject *parent)
    : QObject(parent), m_parts(parts), m_calls(std::make_unique<RelayCalls>(parts.client, *this)),
      m_scanner(std::make_unique<Scanner>(*this)),
      m_unattended(std::make_unique<Unattended>(
          parts.clock,
          [this](const Unattended::Errand &errand) {
              const Device *const device = find(errand.deviceId);
              if (device
                  && device->policy
                      == errand.policy) // one that was changed meanwhile does not answer any more
                  answer(errand.deviceId, errand.key, Answer{.decision = errand.decision},
                         [](const Result<void> &) {});
          })),
      m_dataFetch(std::make_unique<http::DataFetch>(parts.dataClient ? *parts.dataClient : parts.client,
                                                    *this, parts.dataFrom))
{
    m_expiry.setSingleShot(true);
    m_expiry.setTimerType(Qt::PreciseTimer);
    connect(&m_expiry, &QTimer::timeout, this, &Fleet::clockChanged);
}

Fleet::~Fleet() = default;

Error Fleet::deviceNotFound(const QString &deviceId)
{
    return {QStringLiteral("DEVICE_NOT_FOUND"),
            QStringLiteral("There is no simulated device '%1'; list the devices.").arg(deviceId)};
}

void Fleet::setDefaultRelay(const QUrl &relayUrl)
{
    m_calls->setOwnRelay(relayUrl);
}

const QUrl &Fleet::defaultRelay() const
{
    return m_calls->ownRelay();
}

Result<void> Fleet::restore()
{
    if (!m_parts.vault)
        return {};
    Result<std::vector<std::unique_ptr<Device>>> devices = m_parts.vault->load();
    if (!devices)
        return failureOf(devices);
    QStringList ids;
    for (std::unique_ptr<Device> &device : *devices) {
        ids.append(device->id);
        m_mailboxes.try_emplace(device->id);
        m_devices.push_back(std::move(device));
    }
    for (const QString &id : std::as_const(ids))
        Q_EMIT deviceAdded(id);
    return {};
}

Result<QString> Fleet::create(const NewDevice &settings)
{
    JsonProblems problems;
    checkSettings(settings, problems);
    if (!problems.isEmpty())
        return Failure(problems.toError());
    auto device = std::make_unique<Device>();
    const QString id = newId(QLatin1String("phone_"));
    device->id = id;
    device->name = settings.name;
    device->platform = settings.platform;
    device->locale = settings.locale;
    device->timeZone = settings.timeZone;
    device->pushToken = pushTokenPrefix + device->id;
    device->key = signing::newDeviceKey();
    m_devices.push_back(std::move(device));
    if (const Result<void> saved = save(); !saved) {
        m_devices.pop_back();
        return failureOf(saved);
    }
    m_mailboxes.try_emplace(id);
    Q_EMIT deviceAdded(id);
    return id;
}

Result<void> Fleet::remove(const QString &deviceId)
{
    const Device *const wanted = find(deviceId);
    if (!wanted)
        return Failure(deviceNotFound(deviceId));
    const auto position = std::ranges::find(m_devices, wanted, &std::unique_ptr<Device>::get);
    const auto index = position - m_devices.begin();
    std::unique_ptr<Device> device = std::move(*position);
    m_devices.erase(position);
    if (const Result<void> saved = save(); !saved) {
        m_devices.insert(m_devices.begin() + index, std::move(device));
        return saved;
    }
    for (const DevicePairing &pairing : device->pairings)
        m_calls->unpair(pairing, [](const Result<void> &) {});
    m_mailboxes.erase(device->id);
    Q_EMIT deviceRemoved(device->id);
    return {};
}

Result<void> Fleet::setPolicy(const QString &deviceId, const Policy &policy)
{
    JsonProblems problems;
    if (policy.delay < Milliseconds(0) || policy.delay > Policy::longestDelay)
        problems.add(QStringLiteral("delay_ms"),
                     QStringLiteral("must be 0 to %1").arg(Milliseconds(Policy::longestDelay).count()));
    if (!policy.maxAmount.isEmpty() && !display::isAmountLimit(policy.maxAmount))
        problems.add(QStringLiteral("match.max_amount"),
                     QStringLiteral("must be decimal text such as 1000.00, not below zero"));
    if (!problems.isEmpty())
        return Failure(problems.toError());
    return change(deviceId, [&policy](Device &device) { device.policy = policy; });
}

Result<void> Fleet::setLocale(const QString &deviceId, const QString &locale, const QString &timeZone)
{
    JsonProblems problems;
    checkPlace(locale, timeZone, problems);
    if (!problems.isEmpty())
        return Failure(problems.toError());
    return change(deviceId, [&locale, &timeZone](Device &device) {
        device.locale = locale;
        device.timeZone = timeZone;
    });
}

const Device *Fleet::find(const QString &deviceId) const
{
    const auto isWanted = [&deviceId](const std::unique_ptr<Device> &device) {
        return device->id == deviceId
            || std::ranges::find(device->pairings, deviceId, &DevicePairing::relayDeviceId)
            != device->pairings.end();
    };
    const auto found = std::ranges::find_if(m_devices, isWanted);
    return found == m_devices.end() ? nullptr : found->get();
}

Device *Fleet::findDevice(const QString &deviceId)
{
    return const_cast<Device *>(find(deviceId));
}

Result<QString> Fleet::addPairing(const QString &deviceId, const DevicePairing &pairing)
{
    if (!find(deviceId)) {
        m_calls->unpair(pairing, [](const Result<void> &) {});
        return Failure(deviceNotFound(deviceId));
    }
    const Result<void> kept = change(deviceId, [&pairing](Device &device) {
        if (DevicePairing *const again = device.pairing(pairing.pairingId))
            *again = pairing;
        else
            device.pairings.push_back(pairing);
    });
    if (!kept)
        return failureOf(kept);
    return pairing.pairingId;
}

void Fleet::unpair(const QString &deviceId, const QString &pairingId, Done<void> done)
{
    const Device *const device = find(deviceId);
    if (!device)
        return refuse(std::move(done), deviceNotFound(deviceId));
    const DevicePairing *const pairing = device->pairing(pairingId);
    if (!pairing)
        return refuse(std::move(done), pairingNotFound(pairingId));
    m_calls->unpair(*pairing,
                    [this, id = device->id, pairingId, done = std::move(done)](const Result<void> &told) {
                        done(told || isForgotten(told.error()) ? dropPairing(id, pairingId) : told);
                    });
}

Result<void> Fleet::dropPairing(const QString &deviceId, const QString &pairingId)
{
    if (!find(deviceId))
        return {};
    const Result<void> kept = change(deviceId, [&pairingId](Device &device) {
        std::erase_if(device.pairings,
                      [&pairingId](const DevicePairing &each) { return each.pairingId == pairingId; });
    });
    if (!kept)
        return kept;
    const auto mailbox = m_mailboxes.find(deviceId);
    if (mailbox == m_mailboxes.end()) // a slot may have removed the device
        return {};
    const std::vector<ChallengeKey> abandoned =
        mailbox->second.abandon(pairingId, pairingNotFound(pairingId));
    for (const ChallengeKey &key : abandoned)
        Q_EMIT itemChanged(deviceId, key);
    return {};
}

Result<void> Fleet::save() const
{
    return m_parts.vault ? m_parts.vault->save(m_devices) : Result<void>();
}

Result<void> Fleet::change(const QString &deviceId, const std::function<void(Device &)> &edit)
{
    Device *const device = findDevice(deviceId);
    if (!device)
        return Failure(deviceNotFound(deviceId));
    Device before = *device;
    edit(*device);
    if (const Result<void> saved = save(); !saved) {
        *device = std::move(before);
        return saved;
    }
    Q_EMIT deviceChanged(before.id);
    return {};
}

} // namespace countersign::device
