#pragma once

#include "core/display/renderer.h"

#include <QWidget>

class QGridLayout;

namespace countersign::ui {

class PhoneLook;
class TextBlock;

/// The rows of a list or a table, each with its number. Every cell is whole: it wraps where its column is narrow.
/// Assistive technology reads the rows as the field's text has them.
class TableBlock : public QWidget
{
    Q_OBJECT
public:
    TableBlock(const PhoneLook &look, const display::RenderedTable &table, QWidget *parent = nullptr);

    /// Other words in the same rows and columns, as when masked cells are revealed.
    void setContent(const display::RenderedTable &table, const display::DisplayText &text);
    [[nodiscard]] QString text() const { return accessibleName(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    TextBlock *addCell(int row, int column);
    void restyle();

    const PhoneLook &m_look;
    QGridLayout *m_grid;
    int m_firstRow = 0; ///< in the grid: after the titles, where there are any
    QList<TextBlock *> m_titles;
    QList<TextBlock *> m_numbers;
    QList<QList<TextBlock *>> m_rows;
};

} // namespace countersign::ui
