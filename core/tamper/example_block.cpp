#include "core/tamper/example_block.h"

namespace countersign::tamper {

namespace {

display::ValidationField field(const char *key, const char *title, const char *value, const char *dataType)
{
    display::ValidationField field;
    field.key = QString::fromLatin1(key);
    field.title = QString::fromLatin1(title);
    field.value = QString::fromLatin1(value);
    field.dataType = QString::fromLatin1(dataType);
    return field;
}

} // namespace

display::DisplayBlock exampleBlock()
{
    return {QStringLiteral("Confirm the transfer"),
            QStringLiteral("Check the details before approving"),
            {field("amount", "Amount", "1000.00", "CURRENCY_USD"),
             field("to", "Beneficiary", "ACME Corp", "PARTY_NAME"),
             field("account", "Account", "DE89370400440532013000", "IBAN"),
             field("on", "Date", "2026-06-21", "DATE")}};
}

} // namespace countersign::tamper
