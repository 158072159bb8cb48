#pragma once

#include "core/console/tamper_lab.h"

#include <QScrollArea>

namespace countersign::ui {

class ActionButton;
class FactCard;
class NoticeBox;
class TextBlock;
class Theme;

/// The trial that is looked at: what was changed, which check caught it and what it said, the clause that it serves, and
/// what stood behind it.
class TrialPanel : public QScrollArea
{
    Q_OBJECT
public:
    TrialPanel(const Theme &theme, console::TamperLab &lab, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void refresh();
    void showChange(const tamper::TamperTrial &trial);
    void showCatch(FactCard &card, const tamper::Catch &caught) const;

    const Theme &m_theme;
    console::TamperLab &m_lab;
    TextBlock *m_title;
    TextBlock *m_deed;
    NoticeBox *m_caught;
    NoticeBox *m_harmless;
    NoticeBox *m_broken;
    FactCard *m_change;
    FactCard *m_catch;
    FactCard *m_behind;
    ActionButton *m_again;
};

} // namespace countersign::ui
