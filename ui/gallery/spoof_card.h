#pragma once

#include "core/console/spoof_lab.h"
#include "ui/widgets/card_frame.h"

class QLabel;

namespace countersign::ui {

class FieldRow;
class PhoneLook;
class SectionLabel;
class TextBlock;

/// One attack: what it tries, what a naive app would paint, and what ours does.
class SpoofCard : public CardFrame
{
    Q_OBJECT
public:
    SpoofCard(const PhoneLook &look, console::Attack attack, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void restyle();
    void retranslate();

    const PhoneLook &m_look;
    const console::Attack m_attack;
    TextBlock *m_title;
    TextBlock *m_explanation;
    SectionLabel *m_naiveTitle;
    SectionLabel *m_oursTitle;
    TextBlock *m_naiveLabel;
    QLabel *m_naive;
    FieldRow *m_ours;
};

} // namespace countersign::ui
