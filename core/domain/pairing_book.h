#pragma once

#include "core/base/ids.h"
#include "core/domain/deadlines.h"
#include "core/domain/events.h"

#include <QHash>

#include <deque>

namespace countersign::domain {

class RecordReader;
class RecordWriter;

/// Proofs, pairings and their devices, folded from events. Pointers to pairings live as long as the book; a device's
/// until its pairing changes.
class PairingBook
{
public:
    void apply(const Event &event, Instant at);
    /// Proofs that were used or expired, and would have expired before that time.
    void forget(Instant before);
    void save(RecordWriter &record) const;
    /// Of an empty book what was saved.
    void restore(RecordReader &record);

    [[nodiscard]] const PairingProof *proof(const QString &proofId) const;
    [[nodiscard]] const Pairing *find(const QString &pairingId) const { return m_byId.value(pairingId); }
    [[nodiscard]] const Pairing *findByUser(const QString &tenantId, const QString &userSocketHash) const;
    [[nodiscard]] const Pairing *findByRelayUser(const QString &relayUserId) const
    {
        return m_byRelayUser.value(relayUserId);
    }
    [[nodiscard]] const Pairing *findByDevice(const QString &deviceId) const;
    [[nodiscard]] const PairedDevice *device(const QString &deviceId) const;
    /// In the order of pairing.
    [[nodiscard]] const std::deque<Pairing> &all() const { return m_pairings; }

    [[nodiscard]] std::optional<Instant> nextExpiry();
    void expire(Instant now, std::vector<Event> &events);

private:
    void on(const PairingPrepared &event);
    void on(const DeviceRegistered &event, Instant at);
    void on(const DeviceRefreshed &event);
    void on(const DeviceUnpaired &event);
    void on(const ChallengeDecided &event);

    [[nodiscard]] PairedDevice &deviceEntry(const QString &deviceId);
    [[nodiscard]] bool isStaleProof(const QString &proofId) const;
    [[nodiscard]] bool isStaleSession(Instant deadline, const QString &deviceId) const;

    QHash<QString, PairingProof> m_proofs;
    std::deque<Pairing> m_pairings;
    QHash<QString, Pairing *> m_byId;
    QHash<std::pair<QString, QString>, Pairing *> m_byUser; ///< tenant id, user socket hash
    QHash<QString, Pairing *> m_byRelayUser;
    QHash<QString, Pairing *> m_byDevice;
    Deadlines<QString> m_proofDeadlines;
    Deadlines<QString> m_sessionDeadlines;
};

} // namespace countersign::domain
