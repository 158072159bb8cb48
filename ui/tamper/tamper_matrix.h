#pragma once

#include "core/console/tamper_lab.h"

#include <QWidget>

class QButtonGroup;
class QGridLayout;

namespace countersign::ui {

class TamperCell;
class TextBlock;
class Theme;

/// Every case as a cell: rows are what is changed, columns where. A click or the arrow keys choose the one that is looked at.
class TamperMatrix : public QWidget
{
    Q_OBJECT
public:
    /// Both outlive the matrix.
    TamperMatrix(const Theme &theme, console::TamperLab &lab, QWidget *parent = nullptr);

    /// The keyboard goes to the case that is looked at.
    void takeFocus();
    [[nodiscard]] TamperCell &cell(tamper::TamperCase tampered) const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void restyle();
    /// The first column takes its longest word.
    void makeRoomForWords();

    const Theme &m_theme;
    console::TamperLab &m_lab;
    QGridLayout *m_grid;
    QButtonGroup *m_cells;
    std::vector<TextBlock *> m_whats;
    std::vector<TextBlock *> m_wheres;
    std::vector<TextBlock *> m_phases;
};

} // namespace countersign::ui
