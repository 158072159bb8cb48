#include "ui/tables/text_field.h"

#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace countersign::ui {

namespace {

constexpr int fieldHeight = 32;

} // namespace

TextField::TextField(const Theme &theme, QWidget *parent) : QLineEdit(parent), m_theme(theme)
{
    setFrame(false);
    setTextMargins(space::s, 0, space::s, 0);
    connect(&theme, &Theme::changed, this, &TextField::restyle);
    restyle();
}

int TextField::heightFor(const QFontMetrics &metrics)
{
    return std::max(fieldHeight, metrics.height() + space::m);
}

QSize TextField::sizeHint() const
{
    return {QLineEdit::sizeHint().width(), heightFor(fontMetrics())};
}

QSize TextField::minimumSizeHint() const
{
    return {QLineEdit::minimumSizeHint().width(), sizeHint().height()};
}

void TextField::restyle()
{
    setFont(m_theme.font(FontRole::Body));
    QPalette ownPalette = palette();
    ownPalette.setColor(QPalette::Base, Qt::transparent);
    ownPalette.setColor(QPalette::Text, m_theme.colors().text);
    ownPalette.setColor(QPalette::PlaceholderText, m_theme.colors().textMuted);
    setPalette(ownPalette);
}

void TextField::paintFrame(QPainter &painter, const QRect &rect, const Theme &theme, State state)
{
    const Colors &colors = theme.colors();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(state == State::Focused
                       ? QPen(colors.focus, 1.5)
                       : QPen(state == State::Enabled ? colors.lineStrong : colors.line, 1));
    painter.setBrush(state == State::Disabled ? colors.sidebar : colors.surface);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.75, 0.75, -0.75, -0.75), radius::medium, radius::medium);
}

void TextField::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    paintFrame(painter, rect(), m_theme,
               !isEnabled()     ? State::Disabled
                   : hasFocus() ? State::Focused
                                : State::Enabled);
    painter.end();
    QLineEdit::paintEvent(event);
}

} // namespace countersign::ui
