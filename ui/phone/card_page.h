#pragma once

#include "core/console/phone_card.h"

#include <QAbstractSlider>
#include <QWidget>

#include <optional>

class QVBoxLayout;

namespace countersign::ui {

class ActionButton;
class AnswerBar;
class CardBody;
class CardHeader;
class PhoneLook;
class RowScroller;

/// A card that can be answered: who asks, what, and the answers.
class CardPage : public QWidget
{
    Q_OBJECT
public:
    explicit CardPage(const PhoneLook &look, QWidget *parent = nullptr);

    /// The same challenge again keeps its place and what was seen of it.
    void setCard(const console::PhoneCard &card);
    void setTime(Instant now);

    [[nodiscard]] int rowCount() const;
    [[nodiscard]] int rowsSeen() const;
    /// Everything that it asks about is here, every row has been in view, there is time left, and no answer is on its way.
    [[nodiscard]] bool canApprove() const;

    /// What stood on the screen up to now.
    [[nodiscard]] device::PaintedCard painted() const;

    void scrollRows(QAbstractSlider::SliderAction action);
    void holdReveal();
    void releaseReveal();

Q_SIGNALS:
    void approveRequested();
    void denyRequested();
    void dismissRequested();
    void numberRequested(int number);
    /// What it asks about is to be fetched again.
    void retryRequested();
    void rowsSeenChanged(int seen, int total);

private:
    void updateApproval();
    void restyle();

    const PhoneLook &m_look;
    std::optional<console::PhoneCard> m_card;
    bool m_hasTime = false;
    QVBoxLayout *m_layout;
    CardHeader *m_header;
    RowScroller *m_scroller;
    CardBody *m_body = nullptr;
    ActionButton *m_more;
    AnswerBar *m_answers;
};

} // namespace countersign::ui
