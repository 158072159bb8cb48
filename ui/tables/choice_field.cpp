#include "ui/tables/choice_field.h"

#include "ui/tables/text_field.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QLineEdit>
#include <QPainter>

namespace countersign::ui {

namespace {

constexpr int markRoom = 24;

} // namespace

ChoiceField::ChoiceField(const Theme &theme, QWidget *parent) : QComboBox(parent), m_theme(theme)
{
    connect(&theme, &Theme::changed, this, &ChoiceField::restyle);
    restyle();
}

QSize ChoiceField::sizeHint() const
{
    return {QComboBox::sizeHint().width() + space::s, TextField::heightFor(fontMetrics())};
}

void ChoiceField::restyle()
{
    setFont(m_theme.font(FontRole::Body));
    QPalette ownPalette = palette();
    ownPalette.setColor(QPalette::Text, m_theme.colors().text);
    setPalette(ownPalette);
}

void ChoiceField::paintEvent(QPaintEvent *)
{
    const Colors &colors = m_theme.colors();
    const bool focused = hasFocus() || (lineEdit() && lineEdit()->hasFocus());
    QPainter painter(this);
    TextField::paintFrame(painter, rect(), m_theme,
                          focused ? TextField::State::Focused : TextField::State::Enabled);
    if (!isEditable()) {
        painter.setPen(colors.text);
        const QRect place = rect().adjusted(space::s + 2, 0, -markRoom, 0);
        const Qt::Alignment alignment =
            QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter;
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), place),
                         static_cast<int>(alignment.toInt()),
                         fontMetrics().elidedText(currentText(), Qt::ElideRight, place.width()));
    }
    painter.setPen(QPen(colors.textMuted, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF at =
        QStyle::visualPos(layoutDirection(), rect(), QPoint(width() - markRoom / 2, height() / 2));
    painter.drawPolyline(QPolygonF({at + QPointF(-3.5, -1.5), at + QPointF(0, 2), at + QPointF(3.5, -1.5)}));
}

} // namespace countersign::ui
