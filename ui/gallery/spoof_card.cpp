#include "ui/gallery/spoof_card.h"

#include "ui/phone/field_row.h"
#include "ui/phone/phone_look.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/section_label.h"
#include "ui/widgets/text_block.h"

#include <QCoreApplication>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>

namespace countersign::ui {

using console::Attack;

namespace {

/// So much of a value an app shows that cuts off what is too long.
constexpr int naiveLines = 2;

struct AttackWords
{
    QString title;
    QString explanation;
};

class Spoofs
{
    Q_DECLARE_TR_FUNCTIONS(Spoofs)

public:
    static AttackWords words(Attack attack)
    {
        switch (attack) {
        case Attack::BidiOverride:
            return {tr("Turned around"), tr("A direction override has part of the name painted backwards.")};
        case Attack::ZeroWidth:
            return {tr("Invisible characters"),
                    tr("Two different names look alike: one has characters without width.")};
        case Attack::Homoglyph:
            return {tr("A foreign letter"),
                    tr("The first two letters are Cyrillic, so this is somebody else.")};
        case Attack::LineFeeds:
            return {tr("Pushed off the screen"),
                    tr("Forty line feeds stand between the harmless words and the others.")};
        case Attack::CombiningMarks:
            return {tr("Marks that pile up"), tr("Forty accents on one letter cover the lines above.")};
        case Attack::LookAlikeAccount:
            return {tr("An O for a zero"), tr("The account looks right and is none.")};
        case Attack::ForeignDigits:
            return {tr("Digits of another script"), tr("Who cannot read them approves an amount unread.")};
        case Attack::DecimalComma:
            return {tr("One thousand, or one"),
                    tr("Where the comma is the decimal point, this is one euro.")};
        case Attack::DecimalPoint:
            return {tr("One, or one thousand"),
                    tr("Where the point groups thousands, this is a thousand euros.")};
        }
        Q_UNREACHABLE();
    }
};

FieldRow *rowOf(Attack attack, const PhoneLook &look, QWidget *parent)
{
    const display::RenderedField shown = display::renderField(console::fieldOf(attack), {});
    return new FieldRow(look, shown, shown, parent);
}

} // namespace

SpoofCard::SpoofCard(const PhoneLook &look, Attack attack, QWidget *parent)
    : CardFrame(look.theme(), parent), m_look(look), m_attack(attack), m_title(new TextBlock(this)),
      m_explanation(new TextBlock(this)), m_naiveTitle(new SectionLabel(look.theme(), {}, this)),
      m_oursTitle(new SectionLabel(look.theme(), {}, this)), m_naiveLabel(new TextBlock(this)),
      m_naive(new QLabel(this)), m_ours(rowOf(attack, look, this))
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::xl);
    grid->setVerticalSpacing(space::xs);
    grid->addWidget(m_title, 0, 0, 1, 2);
    grid->addWidget(m_explanation, 1, 0, 1, 2);
    grid->addWidget(m_naiveTitle, 2, 0);
    grid->addWidget(m_oursTitle, 2, 1);
    auto *naive = new QVBoxLayout;
    naive->setSpacing(2);
    naive->addWidget(m_naiveLabel);
    naive->addWidget(m_naive);
    naive->addStretch();
    grid->addLayout(naive, 3, 0);
    grid->addWidget(m_ours, 3, 1, Qt::AlignTop);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    body()->addLayout(grid);
    m_naive->setTextFormat(Qt::PlainText);
    m_naive->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_naive->setText(console::naiveText(attack));
    m_naiveLabel->setContent(display::DisplayText::guard(console::fieldOf(attack).title));
    connect(&look, &PhoneLook::changed, this, &SpoofCard::restyle);
    restyle();
    retranslate();
}

void SpoofCard::restyle()
{
    const Colors &colors = m_look.colors();
    m_title->setFont(m_look.theme().font(FontRole::Heading));
    m_title->setInk(colors.text);
    m_explanation->setFont(m_look.theme().font(FontRole::Body));
    m_explanation->setInk(colors.textMuted);
    m_explanation->setPadding(0, space::m);
    m_naiveLabel->setFont(m_look.font(FontRole::Small));
    m_naiveLabel->setInk(colors.textMuted);
    m_naive->setFont(m_look.font(FontRole::Value));
    QPalette ink = m_naive->palette();
    ink.setColor(QPalette::WindowText, colors.text);
    m_naive->setPalette(ink);
    m_naive->setFixedHeight(naiveLines * QFontMetrics(m_naive->font()).lineSpacing());
}

void SpoofCard::retranslate()
{
    const AttackWords words = Spoofs::words(m_attack);
    m_title->setWords(words.title);
    m_explanation->setWords(words.explanation);
    m_naiveTitle->setText(tr("A naive app"));
    m_oursTitle->setText(tr("Countersign"));
}

void SpoofCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    CardFrame::changeEvent(event);
}

} // namespace countersign::ui
