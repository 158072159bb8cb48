#include "core/domain/group_rules.h"
#include "core/relay/envelope.h"
#include "core/relay/signed_route.h"

/// Who may be asked by a sudo dispatch (protocol, section 7): groups, and the users of a tenant that lets another ask them.
namespace countersign::relay {

namespace {

void upsertGroup(Relay &relay, const Call &call, const domain::Tenant &tenant)
{
    const Result<JsonDocument> body = call.json();
    if (!body)
        return call.reply.answer(body.error());
    const Result<domain::GroupUpserted> event = domain::upsertGroup(tenant.id, body->root());
    if (!event)
        return call.reply.answer(event.error());
    const domain::RelayState &state = relay.ledger().state();
    const bool isNew = !state.group(tenant.id, event->linkedId);
    const QJsonObject data{
        {QStringLiteral("group_linked_id"), event->linkedId},
        {QStringLiteral("display_name"), event->displayName},
        {QStringLiteral("member_linked_ids"), QJsonArray::fromStringList(event->memberLinkedIds)}};
    std::vector<domain::Event> events;
    if (!domain::isUpToDate(state, *event))
        events.emplace_back(*event);
    relay.commitAndAnswer(std::move(events), call.reply,
                          success(200, isNew ? "Group made" : "Group updated", data));
}

void grantDelegation(Relay &relay, const Call &call, const domain::Tenant &tenant)
{
    const Result<JsonDocument> body = call.json();
    if (!body)
        return call.reply.answer(body.error());
    const domain::RelayState &state = relay.ledger().state();
    const Result<domain::DelegationGranted> event = domain::grantDelegation(state, tenant.id, body->root());
    if (!event)
        return call.reply.answer(event.error());
    std::vector<domain::Event> events;
    if (!state.grant(tenant.id, event->granteeTenantId))
        events.emplace_back(*event);
    // The journal says when, so that the same question again is answered alike.
    const auto answer = [&state, tenantId = tenant.id, granteeId = event->granteeTenantId,
                         reply = call.reply](const Result<void> &committed) {
        if (!committed)
            return reply.answer(committed.error());
        const Instant at = state.grant(tenantId, granteeId)->grantedAt;
        reply.answer(success(200, "Delegation granted",
                             QJsonObject{{QStringLiteral("tenant_id"), granteeId},
                                         {QStringLiteral("granted_at"), toIso(at)}}));
    };
    relay.ledger().commit(std::move(events), answer);
}

} // namespace

void addGroupRoutes(Relay &relay)
{
    addSignedRoute(
        relay, "POST", "/api/v1/relay/upsert/group",
        [&relay](const Call &call, const domain::Tenant &tenant) { upsertGroup(relay, call, tenant); });
    addSignedRoute(
        relay, "POST", "/api/v1/relay/grant/delegation",
        [&relay](const Call &call, const domain::Tenant &tenant) { grantDelegation(relay, call, tenant); });
}

} // namespace countersign::relay
