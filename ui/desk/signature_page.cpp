#include "ui/desk/signature_page.h"

#include "core/console/console.h"
#include "ui/desk/fact_card.h"
#include "ui/tables/words.h"

#include <QLocale>
#include <QVBoxLayout>

namespace countersign::ui {

SignaturePage::SignaturePage(const Theme &theme, console::Console &console, QWidget *parent)
    : InspectorPage(theme, console, parent), m_request(new FactCard(theme)), m_answer(new FactCard(theme))
{
    column().addWidget(m_request);
    column().addWidget(m_answer);
}

void SignaturePage::refresh()
{
    refreshRequest();
    refreshAnswer();
}

void SignaturePage::refreshRequest()
{
    const console::SignatureFacts &facts = inspection().signature();
    m_request->clear();
    m_request->setVisible(inspection().challenge() != nullptr);
    m_request->setCaption(tr("The backend’s request (HMAC #1)"));
    if (facts.mark == console::SignatureMark::Unsigned) {
        m_request->addWords({}, tr("Its exchange is no longer in the traffic log."));
        return;
    }
    const QLocale locale;
    const StateWords verdict = wordsOf(facts.mark);
    m_request->addWords(tr("Verdict"), verdict.text, verdict.tone, verdict.glyph);
    if (!facts.explanation.isEmpty())
        m_request->addWords({}, facts.explanation.forPainting());
    m_request->addId(tr("Tenant"), facts.tenant);
    m_request->addId(tr("Timestamp"), facts.timestamp);
    m_request->addWords(tr("Clock"),
                        facts.clockSkewMs >= 0
                            ? tr("%1 ms ahead of the relay").arg(locale.toString(facts.clockSkewMs))
                            : tr("%1 ms behind the relay").arg(locale.toString(-facts.clockSkewMs)));
    m_request->addWords(tr("Body"), tr("%n bytes", nullptr, static_cast<int>(facts.bodyLength)));
    m_request->addId(tr("Body hash"), facts.bodyHash);
    m_request->addId(tr("To sign"), facts.toSign);
    m_request->addId(tr("Signature sent"), facts.signature);
}

void SignaturePage::refreshAnswer()
{
    m_answer->clear();
    m_answer->setVisible(inspection().challenge() != nullptr);
    m_answer->setCaption(tr("The device’s answer (Ed25519)"));
    m_answer->addId(tr("Display digest"), inspection().displayDigest());
    if (inspection().deviceSignature().isEmpty())
        m_answer->addWords(tr("Signature"), tr("none yet"));
    else
        m_answer->addId(tr("Signature"), inspection().deviceSignature());
}

} // namespace countersign::ui
