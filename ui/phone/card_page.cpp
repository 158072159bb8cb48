#include "ui/phone/card_page.h"

#include "ui/phone/answer_bar.h"
#include "ui/phone/card_body.h"
#include "ui/phone/card_header.h"
#include "ui/phone/field_row.h"
#include "ui/phone/phone_look.h"
#include "ui/phone/row_scroller.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/text_block.h"

#include <QVBoxLayout>

#include <algorithm>

namespace countersign::ui {

using console::PhoneCard;
using display::RenderedBlock;
using display::RenderedField;

namespace {

bool looksTheSame(const RenderedField &one, const RenderedField &other)
{
    const auto parts = [](const RenderedField &field) {
        return std::tie(field.key, field.title, field.text, field.annotation, field.style, field.presentation,
                        field.emphasis, field.masked, field.maskable, field.problems, field.warnings);
    };
    return parts(one) == parts(other);
}

bool looksTheSame(const RenderedBlock &one, const RenderedBlock &other)
{
    return one.title == other.title && one.subtitle == other.subtitle
        && std::ranges::equal(one.fields, other.fields,
                              [](const auto &a, const auto &b) { return looksTheSame(a, b); });
}

bool looksTheSame(const PhoneCard &one, const PhoneCard &other)
{
    return one.key == other.key && one.deviceId == other.deviceId && one.description == other.description
        && one.browserOrigin == other.browserOrigin && one.alertTitle == other.alertTitle
        && one.action == other.action && looksTheSame(one.block, other.block)
        && looksTheSame(one.revealed, other.revealed);
}

} // namespace

CardPage::CardPage(const PhoneLook &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_layout(new QVBoxLayout(this)), m_header(new CardHeader(look, this)),
      m_scroller(new RowScroller(look, this)),
      m_more(new ActionButton(look.theme(), ActionButton::Kind::Quiet, {}, this)),
      m_answers(new AnswerBar(look, this))
{
    m_layout->addWidget(m_header);
    m_layout->addWidget(m_scroller, 1);
    m_layout->addWidget(m_more, 0, Qt::AlignHCenter);
    m_more->setFocusPolicy(Qt::NoFocus);
    m_layout->addWidget(m_answers);
    connect(m_more, &QAbstractButton::clicked, this, [this] { m_scroller->showUnseen(); });
    connect(m_answers, &AnswerBar::approveClicked, this, &CardPage::approveRequested);
    connect(m_answers, &AnswerBar::denyClicked, this, &CardPage::denyRequested);
    connect(m_answers, &AnswerBar::dismissClicked, this, &CardPage::dismissRequested);
    connect(m_answers, &AnswerBar::retryClicked, this, &CardPage::retryRequested);
    connect(m_answers, &AnswerBar::numberClicked, this, &CardPage::numberRequested);
    connect(m_scroller, &RowScroller::rowsSeenChanged, this, &CardPage::updateApproval);
    connect(m_scroller, &RowScroller::rowsSeenChanged, this, &CardPage::rowsSeenChanged);
    connect(&look, &PhoneLook::changed, this, &CardPage::restyle);
    restyle();
}

void CardPage::setCard(const PhoneCard &card)
{
    const bool rebuild = !m_card || !looksTheSame(*m_card, card);
    m_card = card;
    m_header->setCard(card);
    m_answers->setCard(card);
    if (rebuild) {
        m_more->hide();
        m_body = new CardBody(m_look, card);
        m_scroller->setRows(m_body, m_body->parts());
    }
    updateApproval();
}

void CardPage::setTime(Instant now)
{
    if (!m_card)
        return;
    const Milliseconds left = m_card->expiresAt - now;
    m_hasTime = left > Milliseconds::zero();
    m_header->setTime(left, m_card->expiresAt - m_card->receivedAt);
    updateApproval();
}

int CardPage::rowCount() const
{
    return m_scroller->rowCount();
}

int CardPage::rowsSeen() const
{
    return m_scroller->rowsSeen();
}

bool CardPage::canApprove() const
{
    return m_card && m_answers->isAwake();
}

device::PaintedCard CardPage::painted() const
{
    device::PaintedCard painted;
    if (!m_body)
        return painted;
    const auto painting = [this](const QWidget *part, const QString &text) -> domain::PaintedText {
        return {text, m_scroller->wasSeen(part), m_scroller->timeInView(part)};
    };
    for (const TextBlock *text : m_body->heading())
        painted.heading.push_back(painting(text, text->text()));
    for (const FieldRow *row : m_body->rows())
        painted.rows.push_back(
            {row->key(), painting(row, row->valueText()), row->notices(), row->wasRevealed()});
    return painted;
}

void CardPage::updateApproval()
{
    const bool whole = m_card && !m_card->data;
    const bool awake = whole && m_hasTime && m_scroller->rowCount() > 0 && m_scroller->allSeen();
    m_answers->setApproval(awake ? AnswerBar::Approval::Awake : AnswerBar::Approval::Asleep);
    // Before the first look nothing is known yet: the button would only flicker.
    m_more->setVisible(m_scroller->rowsSeen() > 0 && !m_scroller->allSeen());
    const bool above = m_scroller->unseen() == RowScroller::Unseen::Above;
    m_more->setText(above ? tr("Not seen yet above") + QStringLiteral("  ↑")
                          : tr("More below") + QStringLiteral("  ↓"));
    m_more->setAccessibleDescription(tr("%1 of %2 rows seen").arg(rowsSeen()).arg(rowCount()));
}

void CardPage::scrollRows(QAbstractSlider::SliderAction action)
{
    m_scroller->scrollRows(action);
}

void CardPage::holdReveal()
{
    if (m_body)
        m_body->holdReveal();
}

void CardPage::releaseReveal()
{
    if (m_body)
        m_body->releaseReveal();
}

void CardPage::restyle()
{
    const int side = m_look.px(PhoneLook::margin);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_header->setContentsMargins(side, m_look.px(10), side, m_look.px(18));
    m_more->setFont(m_look.font(FontRole::SmallStrong));
    m_more->setShape({m_look.linePx(26), m_look.px(13), m_look.px(12)});
    updateApproval();
}

} // namespace countersign::ui
