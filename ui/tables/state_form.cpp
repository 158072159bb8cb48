#include "ui/tables/state_form.h"

#include "ui/tables/text_field.h"
#include "ui/widgets/action_button.h"

#include <QCheckBox>
#include <QLabel>

namespace countersign::ui {

StateForm::StateForm(const Theme &theme, QWidget *parent)
    : InlineForm(theme, parent), m_url(new TextField(theme, this)), m_tenant(new TextField(theme, this)),
      m_writable(new QCheckBox(this)), m_urlLabel(addField(m_url, 2)), m_tenantLabel(addField(m_tenant))
{
    addBeside(m_writable);
    addButtons(m_writable);
    for (TextField *field : {m_url, m_tenant})
        connect(field, &QLineEdit::returnPressed, this, &StateForm::submit);
    retranslate();
}

void StateForm::open()
{
    openAt(*m_url);
}

void StateForm::submit()
{
    hideProblem();
    Q_EMIT submitted(
        {m_url->text().trimmed(), m_tenant->text().trimmed(),
         m_writable->isChecked() ? console::StateAccess::ReadWrite : console::StateAccess::ReadOnly});
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
    accept().setText(tr("Attach"));
    retranslateForm();
}

} // namespace countersign::ui
