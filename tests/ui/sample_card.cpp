#include "sample_card.h"

namespace countersign::ui {

using display::RenderedField;
using display::RowStyle;

namespace {

RenderedField field(const char *title, const char *text, RowStyle style)
{
    RenderedField made;
    made.key = QString::fromUtf8(title);
    made.title = words(title);
    made.text = words(text);
    made.style = style;
    return made;
}

display::RenderedBlock block(const char *account, int more)
{
    display::RenderedBlock made;
    made.title = words("Confirm the transfer");
    made.subtitle = words("Check the details before approving");
    made.fields = {
        field("Amount", "$1,000.00", RowStyle::Amount), field("Beneficiary", "ACME Corp", RowStyle::Text),
        field("Account", account, RowStyle::Monospace), field("Risk", "{\"score\":12}", RowStyle::Raw)};
    made.fields[0].annotation = words("USD");
    made.fields[1].warnings = {display::Remark({"Looks like another name"})};
    made.fields[2].maskable = true;
    made.fields[3].valid = false;
    made.fields[3].problems = {display::Remark({"The type is not known here."})};
    for (int i = 0; i < more; ++i)
        made.fields.push_back(
            field("Note", "Two lines of text which are here to need room\nand more", RowStyle::Note));
    return made;
}

} // namespace

display::DisplayText words(const char *text)
{
    return display::DisplayText::guard(QString::fromUtf8(text), display::Lines::Many);
}

console::PhoneCard sampleCard(domain::CustomType type, int more)
{
    console::PhoneCard card;
    card.deviceId = QStringLiteral("dev_1");
    card.key = {QStringLiteral("tnt_1"), QStringLiteral("ins_1")};
    card.tenantName = words("Example");
    card.block = block("DE89 •••• 3000", more);
    card.block.fields[2].masked = true;
    card.revealed = block("DE89 3704 3000", more);
    card.customType = type;
    card.receivedAt = sampleNow - std::chrono::seconds(19);
    card.expiresAt = sampleNow + std::chrono::seconds(161);
    card.attemptsLeft = 3;
    return card;
}

} // namespace countersign::ui
