#include "ui/phone/card_header.h"

#include "ui/phone/countdown.h"
#include "ui/phone/phone_look.h"
#include "ui/widgets/text_block.h"

#include <QGridLayout>
#include <QPainter>
#include <QTextBoundaryFinder>

namespace countersign::ui {

namespace {

/// The first character as a person counts them.
QString firstLetter(const QString &text)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    const auto end = finder.toNextBoundary();
    return end > 0 ? text.left(end).toUpper() : QString();
}

} // namespace

TenantAvatar::TenantAvatar(const PhoneLook &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    connect(&look, &PhoneLook::changed, this, &TenantAvatar::restyle);
    restyle();
}

void TenantAvatar::setTenant(const display::DisplayText &name)
{
    m_letter = firstLetter(name.plain());
    setAccessibleName(m_letter);
    update();
}

void TenantAvatar::restyle()
{
    setFixedSize(m_look.px(36), m_look.px(36));
    setFont(m_look.theme().font(FontRole::ValueStrong, m_look.scale()));
    update();
}

void TenantAvatar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto [from, to] = m_look.colors().brand;
    QLinearGradient gradient(rect().topLeft(), rect().bottomRight());
    gradient.setColorAt(0, from);
    gradient.setColorAt(1, to);
    painter.setPen(Qt::NoPen);
    painter.setBrush(gradient);
    painter.drawRoundedRect(rect(), m_look.px(9), m_look.px(9));
    painter.setPen(m_look.colors().onBrand);
    painter.drawText(rect(), Qt::AlignCenter, m_letter);
}

CardHeader::CardHeader(const PhoneLook &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_layout(new QGridLayout(this)), m_avatar(new TenantAvatar(look, this)),
      m_tenant(new TextBlock(this)), m_asks(new TextBlock(this)), m_countdown(new Countdown(look, this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->addWidget(m_avatar, 0, 0, 2, 1, Qt::AlignVCenter);
    m_layout->addWidget(m_tenant, 0, 1);
    m_layout->addWidget(m_asks, 1, 1);
    m_layout->addWidget(m_countdown, 0, 2, 2, 1, Qt::AlignVCenter);
    m_layout->setColumnStretch(1, 1);
    m_layout->setVerticalSpacing(0);
    connect(&look, &PhoneLook::changed, this, &CardHeader::restyle);
    restyle();
}

void CardHeader::setCard(const console::PhoneCard &card)
{
    m_avatar->setTenant(card.tenantName);
    m_tenant->setContent(card.tenantName);
    m_kind = card.kind;
    m_progress = card.progress;
    showWords();
    m_countdown->setVisible(card.state == device::CardState::Waiting
                            || card.state == device::CardState::Answering);
}

void CardHeader::setTime(Milliseconds left, Milliseconds whole)
{
    m_countdown->setTime(left, whole);
}

void CardHeader::showWords()
{
    if (m_kind == device::ItemKind::Alert)
        m_asks->setWords(tr("sends you a security alert"));
    else if (m_progress && m_progress->validators > 1)
        m_asks->setWords(
            tr("asks %n people", nullptr, m_progress->validators) + QStringLiteral(" · ")
            + tr("%1 of %2 approved").arg(m_progress->quorum.approved).arg(m_progress->quorum.required));
    else
        m_asks->setWords(tr("asks you to approve"));
}

void CardHeader::restyle()
{
    m_layout->setHorizontalSpacing(m_look.px(10));
    m_tenant->setFont(m_look.font(FontRole::BodyStrong));
    m_tenant->setInk(m_look.colors().text);
    m_asks->setFont(m_look.font(FontRole::Small));
    m_asks->setInk(m_look.colors().textMuted);
    showWords();
}

} // namespace countersign::ui
