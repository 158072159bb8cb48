#include "core/device/fleet.h"

#include "core/device/login_payload.h"
#include "core/device/pairing_payload.h"
#include "core/device/relay_calls.h"
#include "core/device/reply.h"
#include "core/device/scanner.h"

#include <algorithm>

/// What a device does with what its camera sees: it pairs, or it asks whether a browser may sign in.
namespace countersign::device {

namespace {

InboxItem loginItem(const LoginShown &shown, const QString &pairingId, Instant now)
{
    InboxItem item;
    item.kind = ItemKind::Login;
    item.key = {shown.tenantId, shown.sessionId};
    item.pairingId = pairingId;
    item.tenantName = shown.tenantName;
    item.tenantLogoUrl = shown.tenantLogoUrl;
    item.expectedAction = loginAction;
    item.browserOrigin = shown.browserOrigin;
    item.displayDigest = domain::originDigest(shown.browserOrigin);
    item.receivedAt = now;
    item.expiresAt = shown.expiresAt;
    return item;
}

} // namespace

void Fleet::pair(const QString &deviceId, const QString &payload, Done<QString> done)
{
    const Device *const device = find(deviceId);
    if (!device)
        return refuse(std::move(done), deviceNotFound(deviceId));
    if (!Scanner::isPicture(payload))
        return pairByText(device->id, payload, std::move(done));
    m_scanner->read(payload, [this, id = device->id, done = std::move(done)](const Result<QString> &text) {
        text ? pairByText(id, *text, done) : done(failureOf(text));
    });
}

void Fleet::pairByText(const QString &deviceId, const QString &payload, Done<QString> done)
{
    const Device *const device = find(deviceId);
    if (!device)
        return refuse(std::move(done), deviceNotFound(deviceId));
    Result<PairingPayload> read = readPairingPayload(payload);
    if (!read)
        return refuse(std::move(done), read.error());
    const QUrl relayUrl = read->relayUrl.isEmpty() ? defaultRelay() : read->relayUrl;
    if (relayUrl.isEmpty())
        return refuse(std::move(done),
                      Error{QStringLiteral("PAIRING_PAYLOAD_INVALID"),
                            QStringLiteral("A bare proof does not say which relay made it; give a"
                                           " countersign://pair?relay=…&proof=… link.")});
    auto finish = [this, id = device->id, name = read->displayName,
                   done = std::move(done)](const Result<DevicePairing> &registered) {
        if (!registered)
            return done(failureOf(registered));
        DevicePairing pairing = *registered;
        if (pairing.displayName.isEmpty())
            pairing.displayName = name;
        done(addPairing(id, pairing));
    };
    m_calls->registerToken(relayUrl, read->proof, *device, m_parts.clock.now(), std::move(finish));
}

void Fleet::scan(const QString &deviceId, const QString &payload, Done<Scanned> done)
{
    const Device *const device = find(deviceId);
    if (!device)
        return refuse(std::move(done), deviceNotFound(deviceId));
    const auto act = [this, id = device->id, done = std::move(done)](const Result<QString> &text) {
        if (!text)
            return done(failureOf(text));
        if (isLoginLink(*text))
            return scanLogin(id, *text, done);
        pairByText(id, *text, [done](const Result<QString> &pairingId) {
            pairingId ? done(Scanned{*pairingId, std::nullopt}) : done(failureOf(pairingId));
        });
    };
    if (Scanner::isPicture(payload))
        m_scanner->read(payload, act);
    else
        act(payload);
}

void Fleet::scanLogin(const QString &deviceId, const QString &text, Done<Scanned> done)
{
    const Device *const device = find(deviceId);
    if (!device)
        return refuse(std::move(done), deviceNotFound(deviceId));
    const Result<LoginPayload> payload = readLoginPayload(text);
    if (!payload)
        return refuse(std::move(done), payload.error());
    const auto pairing = std::ranges::find(device->pairings, payload->tenantId, &DevicePairing::tenantId);
    if (pairing == device->pairings.end()) {
        return refuse(
            std::move(done),
            Error{QStringLiteral("PAIRING_NOT_FOUND"),
                  QStringLiteral("The code is of tenant '%1', which '%2' is not paired with; pair it"
                                 " first.")
                      .arg(payload->tenantId, device->name)});
    }
    m_calls->scanLogin(*pairing, payload->text,
                       [this, id = device->id, pairingId = pairing->pairingId,
                        done = std::move(done)](const Result<LoginShown> &shown) {
                           shown ? done(takeLogin(id, pairingId, *shown)) : done(failureOf(shown));
                       });
}

Result<Scanned> Fleet::takeLogin(const QString &deviceId, const QString &pairingId, const LoginShown &shown)
{
    const Device *const device = find(deviceId);
    if (!device || !device->pairing(pairingId))
        return Failure(deviceNotFound(deviceId));
    takeChallenge(*device, loginItem(shown, pairingId, m_parts.clock.now()));
    return Scanned{pairingId, ChallengeKey{shown.tenantId, shown.sessionId}};
}

void Fleet::answerLogin(const Device &device, const DevicePairing &pairing, const InboxItem &item,
                        const Answer &answer, Done<void> done)
{
    const UnderWay underWay{device.id, pairing.pairingId, item.key, answer.decision, {}, {}, {}};
    m_mailboxes.at(device.id).startAnswer(item.key, item.pairingId);
    m_calls->respondLogin(pairing, item.key.instructionId, composeLoginReply(device, item, answer),
                          [this, underWay, done = std::move(done)](const Result<void> &outcome) {
                              finishAnswer(underWay, outcome);
                              done(outcome);
                          });
    Q_EMIT itemChanged(underWay.deviceId, underWay.key);
}

} // namespace countersign::device
