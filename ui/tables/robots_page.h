#pragma once

#include "core/console/robot_credentials.h"
#include "core/display/display_text.h"
#include "ui/tables/live_page.h"

namespace countersign::ui {

class ActionButton;
class NewRobotForm;
class RemoveButton;
class RobotSecretCard;

/// The programs that answer by lease and report: registering them, and taking that back.
class RobotsPage : public LivePage
{
    Q_OBJECT
public:
    explicit RobotsPage(const Parts &parts, QWidget *parent = nullptr);

    /// What became of registrationRequested().
    void showRegistered(const console::RobotCredentials &robot);
    void showRefused(const display::DisplayText &problem);

Q_SIGNALS:
    /// No device: the robot answers for every one.
    void registrationRequested(const QString &name, const QStringList &deviceIds);
    void removalRequested(const QString &robotId);

protected:
    void retranslate() override;

private:
    void ask(const QString &name, const QStringList &deviceIds);
    void remove();

    ActionButton *m_add;
    RemoveButton *m_remove;
    NewRobotForm *m_form;
    RobotSecretCard *m_secret;
    bool m_isAsking = false; ///< registrationRequested() is not answered yet
};

} // namespace countersign::ui
