#include "core/device/fleet.h"

#include "core/device/backend_call.h"
#include "core/device/relay_calls.h"
#include "core/device/reply.h"
#include "core/device/unattended.h"

#include <QLoggingCategory>

#include <algorithm>
#include <variant>

namespace countersign::device {

namespace {

Q_LOGGING_CATEGORY(lcDevice, "countersign.device")

/// So long at most, since a timer counts in an int.
constexpr Milliseconds longestWatch = std::chrono::hours(24);

Error notDirect(const ChallengeKey &key)
{
    return {QStringLiteral("ANSWER_PATH_WRONG"),
            QStringLiteral(
                "The push of challenge '%1' does not let this device answer the backend itself; answer "
                "through the relay.")
                .arg(key.instructionId)};
}

} // namespace

const std::vector<InboxItem> &Fleet::inbox(const QString &deviceId) const
{
    static const std::vector<InboxItem> nothing;
    const Device *const device = find(deviceId);
    return device ? m_mailboxes.at(device->id).items() : nothing;
}

const InboxItem *Fleet::item(const QString &deviceId, const ChallengeKey &key) const
{
    const Device *const device = find(deviceId);
    return device ? m_mailboxes.at(device->id).find(key) : nullptr;
}

void Fleet::receive(const QString &pushToken, const QByteArray &message, std::optional<Instant> sentAt)
{
    const auto found = std::ranges::find(m_devices, pushToken, &Device::pushToken);
    if (found == m_devices.end())
        return;
    Result<Push> push = readPush(message, sentAt.value_or(m_parts.clock.now()));
    if (!push) {
        qCWarning(lcDevice).noquote() << "A push to" << (*found)->id << "is ignored:" << push.error().message;
        return;
    }
    if (auto *const item = std::get_if<InboxItem>(&*push))
        takeChallenge(**found, std::move(*item));
    else if (const auto *const closed = std::get_if<ClosedPush>(&*push))
        takeClosing(**found, *closed);
    else
        takeProgress(**found, std::get<ProgressPush>(*push));
}

void Fleet::takeChallenge(const Device &device, InboxItem item)
{
    if (!device.pairing(item.pairingId)) {
        qCDebug(lcDevice) << "A challenge for pairing" << item.pairingId << "that" << device.id
                          << "does not have";
        return;
    }
    const ChallengeKey key = item.key;
    if (!m_mailboxes.at(device.id).add(item))
        return;
    decideUnattended(device, item);
    if (item.kind != ItemKind::Alert)
        watchExpiry(item.expiresAt);
    Q_EMIT itemArrived(QString(device.id), key);
}

void Fleet::takeClosing(const Device &device, const ClosedPush &push)
{
    const DevicePairing *const pairing = device.pairing(push.pairingId);
    if (pairing && m_mailboxes.at(device.id).close(push, pairing->relayDeviceId))
        Q_EMIT itemChanged(QString(device.id), push.key);
}

void Fleet::takeProgress(const Device &device, const ProgressPush &push)
{
    if (m_mailboxes.at(device.id).progress(push))
        Q_EMIT itemChanged(QString(device.id), push.key);
}

void Fleet::decideUnattended(const Device &device, const InboxItem &item)
{
    if (const std::optional<Decision> decision = device.policy.decisionFor(item))
        m_unattended->add({device.id, item.key, device.policy, *decision}, item.receivedAt);
}

void Fleet::markSeen(const QString &deviceId, const ChallengeKey &key)
{
    const Device *const device = find(deviceId);
    if (!device)
        return;
    Mailbox &mailbox = m_mailboxes.at(device->id);
    if (!mailbox.see(key))
        return;
    const InboxItem &item = *mailbox.find(key);
    const DevicePairing *const pairing = device->pairing(item.pairingId);
    if (pairing && item.kind != ItemKind::Login) // that a code was scanned the relay knows
        m_calls->seen(*pairing, item);
    Q_EMIT itemChanged(QString(device->id), key);
}

void Fleet::dismiss(const QString &deviceId, const ChallengeKey &key)
{
    const Device *const device = find(deviceId);
    if (device && m_mailboxes.at(device->id).dismiss(key))
        Q_EMIT itemChanged(QString(device->id), key);
}

void Fleet::answer(const QString &deviceId, const ChallengeKey &key, const Answer &answer, Done<void> done)
{
    Device *const device = findDevice(deviceId);
    const Instant now = m_parts.clock.now();
    const Result<InboxItem> item =
        device ? m_mailboxes.at(device->id).answerable(key, now) : Mailbox().answerable(key, now);
    if (!item)
        return refuse(std::move(done), item.error());
    DevicePairing *const pairing = device->pairing(item->pairingId);
    Q_ASSERT(pairing); // What is open of a pairing closes with it.
    if (item->kind == ItemKind::Login)
        return answerLogin(*device, *pairing, *item, answer, std::move(done));
    if (answer.decision == Decision::Approve && !item->isWhole())
        return answerOnceFetched(device->id, *item, answer, std::move(done));
    const std::optional<DirectWay> direct =
        answer.path == domain::AnswerPath::Relay ? std::nullopt : item->direct;
    if (answer.path == domain::AnswerPath::Backend && !direct)
        return refuse(std::move(done), notDirect(key));
    const Result<Reply> reply = composeReply(*device, *pairing, *item, answer, m_parts.realClock.now());
    if (!reply)
        return refuse(std::move(done), reply.error());

    const UnderWay underWay{device->id,
                            item->pairingId,
                            key,
                            answer.decision,
                            reply->totpStep,
                            pairing->lastTotpStep,
                            withPainted(reply->body, *device, *item, answer)};
    if (reply->totpStep)
        pairing->lastTotpStep = std::max(pairing->lastTotpStep, *reply->totpStep);
    m_mailboxes.at(device->id).startAnswer(key, item->pairingId);
    if (direct) {
        answerBackend(underWay, *direct, reply->body, std::move(done));
    } else {
        m_calls->respond(*pairing, key.instructionId, underWay.body,
                         [this, underWay, done = std::move(done)](const Result<void> &outcome) {
                             finishAnswer(underWay, outcome);
                             done(outcome);
                         });
    }
    Q_EMIT itemChanged(underWay.deviceId, key);
}

void Fleet::answerBackend(const UnderWay &underWay, const DirectWay &way, const QByteArray &body,
                          Done<void> done)
{
    http::Client &client = m_parts.backendClient ? *m_parts.backendClient : m_parts.client;
    submitResponse(client, *this, way, underWay.key.instructionId, withResponseToken(body, way.responseToken),
                   [this, underWay, done = std::move(done)](const Result<void> &outcome) {
                       if (outcome)
                           return reportAnswer(underWay, done);
                       finishAnswer(underWay, outcome);
                       done(outcome);
                   });
}

// The answer counts by now, whatever the relay says to the report.
void Fleet::reportAnswer(const UnderWay &underWay, Done<void> done)
{
    const Device *const device = find(underWay.deviceId);
    const DevicePairing *const pairing = device ? device->pairing(underWay.pairingId) : nullptr;
    if (!pairing)
        return done({});
    m_calls->answered(*pairing, underWay.key.instructionId, underWay.body,
                      [this, underWay, done = std::move(done)](const Result<void> &told) {
                          if (!told) {
                              qCWarning(lcDevice).noquote()
                                  << "The relay was not told of an answer to the backend:"
                                  << told.error().message;
                          }
                          finishAnswer(underWay, {});
                          done({});
                      });
}

void Fleet::finishAnswer(const UnderWay &underWay, const Result<void> &outcome)
{
    Device *const device = findDevice(underWay.deviceId);
    if (!device)
        return;
    // A wrong code that the clock calls right was spent before; in all other refusals it was not looked at.
    const bool isSpent = outcome || outcome.error().code == QLatin1String("ANSWER_WRONG");
    DevicePairing *const pairing = device->pairing(underWay.pairingId);
    if (pairing && !isSpent && underWay.totpStep == pairing->lastTotpStep)
        pairing->lastTotpStep = underWay.lastTotpStepBefore;
    Mailbox &mailbox = m_mailboxes.at(device->id);
    if (!mailbox.finishAnswer(underWay.key, underWay.pairingId, underWay.decision, outcome,
                              m_parts.clock.now()))
        return;
    watchExpiry(mailbox.find(underWay.key, underWay.pairingId)->expiresAt);
    Q_EMIT itemChanged(underWay.deviceId, underWay.key);
}

QString Fleet::totpCode(const QString &deviceId, const QString &pairingId) const
{
    const Device *const device = find(deviceId);
    const DevicePairing *const pairing = device ? device->pairing(pairingId) : nullptr;
    return pairing ? shownTotpCode(*pairing, m_parts.realClock.now()) : QString();
}

void Fleet::clockChanged()
{
    m_expiry.stop();
    std::vector<std::pair<QString, ChallengeKey>> closed;
    for (auto &[deviceId, mailbox] : m_mailboxes) {
        for (const ChallengeKey &key : mailbox.expire(m_parts.clock.now()))
            closed.emplace_back(deviceId, key);
        if (const std::optional<Instant> next = mailbox.nextExpiry())
            watchExpiry(*next);
    }
    m_unattended->clockMoved();
    for (const auto &[deviceId, key] : closed)
        Q_EMIT itemChanged(deviceId, key);
}

// Waking too early does no harm, so an item that closes otherwise leaves the timer as it is.
void Fleet::watchExpiry(Instant expiresAt)
{
    const Milliseconds left = std::clamp(expiresAt - m_parts.clock.now(), Milliseconds(0), longestWatch);
    if (!m_expiry.isActive() || left < m_expiry.remainingTimeAsDuration())
        m_expiry.start(left);
}

} // namespace countersign::device
