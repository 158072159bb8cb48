#include "ui/tables/callbacks_page.h"

#include "core/console/console.h"
#include "ui/tables/cell_table.h"

namespace countersign::ui {

CallbacksPage::CallbacksPage(const Parts &parts, QWidget *parent) :
    LivePage(parts, parts.console.callbacks(), QStringLiteral("callbacks"), parent)
{
    retranslate();
    setWidths({140, 130, 190, 80, 110, 120, 100, 200, 200});
}

void CallbacksPage::retranslate()
{
    setWords(tr("Callbacks"),
             {tr("State"), tr("Tenant"), tr("Instruction"), tr("Attempts"), tr("Last answer"), tr("Last attempt"),
              tr("Next in"), tr("Problem"), tr("Event")},
             {QStringLiteral("callbacks"), tr("No callbacks"),
              tr("When a challenge is decided, the relay tells its backend. Every such message and its attempts stand here."),
              scenarioWords()});
}

} // namespace countersign::ui
