#include "app/demo/play.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace countersign::demo {

namespace {

struct Transfer
{
    const char *amount;
    const char *currency;
    const char16_t *beneficiary;
    const char *iban;
    const char *date;
};

constexpr std::array<Transfer, 5> transfers{{
    {"1000.00", "USD", u"ACME Corp", "DE89370400440532013000", "2026-06-21"},
    {"48210.50", "EUR", u"Müller & Söhne GmbH", "DE75512108001245126199", "2026-06-30"},
    {"250000", "JPY", u"株式会社さくら", "GB29NWBK60161331926819", "2026-07-01"},
    // The first letter is Cyrillic: an authenticator warns about it.
    {"9800.00", "USD", u"\u0410CME Corp", "FR1420041010050500013M02606", "2026-06-21"},
    {"1234.567", "KWD", u"Gulf Traders W.L.L.", "KW81CBKU0000000000001234560101", "2026-08-15"},
}};

struct Beneficiary
{
    const char16_t *name;
    const char *iban;
};

constexpr std::array<Beneficiary, 2> beneficiaries{{
    {u"Jean Dupont", "FR1420041010050500013M02606"},
    {u"Weingut Müller", "DE75512108001245126199"},
}};

struct CardLimit
{
    const char *card;
    const char *limit;
};

constexpr std::array<CardLimit, 3> cardLimits{{
    {"4111111111111111", "2500.00"},
    {"5555555555554444", "750.00"},
    {"378282246310005", "10000.00"},
}};

struct Payroll
{
    const char *total;
    const char *currency;
    const char *employees;
    const char *iban;
    const char *date;
};

constexpr std::array<Payroll, 2> payrolls{{
    {"184250.75", "EUR", "42", "DE75512108001245126199", "2026-06-30"},
    {"91300.00", "CHF", "17", "CH9300762011623852957", "2026-07-31"},
}};

template<typename Item, std::size_t n>
const Item &inTurn(const std::array<Item, n> &items, int round)
{
    return items[static_cast<std::size_t>(round) % n];
}

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Play transfer(const Transfer &transfer)
{
    const QString amount = QLatin1String(transfer.amount);
    const QString currency = QLatin1String(transfer.currency);
    const QString beneficiary = QString::fromUtf16(transfer.beneficiary);
    return {QStringLiteral("Transfer %1 %2 to %3").arg(amount, currency, beneficiary), "/transfer/execute",
            json({{QStringLiteral("amount"), amount},
                  {QStringLiteral("currency"), currency},
                  {QStringLiteral("beneficiary"), beneficiary},
                  {QStringLiteral("iban"), QLatin1String(transfer.iban)},
                  {QStringLiteral("date"), QLatin1String(transfer.date)}})};
}

Play addBeneficiary(const Beneficiary &beneficiary)
{
    const QString name = QString::fromUtf16(beneficiary.name);
    return {
        QStringLiteral("Add %1 as a beneficiary").arg(name), "/beneficiaries/add",
        json({{QStringLiteral("name"), name}, {QStringLiteral("iban"), QLatin1String(beneficiary.iban)}})};
}

Play cardLimit(const CardLimit &change)
{
    const QString limit = QLatin1String(change.limit);
    return {QStringLiteral("Change a card's limit to %1 USD").arg(limit), "/cards/limit",
            json({{QStringLiteral("card"), QLatin1String(change.card)}, {QStringLiteral("limit"), limit}})};
}

Play payroll(const Payroll &payroll)
{
    const QString total = QLatin1String(payroll.total);
    const QString currency = QLatin1String(payroll.currency);
    return {QStringLiteral("Run the payroll of %1 %2").arg(total, currency), "/payroll/run",
            json({{QStringLiteral("total"), total},
                  {QStringLiteral("currency"), currency},
                  {QStringLiteral("employees"), QLatin1String(payroll.employees)},
                  {QStringLiteral("iban"), QLatin1String(payroll.iban)},
                  {QStringLiteral("date"), QLatin1String(payroll.date)}})};
}

} // namespace

Play playFor(Mutation mutation, int round)
{
    switch (mutation) {
    case Mutation::Transfer: return transfer(inTurn(transfers, round));
    case Mutation::Login: return {QStringLiteral("Sign in as jane"), "/login", R"({"user":"jane"})"};
    case Mutation::CardLimit: return cardLimit(inTurn(cardLimits, round));
    case Mutation::Payroll: return payroll(inTurn(payrolls, round));
    case Mutation::Beneficiary: return addBeneficiary(inTurn(beneficiaries, round));
    }
    Q_UNREACHABLE();
}

} // namespace countersign::demo
