#include "ui/tamper/tamper_page.h"

#include "ui/shell/ground.h"
#include "ui/shell/slim_scroll_bar.h"
#include "ui/tamper/painted_facts.h"
#include "ui/tamper/tamper_matrix.h"
#include "ui/tamper/trial_panel.h"
#include "ui/tamper/way_view.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/section_label.h"

#include <QEvent>
#include <QHBoxLayout>

namespace countersign::ui {

TamperPage::TamperPage(const Theme &theme, console::TamperLab &lab, QWidget *parent)
    : QWidget(parent), m_casesTitle(new SectionLabel(theme, {})), m_matrix(new TamperMatrix(theme, lab)),
      m_wayTitle(new SectionLabel(theme, {})), m_way(new WayView(theme, lab)),
      m_painted(new PaintedFacts(theme, lab)), m_trial(new TrialPanel(theme, lab))
{
    auto *split = new ThinSplitter(theme, Qt::Horizontal, this);
    split->addWidget(makeLeft(theme));
    split->addWidget(m_trial);
    split->setStretchFactor(0, 5);
    split->setStretchFactor(1, 3);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(split);
    retranslate();
}

QWidget *TamperPage::makeLeft(const Theme &theme)
{
    auto *ground = new Ground(theme, Shade::Surface);
    auto *column = new QVBoxLayout(ground);
    column->setContentsMargins(space::l, space::m, space::l, space::m);
    column->setSpacing(space::s);
    column->addWidget(m_casesTitle);
    column->addWidget(m_matrix);
    column->addSpacing(space::m);
    column->addWidget(m_wayTitle);
    auto *found = new QHBoxLayout;
    found->setSpacing(space::l);
    found->addWidget(m_way, 0, Qt::AlignTop);
    found->addWidget(m_painted, 1, Qt::AlignTop);
    column->addLayout(found);
    column->addStretch();
    auto *scroller = new QScrollArea;
    SlimScrollBar::dress(*scroller, theme);
    scroller->setFrameShape(QFrame::NoFrame);
    scroller->setWidgetResizable(true);
    scroller->setFocusPolicy(Qt::NoFocus);
    scroller->setWidget(ground);
    return scroller;
}

void TamperPage::takeFocus()
{
    m_matrix->takeFocus();
}

void TamperPage::retranslate()
{
    setAccessibleName(tr("Tamper lab"));
    m_casesTitle->setText(tr("What is changed, and where"));
    m_wayTitle->setText(tr("The way of the approval"));
}

void TamperPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace countersign::ui
