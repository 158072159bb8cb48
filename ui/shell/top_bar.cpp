#include "ui/shell/top_bar.h"

#include "ui/shell/actions.h"
#include "ui/shell/search_field.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/pill.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>

namespace countersign::ui {

namespace {

constexpr ActionButton::Shape pillShape{24, 12, 10};

/// `1 h 05 min`, as coarse as it may be.
QString spanOf(Milliseconds offset)
{
    using namespace std::chrono;
    const auto whole = duration_cast<hours>(offset);
    const auto rest = duration_cast<minutes>(offset - whole);
    if (whole.count() == 0)
        return TopBar::tr("%1 min").arg(rest.count());
    return TopBar::tr("%1 h %2 min").arg(whole.count()).arg(rest.count(), 2, 10, QLatin1Char('0'));
}

void popUpBelow(QWidget *anchor, QMenu *menu)
{
    const int left =
        anchor->layoutDirection() == Qt::RightToLeft ? 0 : anchor->width() - menu->sizeHint().width();
    menu->popup(anchor->mapToGlobal(QPoint(left, anchor->height() + 2)));
}

} // namespace

TopBar::TopBar(const Theme &theme, const Actions &actions, const QString &demoName, QWidget *parent)
    : Ground(theme, Shade::Surface, Qt::BottomEdge, parent), m_theme(theme), m_actions(actions),
      m_name(new QLabel(QStringLiteral("Countersign"), this)), m_demo(new Pill(theme, this)),
      m_search(new SearchField(theme, this)),
      m_scenario(new ActionButton(theme, ActionButton::Kind::Outline, {}, this)),
      m_time(new ActionButton(theme, ActionButton::Kind::Outline, {}, this)),
      m_menu(new ActionButton(theme, ActionButton::Kind::Outline, {}, this))
{
    m_demo->setText(demoName);
    m_demo->setVisible(!demoName.isEmpty());
    m_scenario->setVisible(!demoName.isEmpty());
    m_scenario->setGlyph(QStringLiteral("play"));
    m_time->setGlyph(QStringLiteral("fast-forward"));
    m_menu->setGlyph(QStringLiteral("menu"));
    for (ActionButton *button : {m_scenario, m_time, m_menu})
        button->setShape(pillShape);

    auto *left = new QHBoxLayout;
    left->setSpacing(space::m);
    left->addWidget(m_name);
    left->addWidget(m_demo);
    left->addStretch();
    auto *right = new QHBoxLayout;
    right->setSpacing(space::xs);
    right->addStretch();
    right->addWidget(m_scenario);
    right->addWidget(m_time);
    right->addWidget(m_menu);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::l - 2, space::s - 2, space::m, space::s - 2);
    row->setSpacing(space::m);
    row->addLayout(left, 1);
    row->addWidget(m_search);
    row->addLayout(right, 1);

    connect(m_scenario, &QAbstractButton::clicked, this, &TopBar::scenariosRequested);
    connect(m_time, &QAbstractButton::clicked, this, &TopBar::timeRequested);
    connect(m_menu, &QAbstractButton::clicked, this, &TopBar::menuRequested);
    connect(&theme, &Theme::changed, this, &TopBar::restyle);
    restyle();
    retranslate();
}

void TopBar::setTimeOffset(Milliseconds offset)
{
    m_offset = offset;
    retranslate();
}

void TopBar::openScenarios(QMenu *menu)
{
    popUpBelow(m_scenario, menu);
}

void TopBar::openTime(QMenu *menu)
{
    popUpBelow(m_time, menu);
}

void TopBar::openMenu(QMenu *menu)
{
    popUpBelow(m_menu, menu);
}

void TopBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Ground::changeEvent(event);
}

void TopBar::retranslate()
{
    m_scenario->setText(m_actions[Act::RunScenario]->text());
    m_scenario->setToolTip(m_actions[Act::RunScenario]->toolTip());
    m_time->setText(m_offset == Milliseconds{0} ? tr("Time") : tr("Time +%1").arg(spanOf(m_offset)));
    m_time->setToolTip(
        tr("Let time pass: everything that expires obeys (%1)")
            .arg(m_actions[Act::AdvanceMinute]->shortcut().toString(QKeySequence::NativeText)));
    m_menu->setToolTip(m_actions[Act::OpenMenu]->toolTip());
    m_menu->setAccessibleName(m_actions[Act::OpenMenu]->text());
    m_search->setToolTip(m_actions[Act::Find]->toolTip());
    for (ActionButton *button : {m_scenario, m_time, m_menu})
        button->updateGeometry();
}

void TopBar::restyle()
{
    m_name->setFont(m_theme.font(FontRole::BodyStrong));
    for (ActionButton *button : {m_scenario, m_time, m_menu})
        button->setFont(m_theme.font(FontRole::Small));
}

} // namespace countersign::ui
