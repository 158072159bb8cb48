#include "ui/desk/inspector_page.h"

#include "core/console/console.h"
#include "ui/shell/slim_scroll_bar.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QVBoxLayout>

namespace countersign::ui {

InspectorPage::InspectorPage(const Theme &theme, console::Console &console, QWidget *parent)
    : QScrollArea(parent), m_theme(theme), m_console(console), m_column(new QVBoxLayout)
{
    auto *content = new QWidget(this);
    m_column->setSpacing(space::s);
    auto *whole = new QVBoxLayout(content);
    whole->setContentsMargins(space::l, space::m, space::l, space::m);
    whole->addLayout(m_column);
    whole->addStretch();
    setWidget(content);
    SlimScrollBar::dress(*this, theme);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&console.inspection(), &console::Inspection::changed, this, &InspectorPage::refreshIfSeen);
    connect(&theme, &Theme::changed, this, &InspectorPage::refreshIfSeen);
}

console::Inspection &InspectorPage::inspection() const
{
    return m_console.inspection();
}

void InspectorPage::refreshIfSeen()
{
    if (isVisible())
        refresh();
}

void InspectorPage::showEvent(QShowEvent *event)
{
    refresh();
    QScrollArea::showEvent(event);
}

void InspectorPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refreshIfSeen();
    QScrollArea::changeEvent(event);
}

} // namespace countersign::ui
