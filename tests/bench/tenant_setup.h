#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QUrl>

namespace countersign::bench {

/// A tenant with one paired device, ready to be challenged.
struct Tenant
{
    QByteArray id;
    Secret secret;
    QByteArray userSocketHash = "bench-user";
};

/// Provisions and pairs over HTTP; callbacks go to `callbackUrl`, if it is not empty. Errors: transport's, the relay's.
[[nodiscard]] Result<Tenant> setUpTenant(const QByteArray &relayUrl, const QByteArray &adminKey,
                                         const QString &callbackUrl = {});

} // namespace countersign::bench
