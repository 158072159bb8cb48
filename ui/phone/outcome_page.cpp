#include "ui/phone/outcome_page.h"

#include "ui/phone/card_body.h"
#include "ui/phone/emblem.h"
#include "ui/phone/phone_look.h"
#include "ui/widgets/text_block.h"

#include <QVBoxLayout>

namespace countersign::ui {

using device::CardState;

OutcomePage::OutcomePage(const PhoneLook &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_layout(new QVBoxLayout(this)), m_emblem(new Emblem(look, this)),
      m_word(new TextBlock(this)), m_explanation(new TextBlock(this)), m_title(new TextBlock(this)),
      m_tenant(new TextBlock(this))
{
    m_layout->addStretch(3);
    m_layout->addWidget(m_emblem, 0, Qt::AlignHCenter);
    for (TextBlock *text : {m_word, m_explanation, m_title, m_tenant}) {
        text->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        m_layout->addWidget(text);
    }
    m_layout->addStretch(4);
    connect(&look, &PhoneLook::changed, this, &OutcomePage::restyle);
    restyle();
}

void OutcomePage::setCard(const console::PhoneCard &card)
{
    m_card = card;
    m_title->setContent(cardTitle(card));
    m_tenant->setContent(card.tenantName);
    showState();
}

QString OutcomePage::word() const
{
    return m_word->text();
}

/// What came of this person's approval, and of everybody's where it takes several.
QString OutcomePage::acceptance() const
{
    if (!m_card.progress || m_card.progress->validators == 1)
        return tr("Your answer was accepted");
    const domain::QuorumCount &quorum = m_card.progress->quorum;
    switch (m_card.progress->state) {
    case domain::ChallengeState::Pending:
        return tr("%1 of %2 approved, waiting for the others").arg(quorum.approved).arg(quorum.required);
    case domain::ChallengeState::Approved: return tr("Everybody who was needed has approved");
    case domain::ChallengeState::Rejected: return tr("Others have denied it: nothing will be carried out");
    case domain::ChallengeState::Expired:
    case domain::ChallengeState::Cancelled:
    case domain::ChallengeState::Sent: break;
    }
    return tr("Too few approved in time: nothing will be carried out");
}

void OutcomePage::showState()
{
    const auto tell = [this](Emblem::Outline outline, Tone tone, const char16_t *glyph, const QString &word,
                             const QString &explanation) {
        m_emblem->setSign(outline, tone, QString::fromUtf16(glyph));
        m_word->setWords(word);
        m_word->setInk(m_look.theme().ink(tone));
        m_explanation->setWords(explanation);
    };
    using Outline = Emblem::Outline;
    switch (m_card.state) {
    case CardState::Approved:
        return tell(Outline::Circle, Tone::Success, u"approve", tr("Approved"), acceptance());
    case CardState::Rejected:
        return tell(Outline::Octagon, Tone::Danger, u"deny", tr("Denied"),
                    m_card.attemptsLeft > 0 ? tr("Nothing will be carried out")
                                            : tr("Too many wrong answers"));
    case CardState::Expired:
        return tell(Outline::Square, Tone::Warning, u"clock", tr("Expired"), tr("Nobody answered in time"));
    case CardState::AnsweredElsewhere:
        if (m_card.kind == device::ItemKind::Dispatch)
            return tell(Outline::Square, Tone::Neutral, u"devices", tr("Decided"),
                        tr("Your answer is not needed any more"));
        return tell(Outline::Square, Tone::Neutral, u"devices", tr("Answered on another device"),
                    tr("There is nothing left to do here"));
    case CardState::Dismissed:
        return tell(Outline::Square, Tone::Neutral, u"info", tr("Alert read"),
                    tr("There is nothing left to do here"));
    case CardState::Waiting:
    case CardState::Answering:
    case CardState::Notice: return;
    }
}

void OutcomePage::restyle()
{
    const int side = m_look.px(PhoneLook::margin);
    m_layout->setContentsMargins(side, 0, side, m_look.px(24));
    m_layout->setSpacing(m_look.px(6));
    m_word->setPadding(m_look.px(14), 0);
    m_title->setPadding(m_look.px(32), 0);
    const Colors &colors = m_look.colors();
    m_word->setFont(m_look.font(FontRole::Title));
    m_explanation->setFont(m_look.font(FontRole::Body));
    m_explanation->setInk(colors.textMuted);
    m_title->setFont(m_look.font(FontRole::BodyStrong));
    m_title->setInk(colors.text);
    m_tenant->setFont(m_look.font(FontRole::Small));
    m_tenant->setInk(colors.textMuted);
    showState();
}

} // namespace countersign::ui
