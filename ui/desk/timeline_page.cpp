#include "ui/desk/timeline_page.h"

#include "core/console/console.h"
#include "ui/desk/fact_card.h"
#include "ui/desk/timeline_column.h"
#include "ui/tables/words.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/own_words.h"

#include <QVBoxLayout>

namespace countersign::ui {

TimelinePage::TimelinePage(const Theme &theme, console::Console &console, QWidget *parent)
    : InspectorPage(theme, console, parent), m_digest(new FactCard(theme)), m_signature(new FactCard(theme))
{
    column().addWidget(new TimelineColumn(theme, console.clock(), console.inspection().timeline()));
    column().addSpacing(space::s);
    column().addWidget(m_digest);
    column().addWidget(m_signature);
}

void TimelinePage::refresh()
{
    const domain::Challenge *challenge = inspection().challenge();
    m_digest->setVisible(challenge != nullptr);
    m_digest->clear();
    m_digest->setCaption(ours(digestWords()));
    m_digest->addId({}, inspection().displayDigest());

    const console::SignatureFacts &facts = inspection().signature();
    m_signature->setVisible(facts.mark != console::SignatureMark::Unsigned);
    m_signature->clear();
    m_signature->setCaption(ours(QStringLiteral("X-Bloonio-Signature")));
    m_signature->addId(tr("to sign"), facts.toSign);
    const StateWords verdict = wordsOf(facts.mark);
    m_signature->addWords(tr("verdict"), ours(verdict.text), verdict.tone, verdict.glyph);
    m_signature->addId(tr("sent"), facts.signature);
}

QString TimelinePage::digestWords() const
{
    if (!inspection().deviceSignature().isEmpty())
        return tr("Display digest the device has signed");
    const domain::Challenge *challenge = inspection().challenge();
    return challenge && challenge->state == domain::ChallengeState::Pending
        ? tr("Display digest the device will sign")
        : tr("Display digest, which no device has signed");
}

} // namespace countersign::ui
