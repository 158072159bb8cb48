#include "ui/desk/signature_page.h"

#include "core/console/console.h"
#include "ui/desk/signature_card.h"
#include "ui/widgets/own_words.h"

#include <QVBoxLayout>

namespace countersign::ui {

SignaturePage::SignaturePage(const Theme &theme, console::Console &console, QWidget *parent)
    : InspectorPage(theme, console, parent), m_request(new SignatureCard(theme)),
      m_answer(new FactCard(theme))
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
    m_request->setCaption(ours(tr("The backend’s request (HMAC #1)")));
    if (facts.mark == console::SignatureMark::Unsigned) {
        m_request->addWords({}, ours(tr("Its exchange is no longer in the traffic log.")));
        return;
    }
    m_request->addFacts(facts);
}

void SignaturePage::refreshAnswer()
{
    m_answer->clear();
    m_answer->setVisible(inspection().challenge() != nullptr);
    m_answer->setCaption(ours(tr("The device’s answer (Ed25519)")));
    m_answer->addId(tr("Display digest"), inspection().displayDigest());
    if (inspection().deviceSignature().isEmpty())
        m_answer->addWords(tr("Signature"), ours(tr("none yet")));
    else
        m_answer->addId(tr("Signature"), inspection().deviceSignature());
}

} // namespace countersign::ui
