#include "ui/widgets/card_frame.h"

#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QVBoxLayout>

namespace countersign::ui {

CardFrame::CardFrame(const Theme &theme, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_body(new QVBoxLayout(this))
{
    m_body->setContentsMargins(space::m, space::m, space::m, space::m);
    m_body->setSpacing(space::xs);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void CardFrame::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.colors().line);
    painter.setBrush(m_theme.colors().surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius::medium, radius::medium);
}

} // namespace countersign::ui
