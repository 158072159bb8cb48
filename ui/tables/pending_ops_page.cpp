#include "ui/tables/pending_ops_page.h"

#include "core/console/console.h"
#include "ui/tables/cell_table.h"

namespace countersign::ui {

PendingOpsPage::PendingOpsPage(const Parts &parts, QWidget *parent)
    : LivePage(parts, parts.console.stores().operations(), QStringLiteral("pending-ops"), parent)
{
    retranslate();
    setWidths({150, 90, 80, 190, 140, 116, 96, 140, 100});
    const console::StoreWatch &stores = parts.console.stores();
    connect(&stores, &console::StoreWatch::refreshed, this,
            [this, &stores] { setNotice(stores.error() ? stores.error()->message : QString()); });
}

void PendingOpsPage::retranslate()
{
    setWords(
        tr("Pending operations"),
        {tr("State"), tr("Time left"), tr("Method"), tr("Path"), tr("User"), tr("Begun"), tr("Lease left"),
         tr("Reason"), tr("Operation")},
        {QStringLiteral("pending-ops"),
         tr("No pending operations"),
         tr("A backend puts a mutation here that others have to approve, and runs it itself once they have."),
         {}});
}

} // namespace countersign::ui
