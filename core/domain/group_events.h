#pragma once

#include "core/domain/group.h"

/// Who may be asked by a sudo dispatch (protocol, section 7).
namespace countersign::domain {

struct GroupUpserted
{
    static constexpr const char *typeName = "group.upserted";
    QString tenantId;
    QString linkedId;
    QString displayName;
    QStringList memberLinkedIds;
};

struct DelegationGranted
{
    static constexpr const char *typeName = "delegation.granted";
    QString tenantId;
    QString granteeTenantId;
};

} // namespace countersign::domain
