#include "core/domain/relay_state.h"

#include "core/signing/digest.h"

namespace countersign::domain {

void RelayState::apply(const Event &event, Instant at)
{
    std::visit([this, at](const auto &each) { on(each, at); }, event);
}

const Tenant *RelayState::tenant(const QString &tenantId) const
{
    return m_tenantById.value(tenantId);
}

const PairingProof *RelayState::proof(const QString &proofId) const
{
    const auto found = m_proofs.constFind(proofId);
    return found == m_proofs.cend() ? nullptr : &*found;
}

const Pairing *RelayState::pairing(const QString &pairingId) const
{
    return m_pairingById.value(pairingId);
}

const Pairing *RelayState::pairingOf(const QString &tenantId, const QString &userSocketHash) const
{
    return m_pairingByUser.value({tenantId, userSocketHash});
}

const Pairing *RelayState::pairingOfDevice(const QString &deviceId) const
{
    return m_pairingByDevice.value(deviceId);
}

const PairedDevice *RelayState::device(const QString &deviceId) const
{
    const Pairing *pairing = pairingOfDevice(deviceId);
    return pairing ? pairing->device(deviceId) : nullptr;
}

const Challenge *RelayState::challenge(const QString &tenantId, const QString &instructionId) const
{
    const auto [first, last] = m_challengeById.equal_range(instructionId);
    for (auto each = first; each != last; ++each) {
        if ((*each)->tenantId == tenantId)
            return *each;
    }
    return nullptr;
}

std::vector<const Challenge *> RelayState::challengesNamed(const QString &instructionId) const
{
    const auto [first, last] = m_challengeById.equal_range(instructionId);
    return {first, last};
}

const Callback *RelayState::callback(const QString &eventId) const
{
    return m_callbackById.value(eventId);
}

Tenant &RelayState::tenantRef(const QString &tenantId)
{
    Tenant *tenant = m_tenantById.value(tenantId);
    Q_ASSERT(tenant);
    return *tenant;
}

Challenge &RelayState::challengeRef(const QString &tenantId, const QString &instructionId)
{
    const Challenge *challenge = std::as_const(*this).challenge(tenantId, instructionId);
    Q_ASSERT(challenge);
    return const_cast<Challenge &>(*challenge);
}

void RelayState::on(const TenantProvisioned &event, Instant at)
{
    m_tenants.push_back(
        {event.tenantId, event.name, event.sealedSecret, event.configuration, TenantState::Active, at});
    m_tenantById.insert(event.tenantId, &m_tenants.back());
}

void RelayState::on(const TenantUpdated &event, Instant)
{
    Tenant &tenant = tenantRef(event.tenantId);
    tenant.name = event.name;
    tenant.configuration = event.configuration;
}

void RelayState::on(const TenantSecretRotated &event, Instant)
{
    tenantRef(event.tenantId).sealedSecret = event.sealedSecret;
}

void RelayState::on(const TenantStateChanged &event, Instant)
{
    tenantRef(event.tenantId).state = event.state;
}

void RelayState::on(const PairingPrepared &event, Instant)
{
    m_proofs.insert(
        event.proofId,
        {event.proofId, event.tenantId, event.userSocketHash, event.user, event.expiresAt, ProofState::Open});
    m_deadlines.push({event.expiresAt, Expiring::Proof, event.tenantId, event.proofId});
}

void RelayState::on(const PairingProofExpired &event, Instant)
{
    m_proofs[event.proofId].state = ProofState::Expired;
}

void RelayState::on(const DeviceRegistered &event, Instant at)
{
    PairingProof &proof = m_proofs[event.proofId];
    proof.state = ProofState::Used;

    Pairing *pairing = m_pairingById.value(event.pairingId);
    if (!pairing) {
        m_pairings.push_back(
            {event.pairingId, proof.tenantId, proof.userSocketHash, event.relayUserId, proof.user, {}});
        pairing = &m_pairings.back();
        m_pairingById.insert(pairing->id, pairing);
        m_pairingByUser.insert({pairing->tenantId, pairing->userSocketHash}, pairing);
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
    m_pairingByDevice.insert(event.deviceId, pairing);
    m_deadlines.push({event.sessionExpiresAt, Expiring::Session, pairing->tenantId, event.deviceId});
}

void RelayState::on(const DeviceRefreshed &event, Instant)
{
    Pairing *pairing = m_pairingByDevice.value(event.deviceId);
    Q_ASSERT(pairing);
    PairedDevice *device = pairing->device(event.deviceId);
    device->pushToken = event.pushToken;
    device->sessionId = event.sessionId;
    device->sessionExpiresAt = event.sessionExpiresAt;
    m_deadlines.push({event.sessionExpiresAt, Expiring::Session, pairing->tenantId, event.deviceId});
}

void RelayState::on(const DeviceSessionExpired &event, Instant)
{
    Pairing *pairing = m_pairingByDevice.value(event.deviceId);
    Q_ASSERT(pairing);
    pairing->device(event.deviceId)->sessionId.clear();
}

void RelayState::on(const DeviceUnpaired &event, Instant)
{
    Pairing *pairing = m_pairingByDevice.take(event.deviceId);
    Q_ASSERT(pairing);
    std::erase_if(pairing->devices, [&event](const PairedDevice &each) { return each.id == event.deviceId; });
}

void RelayState::on(const ChallengeCreated &event, Instant at)
{
    const Pairing *owner = pairing(event.pairingId);
    Q_ASSERT(owner);
    Challenge challenge;
    challenge.tenantId = owner->tenantId;
    challenge.pairingId = owner->id;
    challenge.userSocketHash = owner->userSocketHash;
    challenge.relayUserId = owner->relayUserId;
    challenge.instructionId = event.instructionId;
    challenge.customType = event.customType;
    challenge.expectedAction = event.expectedAction;
    challenge.request = event.request;
    challenge.requestHash = signing::sha256(event.request);
    challenge.displayDigest = event.displayDigest;
    challenge.createdAt = at;
    challenge.expiresAt = event.expiresAt;
    challenge.deliveries.reserve(event.pushes.size());
    for (const Push &push : event.pushes)
        challenge.deliveries.push_back({push.deviceId, push.messageId, std::nullopt, std::nullopt});
    m_challenges.push_back(std::move(challenge));
    m_challengeById.insert(event.instructionId, &m_challenges.back());
    m_deadlines.push({event.expiresAt, Expiring::Challenge, owner->tenantId, event.instructionId});
}

void RelayState::on(const ChallengeSeen &event, Instant at)
{
    if (Delivery *delivery = challengeRef(event.tenantId, event.instructionId).delivery(event.deviceId))
        delivery->seenAt = at;
}

void RelayState::on(const AnswerRefused &event, Instant)
{
    ++challengeRef(event.tenantId, event.instructionId).wrongAnswers;
}

void RelayState::on(const ChallengeDecided &event, Instant at)
{
    Challenge &challenge = challengeRef(event.tenantId, event.instructionId);
    challenge.state = event.state;
    challenge.decision = Decision{at,           event.deviceId,      event.reason,
                                  event.number, event.displayDigest, event.deviceSignature,
                                  event.eventId};
    if (Delivery *delivery = challenge.delivery(event.deviceId))
        delivery->answeredAt = at;
    if (event.totpStep) {
        if (Pairing *pairing = m_pairingByDevice.value(event.deviceId))
            pairing->device(event.deviceId)->lastTotpStep = *event.totpStep;
    }
    if (event.callbackWanted) {
        m_callbacks.push_back(
            {event.eventId, event.tenantId, event.instructionId, CallbackState::Pending, at, {}});
        m_callbackById.insert(event.eventId, &m_callbacks.back());
    }
}

void RelayState::on(const CallbackAttempted &event, Instant at)
{
    Callback *callback = m_callbackById.value(event.eventId);
    Q_ASSERT(callback);
    callback->attempts.push_back({at, event.status, event.error});
    callback->state = event.state;
    if (event.nextAttemptAt)
        callback->nextAttemptAt = *event.nextAttemptAt;
}

bool RelayState::isStale(const Deadline &deadline) const
{
    switch (deadline.what) {
    case Expiring::Challenge: {
        const Challenge *each = challenge(deadline.tenantId, deadline.id);
        return !each || each->state != ChallengeState::Pending;
    }
    case Expiring::Proof: {
        const PairingProof *each = proof(deadline.id);
        return !each || each->state != ProofState::Open;
    }
    case Expiring::Session: {
        const PairedDevice *each = device(deadline.id);
        return !each || each->sessionId.isEmpty() || each->sessionExpiresAt != deadline.at;
    }
    }
    return true;
}

Event RelayState::expiryOf(const Deadline &deadline, const IdSource &newId) const
{
    switch (deadline.what) {
    case Expiring::Proof: return PairingProofExpired{deadline.id};
    case Expiring::Session: return DeviceSessionExpired{deadline.id};
    case Expiring::Challenge: break;
    }
    const Tenant *owner = tenant(deadline.tenantId);
    ChallengeDecided decided;
    decided.tenantId = deadline.tenantId;
    decided.instructionId = deadline.id;
    decided.state = ChallengeState::Expired;
    decided.reason = QStringLiteral("unanswered");
    decided.eventId = newId(QLatin1String("evt_"));
    decided.callbackWanted = owner && !owner->callbackUrl().isEmpty();
    return decided;
}

std::optional<Instant> RelayState::nextExpiry()
{
    while (!m_deadlines.empty() && isStale(m_deadlines.top()))
        m_deadlines.pop();
    return m_deadlines.empty() ? std::nullopt : std::optional(m_deadlines.top().at);
}

std::vector<Event> RelayState::expire(Instant now, const IdSource &newId)
{
    std::vector<Event> events;
    while (!m_deadlines.empty() && m_deadlines.top().at <= now) {
        const Deadline deadline = m_deadlines.top();
        m_deadlines.pop();
        if (!isStale(deadline))
            events.push_back(expiryOf(deadline, newId));
    }
    return events;
}

} // namespace countersign::domain
