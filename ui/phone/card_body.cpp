#include "ui/phone/card_body.h"

#include "ui/phone/field_row.h"
#include "ui/phone/phone_look.h"
#include "ui/widgets/text_block.h"

#include <QVBoxLayout>

namespace countersign::ui {

display::DisplayText cardTitle(const console::PhoneCard &card)
{
    if (card.kind == device::ItemKind::Login)
        return display::DisplayText::guard(CardBody::signInQuestion(card.tenantName.plain()));
    for (const display::DisplayText &candidate : {card.alertTitle, card.block.title, card.description})
        if (!candidate.isEmpty())
            return candidate;
    return card.action;
}

CardBody::CardBody(const PhoneLook &look, const console::PhoneCard &card, QWidget *parent)
    : QWidget(parent), m_look(look), m_card(card), m_layout(new QVBoxLayout(this)),
      m_heading(new QVBoxLayout), m_title(new TextBlock(this)), m_subtitle(new TextBlock(this)),
      m_description(new TextBlock(this)), m_blockTitle(new TextBlock(this)),
      m_blockSubtitle(new TextBlock(this))
{
    m_layout->setSpacing(0);
    m_layout->addLayout(m_heading);
    for (TextBlock *text : {m_title, m_subtitle, m_description, m_blockTitle, m_blockSubtitle})
        m_heading->addWidget(text);
    const auto &fields = card.block.fields;
    const auto &revealed = card.revealed.fields;
    for (size_t i = 0; i < fields.size(); ++i) {
        auto *row = new FieldRow(look, fields[i], i < revealed.size() ? revealed[i] : fields[i], this);
        m_layout->addWidget(row);
        m_rows.append(row);
    }
    m_layout->addStretch();
    connect(&look, &PhoneLook::changed, this, &CardBody::restyle);
    restyle();
}

QString CardBody::signInQuestion(const QString &tenantName)
{
    return tr("Sign in to %1?").arg(tenantName);
}

void CardBody::showHeading()
{
    const bool isLogin = m_card.kind == device::ItemKind::Login;
    const bool isAlert = m_card.kind == device::ItemKind::Alert;
    const display::DisplayText title = cardTitle(m_card);
    const display::DisplayText &description = isLogin ? m_card.browserOrigin : m_card.description;
    m_title->setContent(title);
    if (isLogin)
        m_subtitle->setWords(tr("A browser asks, on this page:"));
    else
        m_subtitle->setContent(m_card.block.subtitle);
    m_subtitle->setVisible(isLogin || (!isAlert && !m_card.block.subtitle.isEmpty()));
    m_blockTitle->setContent(m_card.block.title);
    m_blockTitle->setVisible(isAlert && !m_card.block.title.isEmpty());
    m_blockSubtitle->setContent(m_card.block.subtitle);
    m_blockSubtitle->setVisible(isAlert && !m_card.block.subtitle.isEmpty());
    m_description->setContent(description);
    m_description->setVisible(!description.isEmpty() && !(description == title));
}

QList<TextBlock *> CardBody::heading() const
{
    QList<TextBlock *> heading{m_title};
    for (TextBlock *text : {m_subtitle, m_description, m_blockTitle, m_blockSubtitle})
        if (!text->isHidden())
            heading.append(text);
    return heading;
}

QList<QWidget *> CardBody::parts() const
{
    QList<QWidget *> parts;
    for (TextBlock *text : heading())
        parts.append(text);
    for (FieldRow *row : m_rows)
        parts.append(row);
    return parts;
}

void CardBody::holdReveal()
{
    for (FieldRow *row : std::as_const(m_rows))
        row->setShown(FieldRow::Shown::Revealed);
}

void CardBody::releaseReveal()
{
    for (FieldRow *row : std::as_const(m_rows))
        row->setShown(FieldRow::Shown::Masked);
}

void CardBody::restyle()
{
    const Colors &colors = m_look.colors();
    const int side = m_look.px(PhoneLook::margin);
    m_layout->setContentsMargins(side, 0, side, m_look.px(8));
    m_heading->setSpacing(m_look.px(3));
    m_heading->setContentsMargins(0, 0, 0, m_look.px(10));
    m_title->setFont(m_look.font(FontRole::Title));
    m_title->setInk(colors.text);
    m_subtitle->setFont(m_look.font(FontRole::Small));
    m_subtitle->setInk(colors.textMuted);
    m_description->setFont(m_look.font(FontRole::Body));
    m_description->setInk(colors.text);
    m_blockTitle->setFont(m_look.font(FontRole::BodyStrong));
    m_blockTitle->setInk(colors.text);
    m_blockSubtitle->setFont(m_look.font(FontRole::Small));
    m_blockSubtitle->setInk(colors.textMuted);
    showHeading();
}

} // namespace countersign::ui
