#include "ui/shell/menus.h"

#include "ui/shell/actions.h"

#include <QActionGroup>
#include <QMenu>

#include <array>

namespace countersign::ui {

namespace {

struct Language
{
    const char *code;
    const char16_t *name; ///< in itself, so that whoever speaks it finds it
};
constexpr std::array languages{Language{"en", u"English"}, Language{"fr", u"Français"}};

} // namespace

Menus::Menus(const Actions &actions, Demo demo, QWidget *window)
    : QObject(window), m_all(new QMenu(window)), m_challenge(new QMenu(m_all)), m_go(new QMenu(m_all)),
      m_scenarios(new QMenu(window)), m_time(new QMenu(window)), m_view(new QMenu(m_all)),
      m_languages(new QMenu(m_all)), m_languageChoice(new QActionGroup(this))
{
    for (const Language &language : languages) {
        QAction *action = m_languages->addAction(QString::fromUtf16(language.name));
        action->setCheckable(true);
        action->setData(QLatin1String(language.code));
        m_languageChoice->addAction(action);
    }
    connect(m_languageChoice, &QActionGroup::triggered, this,
            [this](const QAction *action) { Q_EMIT languageChosen(action->data().toString()); });
    fill(actions, demo);
    retranslate();
}

void Menus::fill(const Actions &actions, Demo demo)
{
    const auto add = [&actions](QMenu *menu, std::initializer_list<Act> acts) {
        for (const Act act : acts)
            menu->addAction(actions[act]);
    };
    add(m_challenge,
        {Act::Approve, Act::Deny, Act::Dismiss, Act::FetchAgain, Act::Number1, Act::Number2, Act::Number3,
         Act::Number4, Act::Number5});
    m_challenge->addSeparator();
    add(m_challenge, {Act::PreviousChallenge, Act::NextChallenge, Act::CopyInstruction, Act::DeliverAgain});
    add(m_go,
        {Act::Desk, Act::Devices, Act::Robots, Act::Instructions, Act::PendingOps, Act::Traffic,
         Act::Callbacks, Act::Gallery, Act::SpoofLab, Act::TamperLab, Act::SigningLab});
    m_go->addSeparator();
    add(m_go, {Act::Find, Act::FilterTable, Act::NewDevice, Act::ContactSheet});
    add(m_time, {Act::AdvanceMinute, Act::AdvanceFiveMinutes, Act::AdvanceHour});
    m_time->addSeparator();
    add(m_time, {Act::ResetTime});
    add(m_view, {Act::Dark, Act::LargerText, Act::SmallerText, Act::NormalText});
    m_view->addSeparator();
    add(m_view, {Act::Presentation, Act::LeavePresentation});
    m_all->addMenu(m_challenge);
    m_all->addMenu(m_go);
    if (demo == Demo::Running)
        m_all->addMenu(m_scenarios);
    m_all->addMenu(m_time);
    m_all->addMenu(m_view);
    m_all->addMenu(m_languages);
    m_all->addSeparator();
    add(m_all, {Act::Quit});
}

void Menus::setScenarios(const QList<Scenario> &scenarios)
{
    m_scenarios->clear();
    for (const Scenario &scenario : scenarios)
        m_scenarios->addAction(scenario.title, this, [this, id = scenario.id] { Q_EMIT scenarioChosen(id); });
}

void Menus::setLanguage(const QString &language)
{
    const QList<QAction *> actions = m_languageChoice->actions();
    for (QAction *action : actions)
        action->setChecked(action->data().toString() == language);
}

void Menus::retranslate()
{
    m_challenge->setTitle(tr("Challenge"));
    m_go->setTitle(tr("Go"));
    m_scenarios->setTitle(tr("Run a scenario"));
    m_time->setTitle(tr("Time"));
    m_view->setTitle(tr("View"));
    m_languages->setTitle(tr("Language"));
}

} // namespace countersign::ui
