#include "ui/desk/desk_page.h"

#include "core/console/console.h"
#include "ui/desk/challenge_panel.h"
#include "ui/desk/inspector.h"
#include "ui/desk/phone_caption.h"
#include "ui/desk/phone_panel.h"
#include "ui/phone/phone_view.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QScopedValueRollback>
#include <QSettings>

namespace countersign::ui {

namespace {

constexpr int listWidth = 316;
constexpr int phoneWidth = 478;
constexpr int inspectorWidth = 384;
constexpr int narrowestInspector = 240;

constexpr QLatin1String splitterKey{"desk/splitter"};
constexpr QLatin1String filterKey{"desk/filter"};
constexpr QLatin1String tabKey{"desk/tab"};

} // namespace

DeskPage::DeskPage(const Parts &parts, QWidget *parent)
    : QWidget(parent), m_parts(parts),
      m_challenges(new ChallengePanel(parts.theme, parts.console, parts.demoName)),
      m_phone(new PhonePanel(parts.theme, parts.console)),
      m_inspector(new Inspector(parts.theme, parts.console)),
      m_split(new ThinSplitter(parts.theme, Qt::Horizontal, this))
{
    m_inspector->setMinimumWidth(narrowestInspector);
    m_split->addWidget(m_challenges);
    m_split->addWidget(m_phone);
    m_split->addWidget(m_inspector);
    m_split->setStretchFactor(1, 1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_split);
    setFocusPolicy(Qt::ClickFocus);
    installEventFilter(this);
    m_challenges->list().installEventFilter(this);
    connect(m_challenges, &ChallengePanel::scenarioRequested, this, &DeskPage::scenarioRequested);
    connect(&m_phone->caption(), &PhoneCaption::newDeviceRequested, this, &DeskPage::newDeviceRequested);
    connect(&m_phone->caption(), &PhoneCaption::failed, this, &DeskPage::failed);
    restore();
}

DeskPage::~DeskPage()
{
    m_parts.settings.setValue(splitterKey, m_split->saveState());
    m_parts.settings.setValue(filterKey, static_cast<int>(m_challenges->shown()));
    m_parts.settings.setValue(tabKey, static_cast<int>(m_inspector->tab()));
}

void DeskPage::restore()
{
    if (!m_split->restoreState(m_parts.settings.value(splitterKey).toByteArray()))
        m_split->setSizes({listWidth, phoneWidth, inspectorWidth});
    const int filter = m_parts.settings.value(filterKey).toInt();
    if (filter >= 0 && filter <= static_cast<int>(console::ShownChallenges::Expired))
        m_challenges->setShown(static_cast<console::ShownChallenges>(filter));
    const int tab = m_parts.settings.value(tabKey).toInt();
    if (tab >= 0 && tab <= static_cast<int>(Inspector::Tab::Delivery))
        m_inspector->showTab(static_cast<Inspector::Tab>(tab));
}

PhoneView &DeskPage::phone()
{
    return m_phone->phone();
}

void DeskPage::takeFocus()
{
    if (m_challenges->list().isVisible())
        m_challenges->list().setFocus();
    else
        setFocus();
}

void DeskPage::setShown(Shown shown)
{
    const bool everything = shown == Shown::Everything;
    m_challenges->setVisible(everything);
    m_inspector->setVisible(everything);
    m_phone->setAudience(everything ? PhonePanel::Audience::One : PhonePanel::Audience::Many);
    if (!everything)
        setFocus(); // the keys go to the phone, which need not show that
}

bool DeskPage::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease;
    if (!isKey || m_isForwarding)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Space:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: {
        const QScopedValueRollback forwarding(m_isForwarding, true);
        return QCoreApplication::sendEvent(&phone(), event);
    }
    default: return QWidget::eventFilter(watched, event);
    }
}

} // namespace countersign::ui
