#include "core/domain/dispatch_rules.h"

#include "core/base/json_form.h"
#include "core/signing/digest.h"

#include <algorithm>

namespace countersign::domain {

namespace {

/// Finds who is asked. Each user once, in the order in which they are named.
class Roll
{
public:
    Roll(const RelayState &state, const QString &tenantId, SudoEventType type)
        : m_state(state), m_tenantId(tenantId), m_isDelegated(type == SudoEventType::DelegatedAction)
    {}

    void addUser(const QString &linkedId)
    {
        const Pairing *pairing = find(linkedId);
        if (!pairing || pairing->devices.empty())
            m_unknownUsers.append(linkedId);
        else if (std::ranges::find(m_pairings, pairing) == m_pairings.end())
            m_pairings.push_back(pairing);
    }
    void addGroup(const QString &linkedId)
    {
        const Group *group = m_state.group(m_tenantId, linkedId);
        if (!group) {
            m_unknownGroups.append(linkedId);
            return;
        }
        for (const QString &member : group->memberLinkedIds)
            addUser(member);
    }

    /// Errors: as openDispatch()'s, but for the request.
    [[nodiscard]] Result<std::vector<const Pairing *>> take()
    {
        if (!m_unknownGroups.isEmpty()) {
            return fail(QStringLiteral("GROUP_NOT_FOUND"),
                        QStringLiteral("This tenant has no group \"%1\"; make it with relay/upsert/group.")
                            .arg(m_unknownGroups.join(QStringLiteral("\", \""))),
                        named(QStringLiteral("group_linked_ids"), m_unknownGroups));
        }
        m_unknownUsers.removeDuplicates();
        if (!m_unknownUsers.isEmpty())
            return unknownUsers();
        return std::move(m_pairings);
    }

private:
    [[nodiscard]] const Pairing *find(const QString &linkedId) const
    {
        if (const Pairing *pairing = m_state.pairingOfRelayUser(linkedId); pairing && mayAsk(*pairing))
            return pairing;
        return m_state.pairingOf(m_tenantId, linkedId);
    }
    [[nodiscard]] bool mayAsk(const Pairing &pairing) const
    {
        if (pairing.tenantId == m_tenantId)
            return true;
        return m_isDelegated && m_state.grant(pairing.tenantId, m_tenantId)
            && m_state.tenant(pairing.tenantId)->state == TenantState::Active;
    }
    static QJsonObject named(const QString &member, const QStringList &ids)
    {
        return {{member, QJsonArray::fromStringList(ids)}};
    }
    // Another tenant's user is answered like one that does not exist.
    [[nodiscard]] Failure unknownUsers() const
    {
        const QString ids = m_unknownUsers.join(QStringLiteral("\", \""));
        const QJsonObject details = named(QStringLiteral("linked_ids"), m_unknownUsers);
        if (m_isDelegated) {
            return fail(QStringLiteral("DELEGATION_NOT_GRANTED"),
                        QStringLiteral(
                            "Neither this tenant nor one that let it ask has a paired user \"%1\"; have the "
                            "user's tenant call relay/grant/delegation.")
                            .arg(ids),
                        details);
        }
        return fail(QStringLiteral("PAIRING_NOT_FOUND"),
                    QStringLiteral("No device of this tenant is paired for user \"%1\"; pair one first with "
                                   "relay/prepare-pairing.")
                        .arg(ids),
                    details);
    }

