#include "core/domain/group_rules.h"

#include "core/base/json_form.h"

namespace countersign::domain {

namespace {

constexpr JsonForm::TextRule groupIdRule{1, 128};
constexpr JsonForm::TextRule linkedIdRule{1, 256};
constexpr JsonForm::TextRule nameRule{1, 256};

} // namespace

Result<GroupUpserted> upsertGroup(const QString &tenantId, JsonValue body)
{
    JsonProblems problems;
    JsonForm form(body, {}, problems);
    GroupUpserted event;
    event.tenantId = tenantId;
    event.linkedId = form.text("group_linked_id", Presence::Required, groupIdRule).value_or(QString());
    event.displayName = form.text("display_name", Presence::Required, nameRule).value_or(QString());
    if (const auto members = form.textList("member_linked_ids", Presence::Required, linkedIdRule)) {
        event.memberLinkedIds = *members;
        event.memberLinkedIds.removeDuplicates();
        if (members->isEmpty() || members->size() > mostGroupMembers)
            form.refuse("member_linked_ids", QStringLiteral("must hold 1 to %1 ids").arg(mostGroupMembers));
    }
    if (!problems.isEmpty())
        return Failure(problems.toError());
    return event;
}

bool isUpToDate(const RelayState &state, const GroupUpserted &event)
{
    const Group *group = state.group(event.tenantId, event.linkedId);
    return group && group->displayName == event.displayName
        && group->memberLinkedIds == event.memberLinkedIds;
}

Result<DelegationGranted> grantDelegation(const RelayState &state, const QString &tenantId, JsonValue body)
{
    JsonProblems problems;
    JsonForm form(body, {}, problems);
    const QString grantee = form.text("tenant_id", Presence::Required, {1, 128}).value_or(QString());
    if (grantee == tenantId)
        form.refuse("tenant_id", QStringLiteral("must be another tenant; this one may always ask its users"));
    if (!problems.isEmpty())
        return Failure(problems.toError());
    if (!state.tenant(grantee)) {
        return fail(
            QStringLiteral("TENANT_NOT_FOUND"),
            QStringLiteral("There is no tenant \"%1\" to let ask; take the id that provisioning gave it.")
                .arg(grantee));
    }
    return DelegationGranted{tenantId, grantee};
}

} // namespace countersign::domain
