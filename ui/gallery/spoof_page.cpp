#include "ui/gallery/spoof_page.h"

#include "ui/gallery/spoof_card.h"
#include "ui/shell/ground.h"
#include "ui/shell/slim_scroll_bar.h"
#include "ui/theme/metrics.h"

#include <QEvent>
#include <QVBoxLayout>

namespace countersign::ui {

SpoofPage::SpoofPage(const Theme &theme, QWidget *parent) : QScrollArea(parent), m_theme(theme), m_look(theme)
{
    SlimScrollBar::dress(*this, theme);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *ground = new Ground(theme, Shade::Backdrop);
    auto *column = new QVBoxLayout(ground);
    column->setContentsMargins(space::l, space::l, space::l, space::l);
    column->setSpacing(space::m);
    for (const console::Attack attack : console::allAttacks)
        column->addWidget(new SpoofCard(m_look, attack));
    column->addStretch();
    setWidget(ground);
    connect(&theme, &Theme::changed, this, &SpoofPage::restyle);
    restyle();
}

void SpoofPage::restyle()
{
    m_look.setTextScale(m_theme.textScale());
    setAccessibleName(tr("Spoof lab"));
}

void SpoofPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        restyle();
    QScrollArea::changeEvent(event);
}

} // namespace countersign::ui
