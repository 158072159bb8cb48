#pragma once

#include <QLatin1String>
#include <QString>

namespace countersign::backend {

/// Wire names for ValidationField::dataType, so that a misspelt one does not compile. Any other name may be
/// sent too: what an authenticator does not know, it shows raw and marked (display blocks).
/// Source: docs/display-types.md.
struct DataType
{
    static constexpr QLatin1String text{"TEXT"};
    static constexpr QLatin1String note{"NOTE"};
    static constexpr QLatin1String amount{"AMOUNT"};
    static constexpr QLatin1String iban{"IBAN"};
    static constexpr QLatin1String cardPan{"CARD_PAN"};
    static constexpr QLatin1String date{"DATE"};
    static constexpr QLatin1String dateTime{"DATETIME"};
    static constexpr QLatin1String partyName{"PARTY_NAME"};
    static constexpr QLatin1String entityReference{"ENTITY_REFERENCE"};

    /// `CURRENCY_USD` for `USD`.
    [[nodiscard]] static QString currency(const QString &iso4217)
    {
        return QLatin1String("CURRENCY_") + iso4217;
    }
};

} // namespace countersign::backend
