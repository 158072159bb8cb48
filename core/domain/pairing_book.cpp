#include "core/domain/pairing_book.h"

#include "core/domain/overloaded.h"

namespace countersign::domain {

void PairingBook::apply(const Event &event, Instant at)
{
    std::visit(
        Overloaded{
            [this](const PairingPrepared &each) { on(each); },
            [this](const PairingProofExpired &expired) {
                m_proofs[expired.proofId].state = ProofState::Expired;
            },
            [this, at](const DeviceRegistered &each) { on(each, at); },
            [this](const DeviceRefreshed &each) { on(each); },
            [this](const DeviceSessionExpired &expired) { deviceEntry(expired.deviceId).sessionId.clear(); },
            [this](const DeviceUnpaired &each) { on(each); },
            [this](const ChallengeDecided &each) { on(each); },
            [](const auto &) {},
        },
        event);
}

void PairingBook::forget(Instant before)
{
    m_proofs.removeIf([before](const auto &each) {
        return each.value().state != ProofState::Open && each.value().expiresAt < before;
    });
}

const PairingProof *PairingBook::proof(const QString &proofId) const
{
    const auto found = m_proofs.constFind(proofId);
    return found == m_proofs.cend() ? nullptr : &*found;
}

const Pairing *PairingBook::findByUser(const QString &tenantId, const QString &userSocketHash) const
{
    return m_byUser.value({tenantId, userSocketHash});
}

const Pairing *PairingBook::findByDevice(const QString &deviceId) const
{
    return m_byDevice.value(deviceId);
}

const PairedDevice *PairingBook::device(const QString &deviceId) const
{
    const Pairing *pairing = findByDevice(deviceId);
    return pairing ? pairing->device(deviceId) : nullptr;
}

PairedDevice &PairingBook::deviceEntry(const QString &deviceId)
{
    Pairing *pairing = m_byDevice.value(deviceId);
    Q_ASSERT(pairing);
    return *pairing->device(deviceId);
}

void PairingBook::on(const PairingPrepared &event)
{
    m_proofs.insert(
        event.proofId,
        {event.proofId, event.tenantId, event.userSocketHash, event.user, event.expiresAt, ProofState::Open});
    m_proofDeadlines.add(event.expiresAt, event.proofId);
}

void PairingBook::on(const DeviceRegistered &event, Instant at)
{
    PairingProof &proof = m_proofs[event.proofId];
    proof.state = ProofState::Used;

    Pairing *pairing = m_byId.value(event.pairingId);
    if (!pairing) {
        m_pairings.push_back(
            {event.pairingId, proof.tenantId, proof.userSocketHash, event.relayUserId, proof.user, {}});
        pairing = &m_pairings.back();
        m_byId.insert(pairing->id, pairing);
        m_byRelayUser.insert(pairing->relayUserId, pairing);
        m_byUser.insert({pairing->tenantId, pairing->userSocketHash}, pairing);
    }
    pairing->user = proof.user;

    PairedDevice device{event.deviceId,
                        event.pushToken,
                        event.platform,
                        event.name,
                        event.publicKey,
                        event.sealedTotpSecret,
                        -1,
                        event.sessionId,
                        event.sessionExpiresAt,
                        at};
    if (PairedDevice *earlier = pairing->device(event.deviceId))
        *earlier = std::move(device);
    else
        pairing->devices.push_back(std::move(device));
    m_byDevice.insert(event.deviceId, pairing);
    m_sessionDeadlines.add(event.sessionExpiresAt, event.deviceId);
}

void PairingBook::on(const DeviceRefreshed &event)
{
    PairedDevice &device = deviceEntry(event.deviceId);
    device.pushToken = event.pushToken;
    device.sessionId = event.sessionId;
    device.sessionExpiresAt = event.sessionExpiresAt;
    m_sessionDeadlines.add(event.sessionExpiresAt, event.deviceId);
}

void PairingBook::on(const DeviceUnpaired &event)
{
    Pairing *pairing = m_byDevice.take(event.deviceId);
    Q_ASSERT(pairing);
    std::erase_if(pairing->devices, [&event](const PairedDevice &each) { return each.id == event.deviceId; });
}

void PairingBook::on(const ChallengeDecided &event)
{
    if (event.totpStep && m_byDevice.contains(event.deviceId))
        deviceEntry(event.deviceId).lastTotpStep = *event.totpStep;
}

bool PairingBook::isStaleProof(const QString &proofId) const
{
    const PairingProof *each = proof(proofId);
    return !each || each->state != ProofState::Open;
}

bool PairingBook::isStaleSession(Instant deadline, const QString &deviceId) const
{
    const PairedDevice *each = device(deviceId);
    return !each || each->sessionId.isEmpty() || each->sessionExpiresAt != deadline;
}

std::optional<Instant> PairingBook::nextExpiry()
{
    return earliest(
        m_proofDeadlines.next([this](Instant, const QString &id) { return isStaleProof(id); }),
        m_sessionDeadlines.next([this](Instant at, const QString &id) { return isStaleSession(at, id); }));
}

void PairingBook::expire(Instant now, std::vector<Event> &events)
{
    m_proofDeadlines.takeDue(
        now, [this](Instant, const QString &id) { return isStaleProof(id); },
        [&events](const QString &id) { events.emplace_back(PairingProofExpired{id}); });
    m_sessionDeadlines.takeDue(
        now, [this](Instant at, const QString &id) { return isStaleSession(at, id); },
        [&events](const QString &id) { events.emplace_back(DeviceSessionExpired{id}); });
}

} // namespace countersign::domain
