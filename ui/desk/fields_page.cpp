#include "ui/desk/fields_page.h"

#include "core/console/console.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card_frame.h"
#include "ui/widgets/notice_box.h"
#include "ui/widgets/text_block.h"

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
    if (count > 0 || !inspection().challenge())
        return;
    auto *nothing = new TextBlock;
    nothing->setWords(
        tr("The backend sent no display block: the phone shows the description or the action."));
    nothing->setFont(theme().font(FontRole::Body));
    nothing->setInk(theme().colors().textMuted);
    column().addWidget(nothing);
}

CardFrame *FieldsPage::makeCard(int row)
{
    const FieldsModel &fields = inspection().fields();
    const auto cell = [&fields, row](FieldsModel::Column column) {
        return fields.index(row, column).data(console::ValueRole).value<DisplayText>();
    };
    auto *card = new CardFrame(theme());
    const auto addText = [this, card](const DisplayText &text, FontRole role, const QColor &ink) {
        auto *block = new TextBlock;
        block->setContent(text);
        block->setFont(theme().font(role));
        block->setInk(ink);
        card->body()->addWidget(block);
    };
    const Colors &colors = theme().colors();
    card->setAccessibleName(cell(FieldsModel::Title).plain());
    card->body()->setSpacing(space::xs);
    addText(cell(FieldsModel::Title), FontRole::Caption, colors.textMuted);
    addText(cell(FieldsModel::Shown), FontRole::BodyStrong, colors.text);
    const QString source = tr("%1 · %2 · as sent: %3")
                               .arg(cell(FieldsModel::Key).plain(), cell(FieldsModel::Type).plain(),
                                    cell(FieldsModel::Raw).plain());
    addText(DisplayText::guard(source, display::Lines::Many), FontRole::MonoSmall, colors.textMuted);
    if (const DisplayText remarks = cell(FieldsModel::Remarks); !remarks.isEmpty()) {
        auto *notice = new NoticeBox(theme(), fields.isValid(row) ? Tone::Warning : Tone::Danger);
        notice->setContent(remarks);
        card->body()->addWidget(notice);
    }
    return card;
}

} // namespace countersign::ui
