#include "ui/phone/table_block.h"

#include "ui/phone/phone_look.h"
#include "ui/widgets/text_block.h"

#include <QGridLayout>
#include <QPainter>

#include <algorithm>

namespace countersign::ui {

using display::RenderedTable;

TableBlock::TableBlock(const PhoneLook &look, const RenderedTable &table, QWidget *parent)
    : QWidget(parent), m_look(look), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    const bool hasTitles = std::any_of(table.columns.begin(), table.columns.end(),
                                       [](const auto &column) { return !column.title.isEmpty(); });
    m_firstRow = hasTitles ? 1 : 0;
    const auto columns = static_cast<int>(table.columns.size());
    for (int column = 0; hasTitles && column < columns; ++column)
        m_titles.append(addCell(0, column + 1));
    for (int row = 0; row < static_cast<int>(table.rows.size()); ++row) {
        m_numbers.append(addCell(m_firstRow + row, 0));
        QList<TextBlock *> cells;
        for (int column = 0; column < columns; ++column)
            cells.append(addCell(m_firstRow + row, column + 1));
        m_rows.append(cells);
    }
    for (int column = 0; column < columns; ++column) {
        if (!table.columns[static_cast<std::size_t>(column)].isAmount) {
            m_grid->setColumnStretch(column + 1, 1);
            continue;
        }
        for (const QList<TextBlock *> &cells : std::as_const(m_rows))
            cells[column]->setAlignment(Qt::AlignRight | Qt::AlignTop);
        if (hasTitles)
            m_titles[column]->setAlignment(Qt::AlignRight | Qt::AlignTop);
    }
    connect(&look, &PhoneLook::changed, this, &TableBlock::restyle);
    restyle();
}

TextBlock *TableBlock::addCell(int row, int column)
{
    auto *cell = new TextBlock(this);
    m_grid->addWidget(cell, row, column);
    return cell;
}

void TableBlock::setContent(const RenderedTable &table, const display::DisplayText &text)
{
    for (qsizetype column = 0; column < m_titles.size(); ++column)
        m_titles[column]->setContent(table.columns[static_cast<std::size_t>(column)].title);
    for (qsizetype row = 0; row < m_rows.size(); ++row) {
        m_numbers[row]->setContent(display::DisplayText::trusted(QStringLiteral("%1.").arg(row + 1)));
        const auto &cells = table.rows[static_cast<std::size_t>(row)];
        for (qsizetype column = 0; column < m_rows[row].size(); ++column)
            m_rows[row][column]->setContent(cells[static_cast<std::size_t>(column)]);
    }
    setAccessibleName(text.plain());
}

void TableBlock::restyle()
{
    const Colors &colors = m_look.colors();
    m_grid->setHorizontalSpacing(m_look.px(10));
    m_grid->setVerticalSpacing(m_look.px(9));
    for (TextBlock *title : std::as_const(m_titles)) {
        title->setFont(m_look.font(FontRole::Caption));
        title->setInk(colors.textMuted);
    }
    for (TextBlock *number : std::as_const(m_numbers)) {
        number->setFont(m_look.font(FontRole::Body));
        number->setInk(colors.textMuted);
    }
    for (const QList<TextBlock *> &cells : std::as_const(m_rows)) {
        for (TextBlock *cell : cells) {
            cell->setFont(m_look.font(FontRole::Body));
            cell->setInk(colors.text);
        }
    }
    update();
}

/// A line above each row but the first.
void TableBlock::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    for (int row = 1; row < m_grid->rowCount(); ++row) {
        const int top = m_grid->cellRect(row, 0).top() - m_grid->verticalSpacing() / 2;
        painter.fillRect(QRect(0, top, width(), std::max(1, m_look.px(1))), m_look.colors().line);
    }
}

} // namespace countersign::ui