    const RelayState &m_state;
    const QString &m_tenantId;
    const bool m_isDelegated;
    std::vector<const Pairing *> m_pairings;
    QStringList m_unknownUsers;
    QStringList m_unknownGroups;
};

int defaultQuorum(SudoEventType type, int validators)
{
    return type == SudoEventType::GroupAction ? validators : 1;
}

/// The most approvals that every organisation can give.
int highestQuorum(const DispatchRequest &request, const std::vector<const Pairing *> &pairings)
{
    if (request.eventType != SudoEventType::DelegatedAction)
        return static_cast<int>(pairings.size());
    QHash<QString, int> members;
    for (const Pairing *pairing : pairings)
        ++members[pairing->tenantId];
    return *std::ranges::min_element(members);
}

/// What can be judged only once it is known who is asked.
std::optional<Error> countProblems(const DispatchRequest &request,
                                   const std::vector<const Pairing *> &pairings)
{
    JsonProblems problems;
    const auto validators = static_cast<int>(pairings.size());
    if (validators > mostValidators)
        problems.add(
            QStringLiteral("relay_group_linked_id_list"),
            QStringLiteral("must come to at most %1 validators, not %2").arg(mostValidators).arg(validators));
    const int highest = highestQuorum(request, pairings);
    if (request.quorum && *request.quorum > highest) {
        const QString problem = request.eventType == SudoEventType::DelegatedAction
            ? QStringLiteral("must be at most %1, the validators of the smallest organisation")
            : QStringLiteral("must be at most %1, the number of validators");
        problems.add(QStringLiteral("quorum"), problem.arg(highest));
    }
    if (request.rejectionsToFail > validators)
        problems.add(QStringLiteral("rejections_to_fail"),
                     QStringLiteral("must be at most %1, the number of validators").arg(validators));
    return problems.isEmpty() ? std::nullopt : std::optional(problems.toError());
}

} // namespace

Result<DispatchOpening> openDispatch(const RelayState &state, const QString &tenantId,
                                     const JsonDocument &body, Instant now, const PushOutcome &pushOutcome,
                                     const IdSource &newId)
{
    const Result<DispatchRequest> request = readDispatchRequest(body.root());
    if (!request)
        return failureOf(request);

    // Without white space around it, which the journal does not keep: the same body must be the same after a restart.
    const QByteArray received = body.root().source().toByteArray();
    if (const Dispatch *earlier = state.dispatchByKey(tenantId, request->idempotencyKey)) {
        if (earlier->requestHash == signing::sha256(received))
            return DispatchOpening(earlier);
        return fail(
            QStringLiteral("IDEMPOTENCY_CONFLICT"),
            QStringLiteral("idempotency_key \"%1\" was used at %2 with another body; use a new key for a "
                           "new dispatch.")
                .arg(request->idempotencyKey, toIso(earlier->createdAt)));
    }

    Roll roll(state, tenantId, request->eventType);
    for (const QString &each : request->userLinkedIds)
        roll.addUser(each);
    for (const QString &each : request->groupLinkedIds)
        roll.addGroup(each);
    const Result<std::vector<const Pairing *>> pairings = roll.take();
    if (!pairings)
        return failureOf(pairings);
    if (std::optional<Error> problems = countProblems(*request, *pairings))
        return Failure(*std::move(problems));

    DispatchCreated event;
    event.tenantId = tenantId;
    event.eventId = newId(QLatin1String("sev_"));
    event.eventType = request->eventType;
    event.actionType = request->actionType;
    event.idempotencyKey = request->idempotencyKey;
    event.dataAccess = request->dataAccess;
    if (request->dataAccess == DataAccess::Static)
        event.displayDigest = display::displayDigest(request->display);
    event.expiresAt = now + request->lifetime;
    event.quorum =
        request->quorum.value_or(defaultQuorum(request->eventType, static_cast<int>(pairings->size())));
    event.rejectionsToFail = request->rejectionsToFail;
    for (const Pairing *pairing : *pairings)
        event.validators.push_back({pairing->id, pushesTo(*pairing, pushOutcome, newId)});
    event.request = received;
    return DispatchOpening(std::move(event));
}

QStringList groupNames(const RelayState &state, const Dispatch &dispatch)
{
    QStringList names;
    for (const QString &linkedId : dispatch.details().groupLinkedIds) {
        const Group *group = state.group(dispatch.tenantId, linkedId);
        names.append(group ? group->displayName : linkedId);
    }
    return names;
}

} // namespace countersign::domain
