#pragma once

#include "ui/desk/fact_card.h"

namespace countersign::console {
class TamperLab;
}

namespace countersign::ui {

/// What the phone of the trial painted, row by row, and the digest that it signed over that beside the one that was asked.
class PaintedFacts : public FactCard
{
    Q_OBJECT
public:
    PaintedFacts(const Theme &theme, console::TamperLab &lab, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    console::TamperLab &m_lab;
};

} // namespace countersign::ui
