#include "ui/phone/answer_bar.h"

#include "ui/phone/phone_look.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/notice_box.h"
#include "ui/widgets/refusal_words.h"
#include "ui/widgets/text_block.h"

#include <QGridLayout>

#include <algorithm>

namespace countersign::ui {

using Kind = ActionButton::Kind;

namespace {

/// `123456` as `123 456`: easier to compare and to read out.
QString inTwoHalves(const QString &code)
{
    const auto half = code.size() / 2;
    return code.size() < 6 ? code : code.left(half) + QLatin1Char(' ') + code.mid(half);
}

} // namespace

AnswerBar::AnswerBar(const PhoneLook &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_layout(new QVBoxLayout(this)), m_texts(new QVBoxLayout),
      m_numberGrid(new QGridLayout), m_buttons(new QHBoxLayout),
      m_refusal(new NoticeBox(look.theme(), Tone::Danger, this)),
      m_attempts(new NoticeBox(look.theme(), Tone::Warning, this)),
      m_retry(new ActionButton(look.theme(), Kind::Outline, {}, this)), m_caption(new TextBlock(this)),
      m_code(new TextBlock(this)), m_deny(new ActionButton(look.theme(), Kind::DangerOutline, {}, this)),
      m_approve(new ActionButton(look.theme(), Kind::Approve, {}, this)),
      m_dismiss(new ActionButton(look.theme(), Kind::Outline, {}, this))
{
    for (QWidget *widget : std::initializer_list<QWidget *>{m_refusal, m_attempts, m_caption, m_code})
        m_texts->addWidget(widget);
    m_layout->addLayout(m_texts);
    for (TextBlock *text : {m_caption, m_code})
        text->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_layout->addLayout(m_numberGrid);
    m_layout->addWidget(m_retry);
    m_layout->addLayout(m_buttons);
    m_buttons->addWidget(m_deny, 1);
    m_buttons->addWidget(m_approve, 1);
    m_buttons->addWidget(m_dismiss, 1);
    connect(m_retry, &QAbstractButton::clicked, this, &AnswerBar::retryClicked);
    connect(m_deny, &QAbstractButton::clicked, this, &AnswerBar::denyClicked);
    connect(m_approve, &QAbstractButton::clicked, this, &AnswerBar::approveClicked);
    connect(m_dismiss, &QAbstractButton::clicked, this, &AnswerBar::dismissClicked);
    connect(&look, &PhoneLook::changed, this, &AnswerBar::restyle);
    restyle();
}

void AnswerBar::setCard(const console::PhoneCard &card)
{
    m_state = card.state;
    m_attemptsLeft = card.attemptsLeft;
    m_data = card.data;
    m_problem = card.dataProblem ? card.dataProblem : card.refusal;
    m_codeText = card.customType == domain::CustomType::Totp ? card.totpCode : QString();
    if (card.numbers != m_numbers)
        setNumbers(card.numbers);
    m_refusal->setVisible(m_problem.has_value());
    m_attempts->setVisible(card.refusal && !card.dataProblem && m_attemptsLeft > 0);
    m_retry->setVisible(m_data == device::DataToFetch::State::Failed);
    m_code->setVisible(!m_codeText.isEmpty());
    m_caption->setVisible(isSending() || isFetching() || !m_codeText.isEmpty() || choosesNumber());
    m_deny->setVisible(!isNotice());
    m_approve->setVisible(!isNotice() && !choosesNumber());
    m_dismiss->setVisible(isNotice());
    updateWords();
    updateEnabled();
}

void AnswerBar::setApproval(Approval approval)
{
    m_approval = approval;
    updateEnabled();
}

void AnswerBar::setNumbers(const QList<int> &numbers)
{
    qDeleteAll(m_numberButtons);
    m_numberButtons.clear();
    m_numbers = numbers;
    for (const int number : numbers) {
        auto *button = new ActionButton(m_look.theme(), Kind::Outline, QString::number(number), this);
        connect(button, &QAbstractButton::clicked, this, [this, number] { Q_EMIT numberClicked(number); });
        m_numberButtons.append(button);
    }
    placeNumbers();
}

void AnswerBar::placeNumbers()
{
    if (m_numberButtons.isEmpty())
        return;
    int widest = 0;
    for (ActionButton *button : std::as_const(m_numberButtons)) {
        button->setFont(m_look.font(FontRole::Title));
        button->setShape({m_look.linePx(52), m_look.px(14), m_look.px(8)});
        widest = std::max(widest, button->sizeHint().width());
    }
    const int gap = std::max(0, m_look.px(8) - 2 * ActionButton::ringRoom);
    const int room = m_look.px(PhoneLook::contentWidth) + 2 * ActionButton::ringRoom + gap;
    const int columns = std::clamp(room / (widest + gap), 1, static_cast<int>(m_numberButtons.size()));
    m_numberGrid->setSpacing(gap);
    int place = 0;
    for (ActionButton *button : std::as_const(m_numberButtons)) {
        m_numberGrid->addWidget(button, place / columns, place % columns);
        button->setAccessibleName(tr("Number %1").arg(button->text()));
        button->setToolTip(tr("Approve with this number (%1)").arg(++place));
    }
}

void AnswerBar::updateWords()
{
    m_retry->setText(tr("Fetch again"));
    m_deny->setText(tr("Deny"));
    m_approve->setText(tr("Approve"));
    m_dismiss->setText(tr("Got it"));
    m_caption->setWords(isSending()           ? tr("Sending the answer…")
                            : isFetching()    ? tr("Fetching what it is about…")
                            : choosesNumber() ? tr("Choose the number your other screen shows")
                                              : tr("This phone’s code"));
    m_code->setWords(inTwoHalves(m_codeText));
    m_refusal->setContent(m_problem ? wordsOf(*m_problem) : display::DisplayText());
    m_attempts->setWords(tr("Attempts left: %1").arg(m_attemptsLeft));
}

void AnswerBar::updateEnabled()
{
    m_deny->setEnabled(m_state == device::CardState::Waiting);
    m_approve->setEnabled(isAwake());
    for (ActionButton *button : std::as_const(m_numberButtons))
        button->setEnabled(isAwake());
    const QString asleep =
        m_data ? tr("Sleeps until what it is about is here") : tr("Sleeps until every row has been in view");
    m_approve->setToolTip(isAwake() ? tr("Approve (A)") : asleep);
    m_approve->setAccessibleDescription(isAwake() ? QString() : asleep);
    m_deny->setToolTip(tr("Deny (D)"));
    m_dismiss->setToolTip(tr("Put the alert away (G)"));
    m_retry->setToolTip(tr("Fetch what it is about again (F)"));
}

void AnswerBar::restyle()
{
    const int ring = ActionButton::ringRoom;
    const int side = m_look.px(PhoneLook::margin) - ring;
    m_layout->setContentsMargins(side, m_look.px(8), side, m_look.px(2));
    m_texts->setContentsMargins(ring, 0, ring, 0);
    m_texts->setSpacing(m_look.px(6));
    m_layout->setSpacing(m_look.px(6));
    m_buttons->setSpacing(std::max(0, m_look.px(10) - 2 * ring));
    for (ActionButton *button : {m_retry, m_deny, m_approve, m_dismiss}) {
        button->setFont(m_look.font(FontRole::ValueStrong));
        button->setShape({m_look.linePx(47), m_look.px(13), m_look.px(8)});
    }
    m_refusal->setTextFont(m_look.font(FontRole::Small));
    m_attempts->setTextFont(m_look.font(FontRole::Small));
    m_caption->setFont(m_look.font(FontRole::Small));
    m_caption->setInk(m_look.colors().textMuted);
    m_code->setFont(m_look.font(FontRole::Hero));
    m_code->setInk(m_look.colors().text);
    placeNumbers();
    updateWords();
    updateEnabled();
}

} // namespace countersign::ui
