#pragma once

#include "core/base/clock.h"

#include <QString>
#include <QStringList>

namespace countersign::domain {

inline constexpr int mostGroupMembers = 100;

/// Validators that a tenant names by one id (protocol, section 7). Members are linked ids, as a dispatch names users:
/// who they are is looked up when the group is asked, so a group may name a user who is paired later.
struct Group
{
    QString tenantId;
    QString linkedId;
    QString displayName;
    QStringList memberLinkedIds;
    Instant updatedAt{};

    friend bool operator==(const Group &, const Group &) = default;
};

/// A tenant lets another one ask its users.
struct DelegationGrant
{
    QString tenantId;        ///< whose users may be asked
    QString granteeTenantId; ///< who may ask them
    Instant grantedAt{};

    friend bool operator==(const DelegationGrant &, const DelegationGrant &) = default;
};

} // namespace countersign::domain
