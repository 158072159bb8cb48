#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/relay/router.h"

namespace countersign::robot {

/// What lies behind a storage URL.
enum class Storage {
    References, ///< GET: the challenges of a batch
    Results,    ///< PUT: what the robot decided
};

/// The URLs at which a batch is fetched and answered. They carry their own permission, which ends soon: no header signs
/// them, so that a plain upload client can use them.
class StorageLinks
{
public:
    static constexpr std::chrono::minutes lifetime{5};

    explicit StorageLinks(Secret key) : m_key(std::move(key)) {}

    /// `{"/v1/robot-storage/…/references/", "/v1/robot-storage/…/results/"}` with the batch in braces, for the router.
    [[nodiscard]] static QByteArray route(Storage storage);
    /// Good from now (virtual time) for `lifetime`; at the host that `request` was sent to.
    [[nodiscard]] QString compose(const http::Request &request, Storage storage, const QString &batchId,
                                  Instant now) const;
    /// The batch that the URL of this call is for. Errors: `STORAGE_URL_INVALID`, `STORAGE_URL_EXPIRED`.
    [[nodiscard]] Result<QString> check(const relay::Call &call, Storage storage, Instant now) const;

    [[nodiscard]] static Error invalid();

private:
    [[nodiscard]] QByteArray sign(Storage storage, const QString &batchId, qint64 expires) const;

    Secret m_key;
};

} // namespace countersign::robot
