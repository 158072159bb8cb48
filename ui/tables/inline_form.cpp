#include "ui/tables/inline_form.h"

#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/action_button.h"

#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>

namespace countersign::ui {

InlineForm::InlineForm(const Theme &theme, QWidget *parent)
    : CardFrame(theme, parent), m_theme(theme), m_grid(new QGridLayout),
      m_accept(new ActionButton(theme, ActionButton::Kind::Primary, {}, this)),
      m_cancel(new ActionButton(theme, ActionButton::Kind::Quiet, {}, this)), m_problem(new QLabel(this))
{
    m_grid->setHorizontalSpacing(space::m);
    m_grid->setVerticalSpacing(space::xs);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    body()->addLayout(m_grid);
    body()->addWidget(m_problem);
    connect(m_accept, &QAbstractButton::clicked, this, [this] { submit(); });
    connect(m_cancel, &QAbstractButton::clicked, this, &QWidget::hide);
    connect(&theme, &Theme::changed, this, &InlineForm::restyle);
}

QLabel *InlineForm::addField(QWidget *field, int stretch)
{
    auto *label = new QLabel(this);
    label->setBuddy(field);
    const int column = m_grid->count() == 0 ? 0 : m_grid->columnCount();
    m_grid->addWidget(label, 0, column);
    m_grid->addWidget(field, 1, column);
    m_grid->setColumnStretch(column, stretch);
    m_labels.append(label);
    return label;
}

void InlineForm::addBeside(QWidget *widget)
{
    m_grid->addWidget(widget, 1, m_grid->columnCount());
}

void InlineForm::addButtons(QWidget *last)
{
    addBeside(m_accept);
    addBeside(m_cancel);
    // The keyboard would go through them in the order in which they were made: before the fields.
    setTabOrder(last, m_accept);
    setTabOrder(m_accept, m_cancel);
    restyle();
}

void InlineForm::openAt(QWidget &field)
{
    hideProblem();
    show();
    field.setFocus();
}

void InlineForm::showProblem(const display::DisplayText &problem)
{
    m_problem->setText(problem.plain());
    m_problem->show();
}

QString InlineForm::problem() const
{
    return m_problem->isVisible() ? m_problem->text() : QString();
}

void InlineForm::hideProblem()
{
    m_problem->hide();
}

void InlineForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        CardFrame::keyPressEvent(event);
}

void InlineForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    CardFrame::changeEvent(event);
}

void InlineForm::retranslateForm()
{
    m_cancel->setText(tr("Cancel"));
}

void InlineForm::restyle()
{
    for (QLabel *label : m_labels)
        label->setFont(m_theme.font(FontRole::Small));
    m_problem->setFont(m_theme.font(FontRole::Small));
    QPalette palette = m_problem->palette();
    palette.setColor(QPalette::WindowText, m_theme.colors().danger);
    m_problem->setPalette(palette);
}

} // namespace countersign::ui
