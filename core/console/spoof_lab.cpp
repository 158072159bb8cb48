#include "core/console/spoof_lab.h"

namespace countersign::console {

namespace {

display::ValidationField field(const char *title, const QString &value, const char *dataType)
{
    display::ValidationField field;
    field.key = QStringLiteral("attack");
    field.title = QString::fromLatin1(title);
    field.value = value;
    field.dataType = QString::fromLatin1(dataType);
    return field;
}

} // namespace

display::ValidationField fieldOf(Attack attack)
{
    switch (attack) {
    case Attack::BidiOverride:
        return field("Beneficiary", QStringLiteral("ACME \u202eDTL PROC LIVE\u202c"), "PARTY_NAME");
    case Attack::ZeroWidth:
        return field("Beneficiary", QStringLiteral("AC\u200bME Co\u2060rp"), "PARTY_NAME");
    case Attack::Homoglyph: return field("Beneficiary", QStringLiteral("\u0410\u0421ME Corp"), "PARTY_NAME");
    case Attack::LineFeeds:
        return field("Purpose",
                     QStringLiteral("Refund") + QString(40, u'\n') + QStringLiteral("of 9 000 to a stranger"),
                     "TEXT");
    case Attack::CombiningMarks:
        return field("Beneficiary", QStringLiteral("Z") + QString(40, QChar(0x0301)) + QStringLiteral("oe"),
                     "PARTY_NAME");
    case Attack::LookAlikeAccount:
        return field("Account", QStringLiteral("DE89 37O4 0044 0532 0130 00"), "IBAN");
    case Attack::ForeignDigits:
        return field("Amount", QStringLiteral("\u0661\u0660\u0660\u0660.\u0660\u0660"), "CURRENCY_EUR");
    case Attack::DecimalComma: return field("Amount", QStringLiteral("1,000"), "CURRENCY_EUR");
    case Attack::DecimalPoint: return field("Amount", QStringLiteral("1.000"), "CURRENCY_EUR");
    }
    Q_UNREACHABLE();
}

QString naiveText(Attack attack)
{
    switch (attack) {
    case Attack::DecimalComma: return QStringLiteral("\u20ac1,000.00");
    case Attack::DecimalPoint: return QStringLiteral("\u20ac1.00");
    case Attack::ForeignDigits: return QStringLiteral("\u20ac") + fieldOf(attack).value;
    case Attack::BidiOverride:
    case Attack::ZeroWidth:
    case Attack::Homoglyph:
    case Attack::LineFeeds:
    case Attack::CombiningMarks:
    case Attack::LookAlikeAccount: break;
    }
    return fieldOf(attack).value;
}

} // namespace countersign::console
