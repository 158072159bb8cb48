#pragma once

#include "app/demo/ledger.h"
#include "core/backend/relay_messages.h"
#include "core/backend/sudo_requirement.h"

namespace countersign::demo {

/// A protected route of Demo Bank: `POST path`.
struct BankRoute
{
    Mutation mutation;
    QByteArray path;
    backend::SudoRequirement requirement;
    backend::AnswerPath answerPath = backend::AnswerPath::Relay;
};

/// `/transfer/execute` by local authentication, `/login` by number matching, `/cards/limit` by TOTP, and
/// `/beneficiaries/add` by local authentication that the device tells the bank itself. Their `fields` check the
/// body and refuse it with every bad member named.
[[nodiscard]] std::vector<BankRoute> bankRoutes();

} // namespace countersign::demo
