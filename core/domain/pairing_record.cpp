#include "core/domain/pairing_book.h"
#include "core/domain/record_bytes.h"

#include <algorithm>

namespace countersign::domain {

static void fields(auto &record, Is<PairingUser> auto &user)
{
    record.value(user.backendUserId);
    record.value(user.displayName);
    record.value(user.email);
    record.value(user.phone);
    record.value(user.firstName);
    record.value(user.lastName);
    record.value(user.displayLogoUrl);
}

static void fields(auto &record, Is<PairingProof> auto &proof)
{
    record.value(proof.id);
    record.value(proof.tenantId);
    record.value(proof.userSocketHash);
    record.value(proof.user);
    record.value(proof.expiresAt);
    record.value(proof.state);
}

static void fields(auto &record, Is<PairedDevice> auto &device)
{
    record.value(device.id);
    record.value(device.pushToken);
    record.value(device.platform);
    record.value(device.name);
    record.value(device.publicKey);
    record.value(device.sealedTotpSecret);
    record.value(device.lastTotpStep);
    record.value(device.sessionId);
    record.value(device.sessionExpiresAt);
    record.value(device.pairedAt);
}

static void fields(auto &record, Is<Pairing> auto &pairing)
{
    record.value(pairing.id);
    record.value(pairing.tenantId);
    record.value(pairing.userSocketHash);
    record.value(pairing.relayUserId);
    record.value(pairing.user);
    record.value(pairing.devices);
}

void PairingBook::save(RecordWriter &record) const
{
    // In an order of their own, so that the same state has the same bytes.
    std::vector<PairingProof> proofs(m_proofs.cbegin(), m_proofs.cend());
    std::ranges::sort(proofs, {}, &PairingProof::id);
    record.value(proofs);
    record.value(m_pairings);
}

void PairingBook::restore(RecordReader &record)
{
    std::vector<PairingProof> proofs;
    record.value(proofs);
    for (const PairingProof &proof : proofs) {
        m_proofDeadlines.add(proof.expiresAt, proof.id);
        m_proofs.insert(proof.id, proof);
    }
    record.value(m_pairings);
    for (Pairing &pairing : m_pairings) {
        m_byId.insert(pairing.id, &pairing);
        m_byRelayUser.insert(pairing.relayUserId, &pairing);
        m_byUser.insert({pairing.tenantId, pairing.userSocketHash}, &pairing);
        for (const PairedDevice &device : pairing.devices) {
            m_byDevice.insert(device.id, &pairing);
            m_sessionDeadlines.add(device.sessionExpiresAt, device.id);
        }
    }
}

} // namespace countersign::domain
