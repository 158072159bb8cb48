#pragma once

#include "core/http/deferred_json.h"
#include "core/http/message.h"

#include <chrono>

namespace countersign::http {

enum class Direction { Inbound, Outbound };

/// One request and its answer, as the traffic view shows them. Secrets are masked before an Exchange exists.
struct Exchange
{
    quint64 number = 0;
    Direction direction = Direction::Inbound;
    /// Who speaks for us: `relay`, `backend`, `device`, `courier`.
    QByteArray party;
    Instant at{};
    /// Inbound: from the request's last byte to the answer. Outbound: from sending to the answer's last byte.
    std::chrono::microseconds duration{};
    Request request;
    Response response; ///< status 0 where no answer came
    /// What the signature check found (`{"scheme","reason","explanation",…}`); empty where nothing is signed.
    DeferredJson verdict;
    /// Tenant's correlation id, where there is one, so that a timeline can gather its exchanges.
    QString instructionId;
};

} // namespace countersign::http
