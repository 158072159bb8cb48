#include "app/demo/bank_routes.h"

#include "app/demo/customer.h"
#include "core/backend/data_type.h"
#include "core/base/json_form.h"

#include <QDate>
#include <QRegularExpression>

namespace countersign::demo {

namespace {

using backend::DataType;
using backend::SudoActionType;
using display::ValidationField;
using Fields = std::vector<ValidationField>;

/// Reads the body's members with `read(JsonForm &)`, which returns what the device is to show of them.
template<typename Read>
Result<Fields> readBody(const http::Request &request, Read read)
{
    const auto document = JsonDocument::parse(request.body);
    if (!document)
        return failureOf(document);
    JsonProblems problems;
    JsonForm form(document->root(), {}, problems);
    Fields fields = read(form);
    if (!problems.isEmpty())
        return Failure(problems.toError());
    return fields;
}

QString matching(JsonForm &form, QByteArrayView name, const QString &pattern, const QString &problem)
{
    const QString text = form.text(name, Presence::Required, {}).value_or(QString());
    if (!text.isEmpty()
        && !QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch())
        form.refuse(name, problem);
    return text;
}

QString amount(JsonForm &form, QByteArrayView name)
{
    return matching(form, name, QStringLiteral("(?=.*[1-9])[0-9]{1,15}(\\.[0-9]{1,4})?"),
                    QStringLiteral("must be an amount above zero, like 1000.00"));
}

QString date(JsonForm &form, QByteArrayView name)
{
    const QString text = form.text(name, Presence::Required, {10, 10}).value_or(QString());
    if (!text.isEmpty() && !QDate::fromString(text, Qt::ISODate).isValid())
        form.refuse(name, QStringLiteral("must be a day, like 2026-06-21"));
    return text;
}

/// The form alone: wrong check digits are for the authenticator to point out.
QString iban(JsonForm &form)
{
    return matching(form, "iban", QStringLiteral("[A-Z]{2}[0-9]{2}[A-Z0-9 ]{11,38}"),
                    QStringLiteral("must look like an IBAN: DE89370400440532013000"));
}

ValidationField field(const char *key, const char *title, const QString &value, const QString &dataType)
{
    ValidationField field;
    field.key = QLatin1String(key);
    field.title = QLatin1String(title);
    field.value = value;
    field.dataType = dataType;
    return field;
}

ValidationField strong(ValidationField field)
{
    field.emphasis = display::Emphasis::Strong;
    return field;
}

Result<Fields> transferFields(const http::Request &request)
{
    return readBody(request, [](JsonForm &form) -> Fields {
        const QString sum = amount(form, "amount");
        const QString currency = matching(form, "currency", QStringLiteral("[A-Z]{3}"),
                                          QStringLiteral("must be an ISO 4217 code, like USD"));
        const QString beneficiary =
            form.text("beneficiary", Presence::Required, {1, 140}).value_or(QString());
        const QString account = iban(form);
        const QString day = date(form, "date");
        return {strong(field("amount", "Amount", sum, DataType::currency(currency))),
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
