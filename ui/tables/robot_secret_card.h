#pragma once

#include "core/console/robot_credentials.h"
#include "ui/widgets/card_frame.h"

class QLabel;

namespace countersign::ui {

class ActionButton;
class IdLabel;
class Theme;

/// A new robot's client id and secret, as long as it is looked at: the relay tells the secret once.
class RobotSecretCard : public CardFrame
{
    Q_OBJECT
public:
    explicit RobotSecretCard(const Theme &theme, QWidget *parent = nullptr);

    void open(const console::RobotCredentials &robot);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void close();
    void retranslate();
    void restyle();

    const Theme &m_theme;
    console::RobotCredentials m_robot;
    QLabel *m_title;
    QLabel *m_words;
    QLabel *m_clientLabel;
    IdLabel *m_client;
    QLabel *m_secretLabel;
    QLabel *m_secret;
    ActionButton *m_copyCommand;
    ActionButton *m_copySecret;
    ActionButton *m_close;
};

} // namespace countersign::ui
