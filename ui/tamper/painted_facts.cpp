#include "ui/tamper/painted_facts.h"

#include "core/console/tamper_lab.h"
#include "ui/theme/theme.h"
#include "ui/widgets/own_words.h"

#include <QEvent>

namespace countersign::ui {

using display::DisplayText;

PaintedFacts::PaintedFacts(const Theme &theme, console::TamperLab &lab, QWidget *parent)
    : FactCard(theme, parent), m_lab(lab)
{
    connect(&lab, &console::TamperLab::selectionChanged, this, &PaintedFacts::refresh);
    connect(&lab, &console::TamperLab::played, this, &PaintedFacts::refresh);
    connect(&theme, &Theme::changed, this, &PaintedFacts::refresh);
    refresh();
}

void PaintedFacts::refresh()
{
    const tamper::TamperTrial &trial = m_lab.selectedTrial();
    setCaption(ours(tr("What the phone painted and signed")));
    clear();
    for (const console::PaintedLine &line : console::TamperLab::paintedLines(trial))
        addId(line.title.plain(), line.text);
    addId(tr("Signed digest"), DisplayText::guard(trial.signedDigest));
    addId(tr("Asked digest"), DisplayText::guard(trial.askedDigest));
}

void PaintedFacts::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    FactCard::changeEvent(event);
}

} // namespace countersign::ui
