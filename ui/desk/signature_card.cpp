#include "ui/desk/signature_card.h"

#include "core/console/signature_facts.h"
#include "ui/tables/words.h"
#include "ui/widgets/own_words.h"

#include <QLocale>

namespace countersign::ui {

void SignatureCard::addFacts(const console::SignatureFacts &facts)
{
    if (facts.mark == console::SignatureMark::Unsigned)
        return;
    const QLocale locale;
    const bool isHmac1 = facts.scheme == console::SigningScheme::Hmac1;
    const StateWords verdict = wordsOf(facts.mark);
    addWords(tr("Verdict"), ours(verdict.text), verdict.tone, verdict.glyph);
    if (facts.mark == console::SignatureMark::Refused)
        addWords({}, facts.explanation);
    addId(isHmac1 ? tr("Tenant") : tr("Client"), facts.sender);
    addId(tr("Timestamp"), facts.timestamp);
    addWords(tr("Clock"),
             ours(facts.clockSkewMs >= 0
                      ? tr("%1 ms ahead of the verifier").arg(locale.toString(facts.clockSkewMs))
                      : tr("%1 ms behind the verifier").arg(locale.toString(-facts.clockSkewMs))));
    addWords(tr("Body"), ours(tr("%n bytes", nullptr, static_cast<int>(facts.bodyLength))));
    addId(tr("Body hash"), facts.bodyHash);
    addId(tr("To sign"), facts.toSign);
    addId(tr("Signature sent"), facts.signature);
}

} // namespace countersign::ui
