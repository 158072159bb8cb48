#include "ui/sheet/contact_sheet.h"

#include "ui/phone/card_body.h"
#include "ui/phone/phone_look.h"
#include "ui/theme/metrics.h"

#include <QLayout>
#include <QPainter>

#include <algorithm>

namespace countersign::ui {

namespace {

constexpr int captionHeight = 24;
constexpr int cellWidth = PhoneLook::deviceSize.width() - 2 * PhoneLook::bezel;
constexpr int gap = space::xl;
/// Above what the card shows, as much as a phone leaves below its header.
constexpr int headroom = space::l;

} // namespace

/// How the phones of one column look.
struct ContactSheet::Look
{
    Look(Appearance appearance, int percent) : theme(appearance), phone(theme), textPercent(percent)
    {
        phone.setTextScale(percent / 100.0);
    }

    Theme theme;
    PhoneLook phone;
    int textPercent;
};

struct ContactSheet::Cell
{
    Cell(const Look &column, const QString &place, const console::PhoneCard &card)
        : look(column), locale(place), body(column.phone, card)
    {
        body.setLayoutDirection(card.rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
        body.setAttribute(Qt::WA_DontShowOnScreen);
        body.ensurePolished();
        body.resize(cellWidth, body.layout()->totalHeightForWidth(cellWidth));
        body.layout()->activate();
    }

    const Look &look;
    const QString locale;
    mutable CardBody body; ///< painting is no change of it, whatever QWidget::render() says
};

ContactSheet::ContactSheet(const SheetPlan &plan, const CardOf &cardOf)
{
    for (const Appearance appearance : plan.appearances) {
        for (const int percent : plan.textPercents)
            m_looks.push_back(std::make_unique<Look>(appearance, percent));
    }
    for (const QString &locale : plan.locales) {
        const console::PhoneCard card = cardOf(locale);
        Row &row = m_rows.emplace_back();
        for (const std::unique_ptr<Look> &look : m_looks)
            row.push_back(std::make_unique<Cell>(*look, locale, card));
    }
}

ContactSheet::~ContactSheet() = default;

QSize ContactSheet::rowSize(int row) const
{
    int tallest = 0;
    for (const std::unique_ptr<Cell> &cell : m_rows[static_cast<std::size_t>(row)])
        tallest = std::max(tallest, cell->body.height());
    return {gap + columns() * (cellWidth + gap), gap + captionHeight + headroom + tallest + headroom};
}

QSize ContactSheet::size() const
{
    QSize whole(0, gap);
    for (int row = 0; row < rowCount(); ++row)
        whole = {rowSize(row).width(), whole.height() + rowSize(row).height()};
    return whole;
}

void ContactSheet::paintRow(QPainter &painter, int row) const
{
    const QSize cell(cellWidth, rowSize(row).height() - gap - captionHeight);
    for (int column = 0; column < columns(); ++column) {
        painter.save();
        painter.translate(gap + column * (cellWidth + gap), gap);
        paintCell(painter, *m_rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)], cell);
        painter.restore();
    }
}

void ContactSheet::paintCell(QPainter &painter, const Cell &cell, const QSize &size) const
{
    const bool dark = cell.look.theme.appearance() == Appearance::Dark;
    // The sheet itself is paper, whatever the theme of a phone on it.
    const Theme paper;
    painter.setFont(paper.font(FontRole::SmallStrong));
    painter.setPen(paper.colors().textMuted);
    painter.drawText(QRect(0, 0, cellWidth, captionHeight - space::xs), Qt::AlignLeft | Qt::AlignVCenter,
                     tr("%1 · %2 · text %3 %")
                         .arg(cell.locale, dark ? tr("dark") : tr("light"))
                         .arg(cell.look.textPercent));
    painter.translate(0, captionHeight);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(paper.colors().line, 1));
    painter.setBrush(cell.look.theme.colors().screen);
    painter.drawRoundedRect(QRectF({}, size).adjusted(0.5, 0.5, -0.5, -0.5), radius::large, radius::large);
    cell.body.render(&painter, QPoint(0, headroom), {}, QWidget::DrawChildren);
}

} // namespace countersign::ui
