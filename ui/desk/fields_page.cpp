#include "ui/desk/fields_page.h"

#include "core/console/console.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card_frame.h"
#include "ui/widgets/notice_box.h"
#include "ui/widgets/own_words.h"
#include "ui/widgets/remark_words.h"
#include "ui/widgets/text_block.h"

#include <QLocale>
#include <QVBoxLayout>

namespace countersign::ui {

using console::FieldsModel;
using display::DisplayText;

FieldsPage::FieldsPage(const Theme &theme, console::Console &console, QWidget *parent)
    : InspectorPage(theme, console, parent)
{
    connect(&console.inspection().fields(), &QAbstractItemModel::modelReset, this, [this] {
        if (isVisible())
            refresh();
    });
}

void FieldsPage::refresh()
{
    while (QLayoutItem *item = column().takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const int count = inspection().fields().rowCount();
    for (int row = 0; row < count; ++row)
        column().addWidget(makeCard(row));
    addRemark();
}

void FieldsPage::addRemark()
{
    const domain::Challenge *challenge = inspection().challenge();
    if (!challenge)
        return;
    const bool answered = challenge->decision && !challenge->decision->deviceId.isEmpty();
    QString remark;
    if (inspection().fields().rowCount() == 0)
        remark = tr("The backend sent no display block: the phone shows the description or the action.");
    else if (answered && inspection().paintings().empty())
        remark = tr("Nothing says what was painted: a script, a policy, a robot or another device answered.");
    if (!remark.isEmpty())
        column().addWidget(makeText(ours(remark), FontRole::Body, theme().colors().textMuted));
}

TextBlock *FieldsPage::makeText(const DisplayText &text, FontRole role, const QColor &ink) const
{
    auto *block = new TextBlock;
    block->setContent(text);
    block->setFont(theme().font(role));
    block->setInk(ink);
    return block;
}

void FieldsPage::addPaintings(CardFrame &card, const QString &key) const
{
    const QLocale locale;
    for (const console::PaintedView &painting : inspection().paintings()) {
        const console::PaintedView::Row *row = painting.row(key);
        if (!row)
            continue;
        const QString seconds = locale.toString(static_cast<double>(row->inView.count()) / 1000.0, 'f', 1);
        const DisplayText sides[] = {painting.device, row->text};
        std::vector<DisplayText> words{
            DisplayText::filled(row->seen ? tr("Painted on %1: %2") : tr("Not in view on %1"), sides)};
        if (row->seen)
            words.push_back(ours(tr("whole in view for %1 s").arg(seconds)));
        if (row->revealed)
            words.push_back(ours(tr("mask lifted")));
        card.body()->addWidget(makeText(DisplayText::joined(words, QStringLiteral(" · ")), FontRole::Small,
                                        theme().colors().textMuted));
    }
}

CardFrame *FieldsPage::makeCard(int row)
{
    const FieldsModel &fields = inspection().fields();
    const auto cell = [&fields, row](FieldsModel::Column column) {
        return fields.index(row, column).data(console::ValueRole).value<DisplayText>();
    };
    auto *card = new CardFrame(theme());
    const auto addText = [this, card](const DisplayText &text, FontRole role, const QColor &ink) {
        card->body()->addWidget(makeText(text, role, ink));
    };
    const Colors &colors = theme().colors();
    card->setAccessibleName(cell(FieldsModel::Title).plain());
    card->body()->setSpacing(space::xs);
    addText(cell(FieldsModel::Title), FontRole::Caption, colors.textMuted);
    addText(cell(FieldsModel::Shown), FontRole::BodyStrong, colors.text);
    const DisplayText source[] = {cell(FieldsModel::Key), cell(FieldsModel::Type), cell(FieldsModel::Raw)};
    addText(DisplayText::filled(tr("%1 · %2 · as sent: %3"), source), FontRole::MonoSmall, colors.textMuted);
    std::vector<DisplayText> remarks;
    for (const display::Remark &remark : fields.remarks(row))
        remarks.push_back(wordsOf(remark));
    if (!remarks.empty()) {
        auto *notice = new NoticeBox(theme(), fields.isValid(row) ? Tone::Warning : Tone::Danger);
        notice->setContent(DisplayText::joined(remarks, QStringLiteral("\n")));
        card->body()->addWidget(notice);
    }
    addPaintings(*card, cell(FieldsModel::Key).plain());
    return card;
}

} // namespace countersign::ui
