#include "ui/tables/instructions_page.h"

#include "core/console/console.h"

namespace countersign::ui {

InstructionsPage::InstructionsPage(const Parts &parts, QWidget *parent)
    : StorePage(parts, parts.console.stores().instructions(), QStringLiteral("instructions"), parent)
{
    retranslate();
    setWidths({150, 132, 90, 80, 180, 140, 116, 120, 100});
}

void InstructionsPage::remove(const QString &id)
{
    stores().removeInstruction(id);
}

void InstructionsPage::retranslate()
{
    setWords(tr("Instructions"),
             {tr("Action"), tr("State"), tr("Time left"), tr("Method"), tr("Path"), tr("User"), tr("Begun"),
              tr("Reason"), tr("Instruction")},
             {QStringLiteral("instructions"), tr("No instructions"),
              tr("A call of a protected route begins one. It waits here until it is approved, used, or its "
                 "time is over."),
              scenarioWords()});
    retranslateStore();
}

} // namespace countersign::ui
