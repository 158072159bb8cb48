#include "core/domain/group_book.h"

#include "core/domain/overloaded.h"

namespace countersign::domain {

void GroupBook::apply(const Event &event, Instant at)
{
    std::visit(Overloaded{
                   [this, at](const GroupUpserted &upserted) { on(upserted, at); },
                   [this, at](const DelegationGranted &granted) {
                       m_grants.push_back({granted.tenantId, granted.granteeTenantId, at});
                       m_grantsByPair.insert({granted.tenantId, granted.granteeTenantId}, &m_grants.back());
                   },
                   [](const auto &) {},
               },
               event);
}

void GroupBook::on(const GroupUpserted &event, Instant at)
{
    Group *&group = m_byId[{event.tenantId, event.linkedId}];
    if (!group)
        group = &m_groups.emplace_back();
    *group = {event.tenantId, event.linkedId, event.displayName, event.memberLinkedIds, at};
}

} // namespace countersign::domain
