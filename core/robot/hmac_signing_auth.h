#pragma once

#include "core/base/clock.h"
#include "core/base/secret.h"
#include "core/http/message.h"

#include <QUuid>

namespace countersign::robot {

/// Adds the three headers of the Signature scheme to any request. Thread-safe.
class HmacSigningAuth
{
public:
    /// `clientId` is a UUID of version 4 or 7; the other side refuses another.
    HmacSigningAuth(Secret secret, const QUuid &clientId) : m_secret(std::move(secret)), m_clientId(clientId)
    {}

    /// Signs the body as it is by then; `now` is real time.
    void sign(http::Request &request, Instant now) const;

private:
    Secret m_secret;
    QUuid m_clientId;
};

} // namespace countersign::robot
