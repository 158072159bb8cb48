#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

class QProcessEnvironment;

namespace countersign::backend {

/// Where instructions and pending operations are kept. This version offers Memory.
enum class StateBackend { Redis, Memory, Sqlite };

/// What a backend must know to speak with its relay: from the environment, or filled in by hand and
/// check()ed.
struct RelaySettings
{
    /// `http(s)://host[:port][/prefix]`; `/api/v1/…` is put behind it.
    QByteArray baseUrl;
    QString tenantId;
    Secret tenantSecret;
    /// Redis is the published default; it is kept, so that whoever wants another says so.
    StateBackend stateBackend = StateBackend::Redis;
    /// Where the relay posts its ApprovalEvents.
    QString callbackPath = QStringLiteral("/api/sudo-callback");

    /// Reads `BLOONIO_RELAY_BASE_URL`, `_TENANT_ID`, `_TENANT_SECRET`, `_STATE_BACKEND` and `_CALLBACK_PATH`;
    /// a variable that is empty counts as not set. Errors: as check().
    [[nodiscard]] static Result<RelaySettings> fromEnvironment(const QProcessEnvironment &environment);

    /// Errors: `SETTINGS_INVALID`, which names every bad variable at once, in its message and in the details
    /// `{"variables":[{"name","problem"}]}`; the secret is in neither.
    [[nodiscard]] Result<void> check() const;
};

} // namespace countersign::backend
