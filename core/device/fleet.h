#pragma once

#include "core/base/result.h"
#include "core/device/device.h"
#include "core/device/device_settings.h"
#include "core/device/inbox.h"
#include "core/device/mailbox.h"
#include "core/http/fetch_rules.h"

#include <QMultiHash>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <unordered_map>

namespace countersign::http {
class Client;
class DataFetch;
} // namespace countersign::http

namespace countersign::device {

class RelayCalls;
struct LoginShown;
class Scanner;
class Unattended;
class Vault;

/// What came of a code that was scanned.
struct Scanned
{
    QString pairingId; ///< the new one, or the one that is asked to sign in
    std::optional<ChallengeKey> login;
};

/// The simulated devices: they pair, receive pushes, show challenges and answer them over HTTP like any phone.
///
/// Lives on one thread with a Qt event loop; every method and signal belongs to that thread. Answers of the relay
/// come to the given callback, exactly once, from the event loop; none comes once the fleet is destroyed. A callback
/// or slot may call the fleet again. Pointers and references it hands out live until its next change.
///
/// Inboxes live in memory: after restore() whoever restarts the relay pushes the open challenges again.
class Fleet : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        http::Client &client;
        const Clock &clock;     ///< virtual time: what expires
        const Clock &realClock; ///< TOTP codes, which the outside world checks too
        /// Where the devices rest between runs; devices live in memory only when null.
        Vault *vault = nullptr;
        /// For answers that go straight to a backend; `client` when null.
        http::Client *backendClient = nullptr;
        /// For what a dispatch tells to fetch: with the limits of fetch_rules.h; `client` when null.
        http::Client *dataClient = nullptr;
        http::PrivateNetworks dataFrom = http::PrivateNetworks::Refused;
    };
    explicit Fleet(Parts parts, QObject *parent = nullptr);
    ~Fleet() override;

    /// Reads the devices that the vault holds. Errors: the vault's.
    [[nodiscard]] Result<void> restore();

    using NewDevice = DeviceSettings;
    /// Gives the device's id. Errors: `VALIDATION_FAILED` (empty name, unknown platform, locale or zone), the vault's.
    [[nodiscard]] Result<QString> create(const NewDevice &device);
    /// Tells the relays of its pairings too, without waiting for what they say. Errors: `DEVICE_NOT_FOUND`, the vault's.
    [[nodiscard]] Result<void> remove(const QString &deviceId);
    /// Counts for what arrives from now on. Errors: `DEVICE_NOT_FOUND`, `VALIDATION_FAILED` (the delay, the limit), the vault's.
    [[nodiscard]] Result<void> setPolicy(const QString &deviceId, const Policy &policy);
    /// Errors: `DEVICE_NOT_FOUND`, `VALIDATION_FAILED`, the vault's.
    [[nodiscard]] Result<void> setLocale(const QString &deviceId, const QString &locale,
                                         const QString &timeZone);

    [[nodiscard]] const std::vector<std::unique_ptr<Device>> &devices() const { return m_devices; }
    /// By its own id or by a relay's id of one of its pairings.
    [[nodiscard]] const Device *find(const QString &deviceId) const;
    /// In the order of arrival.
    [[nodiscard]] const std::vector<InboxItem> &inbox(const QString &deviceId) const;
    [[nodiscard]] const InboxItem *item(const QString &deviceId, const ChallengeKey &key) const;

    template<typename T>
    using Done = std::function<void(const Result<T> &)>;

    /// `payload` is a `countersign://pair?…` link, a bare pairing proof, or the picture of a QR code of either (see
    /// Scanner); a bare proof is taken to `defaultRelay()`. Gives the pairing id. Errors: `DEVICE_NOT_FOUND`,
    /// `PAIRING_PAYLOAD_INVALID`, the scanner's, transport's, the relay's, the vault's.
    void pair(const QString &deviceId, const QString &payload, Done<QString> done);
    /// As a phone's camera: `payload` is what pair() takes, and pairs; or the `countersign://login?…` link of a sign-in or
    /// a picture of it, which then waits in the inbox for its answer. Errors: pair()'s, `QR_PAYLOAD_INVALID`,
    /// `PAIRING_NOT_FOUND` (not paired with the code's tenant), the relay's.
    void scan(const QString &deviceId, const QString &payload, Done<Scanned> done);
    /// A pairing that the relay no longer knows is dropped as well. Errors: `DEVICE_NOT_FOUND`, `PAIRING_NOT_FOUND`,
    /// transport's, the relay's, the vault's.
    void unpair(const QString &deviceId, const QString &pairingId, Done<void> done);
    /// The relay beside us, whose address changes from run to run: its pairings follow it.
    void setDefaultRelay(const QUrl &relayUrl);
    [[nodiscard]] const QUrl &defaultRelay() const;

    /// One message of the push service: the JSON that `relay::PushMessage` writes. One for nobody, or for a pairing
    /// that the device does not have, is ignored. `sentAt` is virtual time, nothing for now: on its way to this thread a
    /// message takes none, even where time is moved meanwhile.
    void receive(const QString &pushToken, const QByteArray &message, std::optional<Instant> sentAt = {});

    /// The person looked at it; tells the relay once.
    void markSeen(const QString &deviceId, const ChallengeKey &key);

    /// The person puts an alert away, which the relay need not know.
    void dismiss(const QString &deviceId, const ChallengeKey &key);

    /// The person opened it: what a dispatch only tells where to get is fetched now, again where that failed before.
    void open(const QString &deviceId, const ChallengeKey &key);

    /// Approving a dispatch whose data is not here fetches that first.
    /// Errors: `CHALLENGE_NOT_FOUND`, `CHALLENGE_EXPIRED`, `CHALLENGE_ANSWERED`, `ALERT_NOT_ANSWERABLE`, `ANSWER_INCOMPLETE` (a number must be
    /// chosen, every code that counts now is spent), `ANSWER_UNDER_WAY`, `ANSWER_PATH_WRONG` (the push did not say how
    /// to reach the backend), transport's, the relay's (`ANSWER_WRONG` …), `BACKEND_REFUSED`, `DATA_FETCH_FAILED`.
    void answer(const QString &deviceId, const ChallengeKey &key, const Answer &answer, Done<void> done);

    /// The code this device would show now for that pairing: the next one when the running one is spent.
    [[nodiscard]] QString totpCode(const QString &deviceId, const QString &pairingId) const;

    /// Virtual time moved: what has expired closes, and what devices do by themselves by now they do.
    void clockChanged();

