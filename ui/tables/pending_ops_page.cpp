#include "ui/tables/pending_ops_page.h"

#include "core/console/console.h"
#include "ui/tables/cell_table.h"

namespace countersign::ui {

PendingOpsPage::PendingOpsPage(const Parts &parts, QWidget *parent) :
    LivePage(parts, parts.console.stores().operations(), QStringLiteral("pending-ops"), parent)
{
    retranslate();
    setWidths({160, 90, 70, 200, 150, 120, 90, 150, 220});
    const console::StoreWatch &stores = parts.console.stores();
    connect(&stores, &console::StoreWatch::refreshed, this,
            [this, &stores] { setNotice(stores.error() ? stores.error()->message : QString()); });
}

void PendingOpsPage::retranslate()
{
    setWords(tr("Pending operations"),
             {tr("State"), tr("Time left"), tr("Method"), tr("Path"), tr("User"), tr("Begun"), tr("Lease left"), tr("Reason"),
              tr("Operation")},
             {QStringLiteral("pending-ops"), tr("No pending operations"),
              tr("A backend puts a mutation here that others have to approve, and runs it itself once they have."), {}});
}

} // namespace countersign::ui
