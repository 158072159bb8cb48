#include "ui/tables/callbacks_page.h"

#include "core/console/console.h"
#include "ui/tables/cell_table.h"
#include "ui/widgets/action_button.h"

namespace countersign::ui {

CallbacksPage::CallbacksPage(const Parts &parts, QWidget *parent)
    : LivePage(parts, parts.console.callbacks(), QStringLiteral("callbacks"), parent),
      m_deliverAgain(new ActionButton(parts.theme, ActionButton::Kind::Outline))
{
    m_deliverAgain->setGlyph(QStringLiteral("callbacks"));
    m_deliverAgain->setEnabled(false);
    addToTitle(m_deliverAgain);
    retranslate();
    setWidths({130, 120, 180, 90, 110, 116, 90, 170, 100});
    connect(m_deliverAgain, &QAbstractButton::clicked, this, &CallbacksPage::deliverAgain);
    connect(&table(), &CellTable::currentKeyChanged, this,
            [this](const QString &eventId) { m_deliverAgain->setEnabled(!eventId.isEmpty()); });
}

void CallbacksPage::deliverAgain()
{
    if (const QString eventId = table().currentKey(); !eventId.isEmpty())
        Q_EMIT redeliveryRequested(eventId);
}

void CallbacksPage::retranslate()
{
    m_deliverAgain->setText(tr("Deliver again"));
    setWords(tr("Callbacks"),
             {tr("State"), tr("Tenant"), tr("Instruction"), tr("Attempts"), tr("Last answer"),
              tr("Last attempt"), tr("Next in"), tr("Problem"), tr("Event")},
             {QStringLiteral("callbacks"), tr("No callbacks"),
              tr("When a challenge is decided, the relay tells its backend. Every such message and its "
                 "attempts stand here."),
              scenarioWords()});
}

} // namespace countersign::ui
