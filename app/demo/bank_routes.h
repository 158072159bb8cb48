#pragma once

#include "app/demo/ledger.h"
#include "core/backend/sudo_requirement.h"

namespace countersign::demo {

/// A protected route of Demo Bank: `POST path`.
struct BankRoute
{
    Mutation mutation;
    QByteArray path;
    backend::SudoRequirement requirement;
};

/// `/transfer/execute` by local authentication, `/login` by number matching, `/cards/limit` by TOTP. Their
/// `fields` check the body and refuse it with every bad member named.
[[nodiscard]] std::vector<BankRoute> bankRoutes();

} // namespace countersign::demo
