#pragma once

#include "core/console/phone_card.h"

#include <QWidget>

class QGridLayout;
class QHBoxLayout;
class QVBoxLayout;

namespace countersign::ui {

class ActionButton;
class NoticeBox;
class PhoneLook;
class TextBlock;

/// The foot of a card: what the relay said last, the code or the numbers its type asks for, Deny and Approve; or, for an
/// alert, the one button that puts it away.
class AnswerBar : public QWidget
{
    Q_OBJECT
public:
    explicit AnswerBar(const PhoneLook &look, QWidget *parent = nullptr);

    void setCard(const console::PhoneCard &card);

    /// Denying needs no reading: only what approves sleeps.
    enum class Approval { Asleep, Awake };
    void setApproval(Approval approval);
    [[nodiscard]] bool isAwake() const
    {
        return m_approval == Approval::Awake && m_state == device::CardState::Waiting;
    }
    [[nodiscard]] bool choosesNumber() const { return !m_numbers.isEmpty(); }

Q_SIGNALS:
    void approveClicked();
    void denyClicked();
    void dismissClicked();
    void numberClicked(int number);
    void retryClicked();

private:
    [[nodiscard]] bool isNotice() const { return m_state == device::CardState::Notice; }
    [[nodiscard]] bool isSending() const { return m_state == device::CardState::Answering; }
    [[nodiscard]] bool isFetching() const { return m_data && *m_data != device::DataToFetch::State::Failed; }
    void setNumbers(const QList<int> &numbers);
    void placeNumbers();
    void updateWords();
    void updateEnabled();
    void restyle();

    const PhoneLook &m_look;
    Approval m_approval = Approval::Asleep;
    device::CardState m_state = device::CardState::Waiting;
    int m_attemptsLeft = 0;
    std::optional<Error> m_problem;                   ///< of the last attempt to fetch or to answer
    std::optional<device::DataToFetch::State> m_data; ///< nothing when all is here
    QString m_codeText;
    QList<int> m_numbers;
    QVBoxLayout *m_layout;
    QVBoxLayout *m_texts;
    QGridLayout *m_numberGrid;
    QHBoxLayout *m_buttons;
    NoticeBox *m_refusal;
    NoticeBox *m_attempts;
    ActionButton *m_retry;
    TextBlock *m_caption;
    TextBlock *m_code;
    QList<ActionButton *> m_numberButtons;
    ActionButton *m_deny;
    ActionButton *m_approve;
    ActionButton *m_dismiss;
};

} // namespace countersign::ui
