#include "ui/tables/traffic_page.h"

#include "core/console/console.h"
#include "ui/tables/cell_table.h"
#include "ui/tables/exchange_view.h"

namespace countersign::ui {

TrafficPage::TrafficPage(const Parts &parts, QWidget *parent)
    : LivePage(parts, parts.console.traffic(), QStringLiteral("traffic"), parent),
      m_view(new ExchangeView(parts.theme))
{
    retranslate();
    setWidths({60, 116, 90, 90, 76, 250, 230, 104, 80, 80});
    addBelow(m_view);
    m_view->hide();
    connect(&table(), &CellTable::currentKeyChanged, this, &TrafficPage::showExchange);
    connect(m_view, &ExchangeView::labRequested, this, [this] { Q_EMIT labRequested(m_shown); });
}

void TrafficPage::choose(const QString &number)
{
    if (!table().selectKey(number))
        showExchange(number);
}

void TrafficPage::showExchange(const QString &number)
{
    m_shown = number.toULongLong();
    const std::optional<http::Exchange> exchange = parts().console.traffic().exchange(m_shown);
    if (exchange)
        m_view->setExchange(*exchange);
    m_view->setVisible(exchange.has_value());
}

void TrafficPage::retranslate()
{
    setWords(tr("Traffic"),
             {tr("No."), tr("Time"), tr("Party"), tr("Direction"), tr("Method"), tr("Path"), tr("Answer"),
              tr("Signature"), tr("Took"), tr("Instruction")},
             {QStringLiteral("traffic"), tr("No traffic yet"),
              tr("Every HTTP request and its answer appears here, with the verdict on its signature. Secrets "
                 "are masked."),
              scenarioWords()});
}

} // namespace countersign::ui
