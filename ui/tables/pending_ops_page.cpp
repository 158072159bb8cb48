#include "ui/tables/pending_ops_page.h"

#include "core/console/console.h"

namespace countersign::ui {

PendingOpsPage::PendingOpsPage(const Parts &parts, QWidget *parent)
    : StorePage(parts, parts.console.stores().operations(), QStringLiteral("pending-ops"), parent)
{
    retranslate();
    setWidths({150, 90, 80, 190, 140, 116, 96, 140, 100});
}

void PendingOpsPage::remove(const QString &id)
{
    stores().removeOperation(id);
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
    retranslateStore();
}

} // namespace countersign::ui
