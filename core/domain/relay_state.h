#pragma once

#include "core/base/byte_parts.h"
#include "core/domain/callback_book.h"
#include "core/domain/challenge_book.h"
#include "core/domain/dispatch_book.h"
#include "core/domain/group_book.h"
#include "core/domain/painted_book.h"
#include "core/domain/pairing_book.h"
#include "core/domain/qr_login_book.h"
#include "core/domain/robot_book.h"
#include "core/domain/tenant_book.h"

namespace countersign::domain {

/// Everything the relay knows, folded from events and from nothing else. The relay owns one and judges by it; the
/// console owns another, folded from the same events, and shows it. Each kind of thing has its book.
///
/// No I/O, no clock, no lock: it belongs to one thread. Pointers it hands out live as long as it does; those to what can
/// end, until HistoryForgotten comes to it.
class RelayState
{
public:
    RelayState() = default;
    RelayState(const RelayState &) = delete;
    RelayState &operator=(const RelayState &) = delete;

    /// Events are trusted: the rules made them. One that names something unknown is a broken invariant of ours.
    void apply(const Event &event, Instant at);

    /// Whether HistoryForgotten with that time would find something to forget.
    [[nodiscard]] bool canForget(Instant before) const;

    /// Of the bytes of save(): counts on whenever what a book writes or its order changes. A journal that was pruned has
    /// nothing but its snapshot to start from: whoever changes the format goes on reading those from 5 on.
    static constexpr quint32 snapshotFormat = 5;
    /// All of it, as bytes that restore() understands; the same state has the same bytes.
    [[nodiscard]] ByteParts save() const;
    /// Becomes what was saved in this version's format. False when the bytes are not that: nothing has changed then.
    [[nodiscard]] bool restore(QByteArrayView bytes);

    [[nodiscard]] const Tenant *tenant(const QString &tenantId) const { return m_tenants.find(tenantId); }
    /// In the order of provisioning.
    [[nodiscard]] const std::deque<Tenant> &tenants() const { return m_tenants.all(); }

    [[nodiscard]] const PairingProof *proof(const QString &proofId) const
    {
        return m_pairings.proof(proofId);
    }
    [[nodiscard]] const Pairing *pairing(const QString &pairingId) const
    {
        return m_pairings.find(pairingId);
    }
    [[nodiscard]] const Pairing *pairingOf(const QString &tenantId, const QString &userSocketHash) const
    {
        return m_pairings.findByUser(tenantId, userSocketHash);
    }
    [[nodiscard]] const Pairing *pairingOfRelayUser(const QString &relayUserId) const
    {
        return m_pairings.findByRelayUser(relayUserId);
    }
    [[nodiscard]] const Pairing *pairingOfDevice(const QString &deviceId) const
    {
        return m_pairings.findByDevice(deviceId);
    }
    [[nodiscard]] const PairedDevice *device(const QString &deviceId) const
    {
        return m_pairings.device(deviceId);
    }
    [[nodiscard]] const std::deque<Pairing> &pairings() const { return m_pairings.all(); }

    [[nodiscard]] const Challenge *challenge(const QString &tenantId, const QString &instructionId) const
    {
        return m_challenges.find(tenantId, instructionId);
    }
    /// Every tenant's challenge of that id.
    [[nodiscard]] std::vector<const Challenge *> challengesNamed(const QString &instructionId) const
    {
        return m_challenges.named(instructionId);
    }
    /// In the order of creation.
    [[nodiscard]] const std::deque<Challenge> &challenges() const { return m_challenges.all(); }
    /// So many were before these.
    [[nodiscard]] std::size_t challengesForgotten() const { return m_challenges.forgotten(); }
    /// Challenges and dispatches: they are counted together, and go in the order in which they came.
    [[nodiscard]] std::size_t allForgotten() const
    {
        return m_challenges.forgotten() + m_dispatches.forgotten();
    }

    [[nodiscard]] const Group *group(const QString &tenantId, const QString &linkedId) const
    {
        return m_groups.find(tenantId, linkedId);
    }
    /// Nothing when that tenant never let the other ask its users.
    [[nodiscard]] const DelegationGrant *grant(const QString &tenantId, const QString &granteeTenantId) const
    {
        return m_groups.grant(tenantId, granteeTenantId);
    }
    [[nodiscard]] const Dispatch *dispatch(const QString &eventId) const
    {
        return m_dispatches.find(eventId);
    }
    [[nodiscard]] const Dispatch *dispatchByKey(const QString &tenantId, const QString &idempotencyKey) const
    {
        return m_dispatches.findByKey(tenantId, idempotencyKey);
    }
    /// In the order of creation.
    [[nodiscard]] const std::deque<Dispatch> &dispatches() const { return m_dispatches.all(); }
    /// So many were before these.
    [[nodiscard]] std::size_t dispatchesForgotten() const { return m_dispatches.forgotten(); }

    [[nodiscard]] const Callback *callback(const QString &eventId) const { return m_callbacks.find(eventId); }
    [[nodiscard]] const std::deque<Callback> &callbacks() const { return m_callbacks.all(); }

    [[nodiscard]] const QrLogin *qrLogin(const QString &sessionId) const
    {
        return m_qrLogins.find(sessionId);
    }

    [[nodiscard]] const RobotBook &robots() const { return m_robots; }
    [[nodiscard]] const PaintedBook &paintings() const { return m_paintings; }

    /// When the next thing expires, or nothing.
    [[nodiscard]] std::optional<Instant> nextExpiry();
    /// What has expired at `now`, as events that say so; an empty list when nothing has.
    [[nodiscard]] std::vector<Event> expire(Instant now, const IdSource &newId);

private:
    void forget(Instant before);

    TenantBook m_tenants;
    PairingBook m_pairings;
    ChallengeBook m_challenges;
    GroupBook m_groups;
    DispatchBook m_dispatches;
    CallbackBook m_callbacks;
    QrLoginBook m_qrLogins;
    RobotBook m_robots;
    PaintedBook m_paintings;
};

} // namespace countersign::domain
