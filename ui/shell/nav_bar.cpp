#include "ui/shell/nav_bar.h"

#include "core/console/console.h"
#include "ui/shell/actions.h"
#include "ui/shell/nav_button.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/section_label.h"

#include <QAction>
#include <QEvent>
#include <QVBoxLayout>

namespace countersign::ui {

namespace {

constexpr int barWidth = 176;

Act actOf(Page page)
{
    return static_cast<Act>(static_cast<int>(Act::Desk) + static_cast<int>(page));
}

QString glyphOf(Page page)
{
    switch (page) {
    case Page::Desk: return QStringLiteral("desk");
    case Page::Devices: return QStringLiteral("devices");
    case Page::Robots: return QStringLiteral("robots");
    case Page::Instructions: return QStringLiteral("instructions");
    case Page::PendingOps: return QStringLiteral("pending-ops");
    case Page::Traffic: return QStringLiteral("traffic");
    case Page::Callbacks: return QStringLiteral("callbacks");
    case Page::Gallery: return QStringLiteral("gallery");
    case Page::SpoofLab: return QStringLiteral("lab");
    case Page::TamperLab: return QStringLiteral("tamper");
    case Page::SigningLab: return QStringLiteral("signing");
    }
    Q_UNREACHABLE();
}

} // namespace

NavBar::NavBar(const Theme &theme, const Actions &actions, console::Console &console, QWidget *parent)
    : Ground(theme, Shade::Sidebar, Qt::RightEdge, parent), m_actions(actions), m_console(console),
      m_inspect(new SectionLabel(theme, {}, this)), m_make(new SectionLabel(theme, {}, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::s, space::s + 2, space::s, space::s);
    column->setSpacing(0);
    for (int index = 0; index < pageCount; ++index) {
        const auto page = static_cast<Page>(index);
        SectionLabel *heading = page == Page::Instructions ? m_inspect
            : page == Page::Gallery                        ? m_make
                                                           : nullptr;
        if (heading) {
            column->addSpacing(space::m);
            heading->setContentsMargins(space::s + 2, 0, 0, space::xs);
            column->addWidget(heading);
        }
        addButton(page, actions, theme);
    }
    column->addStretch();
    const auto scale = [this, &theme] { setFixedWidth(qRound(barWidth * theme.textScale())); };
    connect(&theme, &Theme::changed, this, scale);
    scale();
    connect(&console.replica(), &console::Replica::taken, this, &NavBar::refreshCounts);
    connect(&console.devices(), &console::DeviceModel::changed, this, &NavBar::refreshCounts);
    connect(&console.stores(), &console::StoreWatch::refreshed, this, &NavBar::refreshCounts);
    refreshCounts();
    retranslate();
}

void NavBar::addButton(Page page, const Actions &actions, const Theme &theme)
{
    auto *button = new NavButton(theme, glyphOf(page), this);
    m_buttons[static_cast<std::size_t>(page)] = button;
    layout()->addWidget(button);
    connect(button, &QAbstractButton::clicked, actions[actOf(page)], &QAction::trigger);
}

void NavBar::setPage(Page page)
{
    m_buttons[static_cast<std::size_t>(page)]->setChecked(true);
}

void NavBar::refreshCounts()
{
    const auto set = [this](Page page, int count) {
        m_buttons[static_cast<std::size_t>(page)]->setCount(count);
    };
    set(Page::Desk, m_console.replica().countOf(domain::ChallengeState::Pending));
    set(Page::Devices, m_console.devices().rowCount());
    set(Page::Robots, m_console.robots().rowCount());
    set(Page::Instructions, m_console.stores().instructions().rowCount());
    set(Page::PendingOps, m_console.stores().operations().rowCount());
}

void NavBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Ground::changeEvent(event);
}

void NavBar::retranslate()
{
    m_inspect->setText(tr("Inspect"));
    m_make->setText(tr("Make"));
    for (int index = 0; index < pageCount; ++index) {
        const QAction *action = m_actions[actOf(static_cast<Page>(index))];
        NavButton *button = m_buttons[static_cast<std::size_t>(index)];
        button->setText(action->text());
        button->setToolTip(action->toolTip());
    }
}

} // namespace countersign::ui