Q_SIGNALS:
    void deviceAdded(const QString &deviceId);
    void deviceChanged(const QString &deviceId);
    void deviceRemoved(const QString &deviceId);
    /// A new item, or one whose state changed.
    void itemArrived(const QString &deviceId, const countersign::device::ChallengeKey &key);
    void itemChanged(const QString &deviceId, const countersign::device::ChallengeKey &key);

private:
    /// An answer that nobody has judged yet.
    struct UnderWay
    {
        QString deviceId;
        QString pairingId;
        ChallengeKey key;
        Decision decision = Decision::Approve;
        std::optional<qint64> totpStep; ///< spent by it
        qint64 lastTotpStepBefore = -1;
        QByteArray body; ///< as the relay gets it
    };

    /// Whose data is fetched: device, pairing and dispatch.
    using FetchFor = std::pair<std::pair<QString, QString>, ChallengeKey>;

    [[nodiscard]] static Error deviceNotFound(const QString &deviceId);
    [[nodiscard]] Device *findDevice(const QString &deviceId);
    [[nodiscard]] Result<void> save() const;
    /// Changes a device and keeps it; what cannot be kept is undone.
    [[nodiscard]] Result<void> change(const QString &deviceId, const std::function<void(Device &)> &edit);

    void pairByText(const QString &deviceId, const QString &payload, Done<QString> done);
    [[nodiscard]] Result<QString> addPairing(const QString &deviceId, const DevicePairing &pairing);
    [[nodiscard]] Result<void> dropPairing(const QString &deviceId, const QString &pairingId);

    void scanLogin(const QString &deviceId, const QString &text, Done<Scanned> done);
    [[nodiscard]] Result<Scanned> takeLogin(const QString &deviceId, const QString &pairingId,
                                            const LoginShown &shown);
    void answerLogin(const Device &device, const DevicePairing &pairing, const InboxItem &item,
                     const Answer &answer, Done<void> done);

    void takeChallenge(const Device &device, InboxItem item);
    void takeClosing(const Device &device, const ClosedPush &push);
    void takeProgress(const Device &device, const ProgressPush &push);
    void fetchData(const QString &deviceId, const InboxItem &item);
    void finishFetch(const QString &deviceId, const InboxItem &asked, const Result<QByteArray> &fetched);
    void answerOnceFetched(const QString &deviceId, const InboxItem &item, const Answer &answer,
                           Done<void> done);
    void decideUnattended(const Device &device, const InboxItem &item);
    void answerBackend(const UnderWay &underWay, const DirectWay &way, const QByteArray &body,
                       Done<void> done);
    void reportAnswer(const UnderWay &underWay, Done<void> done);
    void finishAnswer(const UnderWay &underWay, const Result<void> &outcome);

    void watchExpiry(Instant expiresAt);

    /// Calls back with an error that needed no call, from the event loop.
    template<typename T>
    void refuse(Done<T> done, Error error)
    {
        QMetaObject::invokeMethod(
            this, [done = std::move(done), error = std::move(error)] { done(Failure(error)); },
            Qt::QueuedConnection);
    }

    Parts m_parts;
    std::unique_ptr<RelayCalls> m_calls;
    std::unique_ptr<Scanner> m_scanner;
    std::unique_ptr<Unattended> m_unattended;
    std::unique_ptr<http::DataFetch> m_dataFetch;
    /// Who waits for what is being fetched, by whose it is.
    QMultiHash<FetchFor, Done<void>> m_waitingForData;
    std::vector<std::unique_ptr<Device>> m_devices;
    std::unordered_map<QString, Mailbox> m_mailboxes;
    QTimer m_expiry;
};

} // namespace countersign::device
