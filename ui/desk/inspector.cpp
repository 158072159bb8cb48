#include "ui/desk/inspector.h"

#include "core/console/console.h"
#include "ui/desk/delivery_page.h"
#include "ui/desk/fields_page.h"
#include "ui/desk/signature_page.h"
#include "ui/desk/tab_strip.h"
#include "ui/desk/timeline_page.h"
#include "ui/tables/code_view.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/empty_state.h"

#include <QEvent>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace countersign::ui {

namespace {

constexpr int tabCount = 5;

} // namespace

Inspector::Inspector(const Theme &theme, console::Console &console, QWidget *parent)
    : Ground(theme, Shade::Surface, {}, parent), m_theme(theme), m_console(console),
      m_tabs(new TabStrip(theme, this)), m_pages(new QStackedWidget(this)),
      m_empty(new EmptyState(theme, this))
{
    for (int index = 0; index < tabCount; ++index) {
        m_tabs->addTab({});
        m_pages->addWidget(new QWidget); // until it is first seen
    }
    auto *tabs = new Ground(theme, Shade::Surface, Qt::BottomEdge, this);
    auto *row = new QHBoxLayout(tabs);
    row->setContentsMargins(space::s, 0, space::s, 1);
    row->addWidget(m_tabs, 1, Qt::AlignBottom);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(tabs);
    column->addWidget(m_pages, 1);
    column->addWidget(m_empty, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &Inspector::showPage);
    connect(&console.inspection(), &console::Inspection::changed, this, &Inspector::refresh);
    retranslate();
    refresh();
    showPage(0);
}

Inspector::Tab Inspector::tab() const
{
    return static_cast<Tab>(m_tabs->currentIndex());
}

void Inspector::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(static_cast<int>(tab));
}

QWidget *Inspector::makePage(Tab tab)
{
    switch (tab) {
    case Tab::Timeline: return new TimelinePage(m_theme, m_console);
    case Tab::Fields: return new FieldsPage(m_theme, m_console);
    case Tab::Json: m_json = new CodeView(m_theme); return m_json;
    case Tab::Signature: return new SignaturePage(m_theme, m_console);
    case Tab::Delivery: return new DeliveryPage(m_theme, m_console);
    }
    Q_UNREACHABLE();
}

void Inspector::showPage(int index)
{
    QWidget *page = m_pages->widget(index);
    if (page->metaObject() == &QWidget::staticMetaObject) {
        m_pages->removeWidget(page);
        delete page;
        page = makePage(static_cast<Tab>(index));
        m_pages->insertWidget(index, page);
        refresh();
        retranslate();
    }
    m_pages->setCurrentIndex(index);
}

void Inspector::refresh()
{
    const bool something = m_console.inspection().challenge() != nullptr;
    m_pages->setVisible(something);
    m_empty->setVisible(!something);
    if (m_json)
        m_json->setContent(m_console.inspection().json());
}

void Inspector::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Ground::changeEvent(event);
}

void Inspector::retranslate()
{
    const QStringList titles{tr("Timeline"), tr("Fields"), QStringLiteral("JSON"), tr("Signature"),
                             tr("Delivery")};
    for (int index = 0; index < tabCount; ++index)
        m_tabs->setTabText(index, titles[index]);
    m_tabs->setAccessibleName(tr("Inspector"));
    if (m_json)
        m_json->setAccessibleName(tr("The backend’s request"));
    m_empty->setContent({QStringLiteral("search"),
                         tr("Nothing to inspect"),
                         tr("Choose a challenge to see what happened to it, byte by byte."),
                         {}});
}

} // namespace countersign::ui
