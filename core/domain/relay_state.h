#pragma once

#include "core/base/ids.h"
#include "core/domain/events.h"

#include <QHash>

#include <deque>
#include <queue>

namespace countersign::domain {

/// Everything the relay knows, folded from events and from nothing else. The relay owns one and judges by it; the
/// console owns another, folded from the same events, and shows it.
///
/// No I/O, no clock, no lock: it belongs to one thread. Pointers it hands out live as long as it does.
class RelayState
{
public:
    RelayState() = default;
    RelayState(const RelayState &) = delete;
    RelayState &operator=(const RelayState &) = delete;

    /// Events are trusted: the rules made them. One that names something unknown is a broken invariant of ours.
    void apply(const Event &event, Instant at);

    [[nodiscard]] const Tenant *tenant(const QString &tenantId) const;
    /// In the order of provisioning.
    [[nodiscard]] const std::deque<Tenant> &tenants() const { return m_tenants; }

    [[nodiscard]] const PairingProof *proof(const QString &proofId) const;
    [[nodiscard]] const Pairing *pairing(const QString &pairingId) const;
    [[nodiscard]] const Pairing *pairingOf(const QString &tenantId, const QString &userSocketHash) const;
    [[nodiscard]] const Pairing *pairingOfDevice(const QString &deviceId) const;
    [[nodiscard]] const PairedDevice *device(const QString &deviceId) const;
    [[nodiscard]] const std::deque<Pairing> &pairings() const { return m_pairings; }

    [[nodiscard]] const Challenge *challenge(const QString &tenantId, const QString &instructionId) const;
    /// Every tenant's challenge of that id.
    [[nodiscard]] std::vector<const Challenge *> challengesNamed(const QString &instructionId) const;
    /// In the order of creation.
    [[nodiscard]] const std::deque<Challenge> &challenges() const { return m_challenges; }

    [[nodiscard]] const Callback *callback(const QString &eventId) const;
    [[nodiscard]] const std::deque<Callback> &callbacks() const { return m_callbacks; }

    /// When the next thing expires, or nothing.
    [[nodiscard]] std::optional<Instant> nextExpiry();
    /// What has expired at `now`, as events that say so; an empty list when nothing has.
    [[nodiscard]] std::vector<Event> expire(Instant now, const IdSource &newId);

private:
    enum class Expiring { Challenge, Proof, Session };
    /// Entries are not removed when what they speak of ends early: they are found stale when their time comes.
    struct Deadline
    {
        Instant at{};
        Expiring what = Expiring::Challenge;
        QString tenantId;
        QString id;
        friend bool operator>(const Deadline &a, const Deadline &b) { return a.at > b.at; }
    };

    void on(const TenantProvisioned &event, Instant at);
    void on(const TenantUpdated &event, Instant at);
    void on(const TenantSecretRotated &event, Instant at);
    void on(const TenantStateChanged &event, Instant at);
    void on(const PairingPrepared &event, Instant at);
    void on(const PairingProofExpired &event, Instant at);
    void on(const DeviceRegistered &event, Instant at);
    void on(const DeviceRefreshed &event, Instant at);
    void on(const DeviceSessionExpired &event, Instant at);
    void on(const DeviceUnpaired &event, Instant at);
    void on(const ChallengeCreated &event, Instant at);
    void on(const ChallengeSeen &event, Instant at);
    void on(const AnswerRefused &event, Instant at);
    void on(const ChallengeDecided &event, Instant at);
    void on(const CallbackAttempted &event, Instant at);

    [[nodiscard]] Tenant &tenantRef(const QString &tenantId);
    [[nodiscard]] Challenge &challengeRef(const QString &tenantId, const QString &instructionId);
    [[nodiscard]] bool isStale(const Deadline &deadline) const;
    [[nodiscard]] Event expiryOf(const Deadline &deadline, const IdSource &newId) const;

    std::deque<Tenant> m_tenants;
    QHash<QString, Tenant *> m_tenantById;
    QHash<QString, PairingProof> m_proofs;
    std::deque<Pairing> m_pairings;
    QHash<QString, Pairing *> m_pairingById;
    QHash<std::pair<QString, QString>, Pairing *> m_pairingByUser;
    QHash<QString, Pairing *> m_pairingByDevice;
    std::deque<Challenge> m_challenges;
    QMultiHash<QString, Challenge *> m_challengeById;
    std::deque<Callback> m_callbacks;
    QHash<QString, Callback *> m_callbackById;
    std::priority_queue<Deadline, std::vector<Deadline>, std::greater<>> m_deadlines;
};

} // namespace countersign::domain
