#include "app/demo/bank_routes.h"

#include "app/demo/bank_form.h"
#include "app/demo/customer.h"
#include "core/backend/data_type.h"

namespace countersign::demo {

namespace {

using backend::DataType;
using backend::SudoActionType;

Result<Fields> transferFields(const http::Request &request)
{
    return readBody(request, [](JsonForm &form) -> Fields {
        const QString sum = amount(form, "amount");
        const QString code = currency(form);
        const QString beneficiary =
            form.text("beneficiary", Presence::Required, {1, 140}).value_or(QString());
        const QString account = iban(form);
        const QString day = date(form, "date");
        return {strong(field("amount", "Amount", sum, DataType::currency(code))),
                field("to", "Beneficiary", beneficiary, DataType::partyName),
                field("account", "Account", account, DataType::iban),
                field("date", "Execution date", day, DataType::date)};
    });
}

Result<Fields> loginFields(const http::Request &request)
{
    return readBody(request, [](JsonForm &form) -> Fields {
        const QString user = customer().backendUserId;
        if (form.text("user", Presence::Required, {}).value_or(user) != user)
            form.refuse("user", QStringLiteral("is no customer of Demo Bank, whose only one is ") + user);
        const QString name = customer().firstName + QLatin1Char(' ') + customer().lastName;
        return {field("user", "Customer", QStringLiteral("customer:%1|%2").arg(user, name),
                      DataType::entityReference)};
    });
}

Result<Fields> cardLimitFields(const http::Request &request)
{
    return readBody(request, [](JsonForm &form) -> Fields {
        const QString card = matching(form, "card", QStringLiteral("[0-9]{12,19}"),
                                      QStringLiteral("must be a card number of 12 to 19 digits"));
        const QString limit = amount(form, "limit");
        return {field("card", "Card", card, DataType::cardPan),
                strong(field("limit", "New limit", limit + QLatin1String(" USD"), DataType::amount))};
    });
}

Result<Fields> beneficiaryFields(const http::Request &request)
{
    return readBody(request, [](JsonForm &form) -> Fields {
        const QString name = form.text("name", Presence::Required, {1, 140}).value_or(QString());
        const QString account = iban(form);
        return {strong(field("name", "Beneficiary", name, DataType::partyName)),
                field("account", "Account", account, DataType::iban)};
    });
}

QString userSocketHash(const http::Request &)
{
    return customer().userSocketHash;
}

} // namespace

std::vector<BankRoute> bankRoutes()
{
    return {
        {Mutation::Transfer,
         "/transfer/execute",
         {.expectedAction = QStringLiteral("transfer_funds"),
          .customType = SudoActionType::LocalAuth,
          .userSocketHash = userSocketHash,
          .title = QStringLiteral("Confirm the transfer"),
          .fields = transferFields,
          .subtitle = QStringLiteral("Check the details before approving")}},
        {Mutation::Login,
         "/login",
         {.expectedAction = QStringLiteral("login"),
          .customType = SudoActionType::GoldenNumber,
          .userSocketHash = userSocketHash,
          .title = QStringLiteral("Sign in to Demo Bank?"),
          .fields = loginFields,
          .subtitle = QStringLiteral("Pick the number that the sign-in page shows")}},
        {Mutation::CardLimit,
         "/cards/limit",
         {.expectedAction = QStringLiteral("change_limit"),
          .customType = SudoActionType::Totp,
          .userSocketHash = userSocketHash,
          .title = QStringLiteral("Change the card limit"),
          .fields = cardLimitFields,
          .subtitle = QStringLiteral("Confirm with your one-time code")}},
        {Mutation::Beneficiary,
         "/beneficiaries/add",
         {.expectedAction = QStringLiteral("add_beneficiary"),
          .customType = SudoActionType::LocalAuth,
          .userSocketHash = userSocketHash,
          .title = QStringLiteral("Add a beneficiary"),
          .fields = beneficiaryFields,
          .subtitle = QStringLiteral("Your answer goes to the bank itself")},
         backend::AnswerPath::Backend},
    };
}

} // namespace countersign::demo
