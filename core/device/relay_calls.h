#pragma once

#include "core/device/device.h"
#include "core/device/inbox.h"
#include "core/http/client.h"

#include <QObject>

#include <functional>

namespace countersign::device {

/// What the relay says of a sign-in whose code was scanned.
struct LoginShown
{
    QString tenantId;
    QString sessionId;
    QString tenantName;
    QString tenantLogoUrl;
    QString browserOrigin;
    Instant expiresAt{};
};

/// The HTTP calls of a device (protocol, sections 5, 8 and 9).
///
/// Answers come once, from the event loop of the owner's thread; none comes once the owner is destroyed. Errors are
/// transport's, the relay's by their `error_code`, or `RELAY_ANSWER_MALFORMED` when no envelope came.
class RelayCalls
{
public:
    /// Both must outlive the calls; `owner` is what keeps them from coming too late.
    RelayCalls(http::Client &client, QObject &owner) : m_client(client), m_owner(owner) {}

    /// Where a pairing without a relay URL goes: the relay beside us, whose port changes from run to run.
    void setOwnRelay(const QUrl &relayUrl) { m_ownRelay = relayUrl; }
    [[nodiscard]] const QUrl &ownRelay() const { return m_ownRelay; }

    template<typename T>
    using Done = std::function<void(const Result<T> &)>;

    /// Registers the device with the proof. `now` is virtual time: the session's life is counted from it.
    void registerToken(const QUrl &relayUrl, const Secret &proof, const Device &device, Instant now,
                       Done<DevicePairing> done);
    void unpair(const DevicePairing &pairing, Done<void> done);
    void seen(const DevicePairing &pairing, const InboxItem &item);
    /// `body` is a Reply's.
    void respond(const DevicePairing &pairing, const QString &instructionId, const QByteArray &body,
                 Done<void> done);
    /// `payload` is the text of the code.
    void scanLogin(const DevicePairing &pairing, const QString &payload, Done<LoginShown> done);
    /// `body` is composeLoginReply()'s.
    void respondLogin(const DevicePairing &pairing, const QString &sessionId, const QByteArray &body,
                      Done<void> done);
    /// Tells of an answer that the backend has accepted; the body is the one that it was given, without its token.
    void answered(const DevicePairing &pairing, const QString &instructionId, const QByteArray &body,
                  Done<void> done);

private:
    struct Call
    {
        QUrl relayUrl;
        QByteArray route; ///< `register-token`
        Secret bearer;
        QByteArray body;
        QString instructionId;
    };
    /// Gives the whole envelope of a success.
    void post(const Call &call, Done<JsonDocument> done);

    http::Client &m_client;
    QObject &m_owner;
    QUrl m_ownRelay;
};

} // namespace countersign::device
