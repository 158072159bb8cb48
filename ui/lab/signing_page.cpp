#include "ui/lab/signing_page.h"

#include "ui/lab/findings_panel.h"
#include "ui/lab/request_form.h"
#include "ui/shell/ground.h"

#include <QHBoxLayout>

namespace countersign::ui {

SigningPage::SigningPage(const Theme &theme, console::SigningLab &lab, QWidget *parent)
    : QWidget(parent), m_form(new RequestForm(theme, lab)), m_findings(new FindingsPanel(theme, lab))
{
    auto *split = new ThinSplitter(theme, Qt::Horizontal, this);
    split->addWidget(m_form);
    split->addWidget(m_findings);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(split);
    connect(m_form, &RequestForm::failed, this, &SigningPage::told);
    connect(m_findings, &FindingsPanel::copied, this, &SigningPage::told);
}

void SigningPage::takeFocus()
{
    m_form->takeFocus();
}

} // namespace countersign::ui
