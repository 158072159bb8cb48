#include "ui/tables/state_form.h"

#include "ui/tables/text_field.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/action_button.h"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>

namespace countersign::ui {

StateForm::StateForm(const Theme &theme, QWidget *parent)
    : CardFrame(theme, parent), m_theme(theme), m_urlLabel(new QLabel(this)), m_tenantLabel(new QLabel(this)),
      m_url(new TextField(theme, this)), m_tenant(new TextField(theme, this)),
      m_writable(new QCheckBox(this)),
      m_attach(new ActionButton(theme, ActionButton::Kind::Primary, {}, this)),
      m_cancel(new ActionButton(theme, ActionButton::Kind::Quiet, {}, this)), m_problem(new QLabel(this))
{
    m_urlLabel->setBuddy(m_url);
    m_tenantLabel->setBuddy(m_tenant);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::m);
    grid->setVerticalSpacing(space::xs);
    grid->addWidget(m_urlLabel, 0, 0);
    grid->addWidget(m_url, 1, 0);
    grid->addWidget(m_tenantLabel, 0, 1);
    grid->addWidget(m_tenant, 1, 1);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_writable, 1, 2);
    grid->addWidget(m_attach, 1, 3);
    grid->addWidget(m_cancel, 1, 4);
    body()->addLayout(grid);
    body()->addWidget(m_problem);

    connect(m_attach, &QAbstractButton::clicked, this, &StateForm::submit);
    for (TextField *field : {m_url, m_tenant})
        connect(field, &QLineEdit::returnPressed, this, &StateForm::submit);
    connect(m_cancel, &QAbstractButton::clicked, this, &QWidget::hide);
    connect(&theme, &Theme::changed, this, &StateForm::restyle);
    restyle();
    retranslate();
}

void StateForm::open()
{
    m_problem->hide();
    show();
    m_url->setFocus();
}

void StateForm::showProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->show();
}

QString StateForm::problem() const
{
    return m_problem->isVisible() ? m_problem->text() : QString();
}

void StateForm::submit()
{
    m_problem->hide();
    Q_EMIT submitted(
        {m_url->text().trimmed(), m_tenant->text().trimmed(),
         m_writable->isChecked() ? console::StateAccess::ReadWrite : console::StateAccess::ReadOnly});
}

void StateForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        CardFrame::keyPressEvent(event);
}

void StateForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    CardFrame::changeEvent(event);
}

void StateForm::retranslate()
{
    m_urlLabel->setText(tr("&State of the backend"));
    m_tenantLabel->setText(tr("&Tenant"));
    m_url->setPlaceholderText(QStringLiteral("redis://127.0.0.1:6379/0"));
    m_url->setAccessibleName(tr("State of the backend"));
    m_url->setToolTip(tr("What the backend has as BLOONIO_RELAY_STATE_BACKEND_URL: redis://…, rediss://…, "
                         "redis+sentinel://… or sqlite:///…"));
    m_tenant->setPlaceholderText(QStringLiteral("tnt_…"));
    m_tenant->setAccessibleName(tr("Tenant"));
    m_writable->setText(tr("&Allow changes"));
    m_attach->setText(tr("Attach"));
    m_cancel->setText(tr("Cancel"));
}

void StateForm::restyle()
{
    for (QLabel *label : {m_urlLabel, m_tenantLabel, m_problem})
        label->setFont(m_theme.font(FontRole::Small));
    QPalette palette = m_problem->palette();
    palette.setColor(QPalette::WindowText, m_theme.colors().danger);
    m_problem->setPalette(palette);
}

} // namespace countersign::ui
