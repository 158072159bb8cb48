#include "sample_blocks.h"

#include <array>

namespace countersign::bench {

namespace {

struct Sample
{
    const char *title, *value, *type;
};
constexpr std::array samples{
    Sample{"Amount", "48210.50", "CURRENCY_EUR"},
    Sample{"Beneficiary", "Weingut Müller & Söhne", "PARTY_NAME"},
    Sample{"Account", "DE89370400440532013000", "IBAN"},
    Sample{"Execution date", "2026-06-21", "DATE"},
    Sample{"Asked", "2026-06-20T10:15:30+02:00", "DATETIME"},
    Sample{"Order", "order:4711|June salaries", "ENTITY_REFERENCE"},
    Sample{"Rate", "12.5", "PERCENT"},
    Sample{"Card", "4111111111111111", "CARD_PAN"},
    Sample{"Country", "DE", "COUNTRY"},
    Sample{"Purpose", "Invoice 2026-118, second half", "TEXT"},
};

} // namespace

display::DisplayBlock sampleBlock(int fields)
{
    display::DisplayBlock block;
    block.title = QStringLiteral("Confirm the transfer");
    block.subtitle = QStringLiteral("Check the details before approving");
    for (int i = 0; i < fields; ++i) {
        const Sample &sample = samples[static_cast<std::size_t>(i) % samples.size()];
        display::ValidationField &field = block.fields.emplace_back();
        field.key = QStringLiteral("field-%1").arg(i);
        field.title = QLatin1String(sample.title);
        field.value = QString::fromUtf8(sample.value);
        field.dataType = QLatin1String(sample.type);
    }
    return block;
}

} // namespace countersign::bench
