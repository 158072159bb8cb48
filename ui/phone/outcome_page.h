#pragma once

#include "core/console/phone_card.h"

#include <QWidget>

class QVBoxLayout;

namespace countersign::ui {

class Emblem;
class PhoneLook;
class TextBlock;

/// How a card ended: a shape, a word, and what it was about.
class OutcomePage : public QWidget
{
    Q_OBJECT
public:
    explicit OutcomePage(const PhoneLook &look, QWidget *parent = nullptr);

    /// `card.state` is one that ends a card.
    void setCard(const console::PhoneCard &card);
    [[nodiscard]] QString word() const;

private:
    [[nodiscard]] QString acceptance() const;
    void showState();
    void restyle();

    const PhoneLook &m_look;
    console::PhoneCard m_card;
    QVBoxLayout *m_layout;
    Emblem *m_emblem;
    TextBlock *m_word;
    TextBlock *m_explanation;
    TextBlock *m_title;
    TextBlock *m_tenant;
};

} // namespace countersign::ui
