#pragma once

#include "core/backend/relay_backend.h"

#include <memory>

namespace countersign::test {

/// A bank on one kind of server: `POST /transfer` for X-User is guarded and answers 201 `moved <body>` with the header
/// `X-Made: 1`; `POST /payroll` waits for a quorum; `GET /ping` answers `pong`, guarded by nothing.
class AdapterServer
{
public:
    virtual ~AdapterServer() = default;
    [[nodiscard]] virtual QByteArray url() const = 0;
    [[nodiscard]] virtual backend::RelayBackend &backend() = 0;
};

/// `qhttpserver` or `httplib`; the former belongs to the calling thread, whose event loop serves it.
[[nodiscard]] std::unique_ptr<AdapterServer> startAdapterServer(const QString &kind,
                                                                const backend::RelaySettings &settings);

// What the two have in common.
[[nodiscard]] backend::SudoRequirement transferRequirement();
[[nodiscard]] backend::QuorumRequirement payrollRequirement();
/// Runs `POST /payroll`.
[[nodiscard]] backend::ReplayReport runPayroll(const backend::PendingOp &operation);

} // namespace countersign::test
