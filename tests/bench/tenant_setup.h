#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QUrl>

#include <vector>

namespace countersign::bench {

/// A tenant whose users have one paired device each, ready to be challenged.
struct Tenant
{
    QByteArray id;
    Secret secret;
    std::vector<QByteArray> userSocketHashes;
};

/// Provisions and pairs over HTTP; callbacks go to `callbackUrl`, if it is not empty. Errors: transport's, the relay's.
[[nodiscard]] Result<Tenant> setUpTenant(const QByteArray &relayUrl, const QByteArray &adminKey,
                                         const QString &callbackUrl = {}, int users = 1);

} // namespace countersign::bench
