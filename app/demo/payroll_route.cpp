#include "app/demo/payroll_route.h"

#include "app/demo/bank_form.h"
#include "app/demo/customer.h"
#include "core/backend/data_type.h"

namespace countersign::demo {

namespace {

using backend::DataType;

constexpr int approvalsNeeded = 2;
constexpr std::chrono::minutes timeToApprove{10};

Result<Fields> payrollFields(const http::Request &request)
{
    return readBody(request, [](JsonForm &form) -> Fields {
        const QString total = amount(form, "total");
        const QString code = currency(form);
        const QString employees = matching(form, "employees", QStringLiteral("[1-9][0-9]{0,5}"),
                                           QStringLiteral("must be a number of people, like 42"));
        const QString account = iban(form);
        const QString day = date(form, "date");
        return {strong(field("total", "Total", total, DataType::currency(code))),
                field("employees", "Employees", employees, QStringLiteral("NUMBER")),
                field("account", "From account", account, DataType::iban),
                field("date", "Execution date", day, DataType::date)};
    });
}

Result<backend::SudoDispatch> payrollDispatch(const http::Request &request)
{
    Result<Fields> fields = payrollFields(request);
    if (!fields)
        return failureOf(fields);
    backend::SudoDispatch dispatch;
    dispatch.mutation = backend::MutationKind::Creation;
    for (const backend::PairingUser &each : signatories())
        dispatch.users.append(each.userSocketHash);
    dispatch.title = QStringLiteral("Run the payroll");
    dispatch.description = QStringLiteral("Two of three signatories must approve");
    dispatch.fields = *std::move(fields);
    dispatch.quorum = approvalsNeeded;
    dispatch.ttl = timeToApprove;
    return dispatch;
}

} // namespace

backend::QuorumRequirement payrollRequirement()
{
    return {.userSocketHash = [](const http::Request &) { return customer().userSocketHash; },
            .dispatch = payrollDispatch};
}

} // namespace countersign::demo
