#include "ui/tables/robots_page.h"

#include "core/console/console.h"
#include "ui/tables/cell_table.h"
#include "ui/tables/new_robot_form.h"
#include "ui/tables/robot_secret_card.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/remove_button.h"

#include <utility>

namespace countersign::ui {

RobotsPage::RobotsPage(const Parts &parts, QWidget *parent)
    : LivePage(parts, parts.console.robots(), QStringLiteral("robots"), parent),
      m_add(new ActionButton(parts.theme, ActionButton::Kind::Outline)),
      m_remove(new RemoveButton(parts.theme)), m_form(new NewRobotForm(parts.theme, parts.console.devices())),
      m_secret(new RobotSecretCard(parts.theme))
{
    m_add->setGlyph(QStringLiteral("plus"));
    m_remove->setEnabled(false);
    addToTitle(m_add);
    addToTitle(m_remove);
    addAbove(m_form);
    m_form->hide();
    addAbove(m_secret);
    m_secret->hide();
    retranslate();
    setWidths({220, 90, 240, 130, 300});
    connect(m_add, &QAbstractButton::clicked, m_form, &NewRobotForm::open);
    connect(this, &LivePage::emptyActionTriggered, m_form, &NewRobotForm::open);
    connect(m_form, &NewRobotForm::submitted, this, &RobotsPage::ask);
    connect(m_remove, &RemoveButton::confirmed, this, &RobotsPage::remove);
    connect(&table(), &CellTable::currentKeyChanged, this, [this](const QString &robotId) {
        m_remove->disarm();
        m_remove->setEnabled(!robotId.isEmpty());
    });
}

void RobotsPage::ask(const QString &name, const QStringList &deviceIds)
{
    // A second press would register a second robot, whose secret would take the place of the first one's.
    if (std::exchange(m_isAsking, true))
        return;
    Q_EMIT registrationRequested(name, deviceIds);
}

void RobotsPage::showRegistered(const console::RobotCredentials &robot)
{
    m_isAsking = false;
    setNotice({});
    m_form->hide();
    m_secret->open(robot);
}

void RobotsPage::showRefused(const display::DisplayText &problem)
{
    const bool isOfTheForm = std::exchange(m_isAsking, false) && m_form->isVisible();
    isOfTheForm ? m_form->showProblem(problem) : setNotice(problem);
}

void RobotsPage::remove()
{
    if (const QString robotId = table().currentKey(); !robotId.isEmpty())
        Q_EMIT removalRequested(robotId);
}

void RobotsPage::retranslate()
{
    m_add->setText(tr("New robot"));
    setWords(
        tr("Robots"), {tr("Name"), tr("Holds"), tr("Answers for"), tr("Registered"), tr("Client")},
        {QStringLiteral("robots"), tr("No robots"),
         tr("A robot is a program that leases challenges, answers them by rule and reports. Register one, "
            "then run the command that you are given."),
         tr("New robot")});
}

} // namespace countersign::ui
