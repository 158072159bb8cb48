#include "ui/tables/robot_secret_card.h"

#include "core/display/display_text.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/id_label.h"

#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>

namespace countersign::ui {

namespace {

void copy(const Secret &secret)
{
    QGuiApplication::clipboard()->setText(QString::fromUtf8(secret.reveal()));
}

} // namespace

RobotSecretCard::RobotSecretCard(const Theme &theme, QWidget *parent)
    : CardFrame(theme, parent), m_theme(theme), m_title(new QLabel(this)), m_words(new QLabel(this)),
      m_clientLabel(new QLabel(this)), m_client(new IdLabel(theme, this)), m_secretLabel(new QLabel(this)),
      m_secret(new QLabel(this)),
      m_copyCommand(new ActionButton(theme, ActionButton::Kind::Outline, {}, this)),
      m_copySecret(new ActionButton(theme, ActionButton::Kind::Outline, {}, this)),
      m_close(new ActionButton(theme, ActionButton::Kind::Quiet, {}, this))
{
    build();
    connect(m_copyCommand, &QAbstractButton::clicked, this, [this] { copy(m_robot.command()); });
    connect(m_copySecret, &QAbstractButton::clicked, this, [this] { copy(m_robot.secret); });
    connect(m_close, &QAbstractButton::clicked, this, &RobotSecretCard::close);
    connect(&theme, &Theme::changed, this, &RobotSecretCard::restyle);
    restyle();
    retranslate();
}

void RobotSecretCard::build()
{
    for (QLabel *label : {m_title, m_words, m_clientLabel, m_secretLabel, m_secret})
        label->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_secret->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    for (ActionButton *button : {m_copyCommand, m_copySecret})
        button->setGlyph(QStringLiteral("copy"));
    auto *facts = new QGridLayout;
    facts->setHorizontalSpacing(space::m);
    facts->setVerticalSpacing(space::xs);
    facts->addWidget(m_clientLabel, 0, 0);
    facts->addWidget(m_client, 0, 1);
    facts->addWidget(m_secretLabel, 1, 0);
    facts->addWidget(m_secret, 1, 1);
    facts->setColumnStretch(1, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    for (ActionButton *button : {m_copyCommand, m_copySecret, m_close})
        buttons->addWidget(button);
    buttons->addStretch();
    body()->addWidget(m_title);
    body()->addWidget(m_words);
    body()->addLayout(facts);
    body()->addLayout(buttons);
}

void RobotSecretCard::open(const console::RobotCredentials &robot)
{
    m_robot = robot;
    m_client->setId(display::DisplayText::guard(robot.clientId));
    m_secret->setText(QString::fromUtf8(robot.secret.reveal()));
    retranslate();
    show();
    m_copyCommand->setFocus();
}

void RobotSecretCard::close()
{
    m_robot = {};
    m_secret->clear();
    hide();
}

void RobotSecretCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    CardFrame::changeEvent(event);
}

void RobotSecretCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        CardFrame::keyPressEvent(event);
}

void RobotSecretCard::retranslate()
{
    m_title->setText(tr("%1 is registered").arg(display::DisplayText::guard(m_robot.name).forPainting()));
    m_words->setText(
        tr("Its secret is shown this once: close this, and nobody can read it again. The command runs a "
           "ready robot that approves everything."));
    m_clientLabel->setText(tr("Client id"));
    m_secretLabel->setText(tr("Secret"));
    m_secret->setAccessibleName(tr("Secret"));
    m_copyCommand->setText(tr("Copy the command"));
    m_copySecret->setText(tr("Copy the secret"));
    m_close->setText(tr("Close"));
}

void RobotSecretCard::restyle()
{
    m_title->setFont(m_theme.font(FontRole::Heading));
    m_words->setFont(m_theme.font(FontRole::Body));
    for (QLabel *label : {m_clientLabel, m_secretLabel})
        label->setFont(m_theme.font(FontRole::Small));
    m_secret->setFont(m_theme.font(FontRole::MonoSmall));
}

} // namespace countersign::ui
