#include "ui/tables/callbacks_page.h"

#include "core/console/console.h"
#include "ui/tables/cell_table.h"

namespace countersign::ui {

CallbacksPage::CallbacksPage(const Parts &parts, QWidget *parent)
    : LivePage(parts, parts.console.callbacks(), QStringLiteral("callbacks"), parent)
{
    retranslate();
    setWidths({130, 120, 180, 90, 110, 116, 90, 170, 100});
}

void CallbacksPage::retranslate()
{
    setWords(tr("Callbacks"),
             {tr("State"), tr("Tenant"), tr("Instruction"), tr("Attempts"), tr("Last answer"),
              tr("Last attempt"), tr("Next in"), tr("Problem"), tr("Event")},
             {QStringLiteral("callbacks"), tr("No callbacks"),
              tr("When a challenge is decided, the relay tells its backend. Every such message and its "
                 "attempts stand here."),
              scenarioWords()});
}

} // namespace countersign::ui
