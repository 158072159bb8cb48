#pragma once

#include "core/backend/store_address.h"

class QProcessEnvironment;

namespace countersign::backend {

/// What a backend must know to speak with its relay: from the environment, or filled in by hand and
/// check()ed.
/// Source: docs/backend.md, "Settings".
struct RelaySettings
{
    /// `http(s)://host[:port][/prefix]`; `/api/v1/…` is put behind it.
    QByteArray baseUrl;
    QString tenantId;
    Secret tenantSecret;
    /// Redis is the published default; it is kept, so that whoever wants another says so.
    StateBackend stateBackend = StateBackend::Redis;
    /// Where the state is, as StoreAddress::parse() reads it; a Secret, for the password that may stand in it. Memory
    /// needs none.
    Secret stateUrl;
    /// Where the relay posts its ApprovalEvents.
    QString callbackPath = QStringLiteral("/api/sudo-callback");
    /// A PEM file with authorities of your own, trusted besides the system's by relay and Redis; empty for none.
    QString authoritiesFile;

    /// Reads `BLOONIO_RELAY_BASE_URL`, `_TENANT_ID`, `_TENANT_SECRET`, `_STATE_BACKEND`, `_STATE_BACKEND_URL`,
    /// `_CALLBACK_PATH` and (ours) `_CA_FILE`; a variable that is empty counts as not set. Without `_STATE_BACKEND` the
    /// URL says which it is. Errors: as check().
    [[nodiscard]] static Result<RelaySettings> fromEnvironment(const QProcessEnvironment &environment);

    /// Errors: `SETTINGS_INVALID`, which names every bad variable at once, in its message and in the details
    /// `{"variables":[{"name","problem"}]}`; the secret is in neither.
    [[nodiscard]] Result<void> check() const;

    /// What stateBackend and stateUrl say, of checked settings.
    [[nodiscard]] StoreAddress stateAddress() const;
    /// What authoritiesFile holds, of checked settings; empty without one.
    [[nodiscard]] QByteArray authorities() const;
};

} // namespace countersign::backend
