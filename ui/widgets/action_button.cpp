#include "ui/widgets/action_button.h"

#include "ui/theme/glyph.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace countersign::ui {

namespace {

constexpr int gap = 8;

/// `over` laid on `under`, `percent` of it.
QColor mixed(const QColor &under, const QColor &over, int percent)
{
    const auto part = [percent](int from, int to) { return from + (to - from) * percent / 100; };
    return {part(under.red(), over.red()), part(under.green(), over.green()),
            part(under.blue(), over.blue())};
}

} // namespace

ActionButton::ActionButton(const Theme &theme, Kind kind, const QString &text, QWidget *parent)
    : QAbstractButton(parent), m_theme(theme), m_kind(kind)
{
    setText(text);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    setFont(theme.font(FontRole::BodyStrong));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ActionButton::setShape(const Shape &shape)
{
    m_shape = shape;
    updateGeometry();
    update();
}

void ActionButton::setGlyph(const QString &name)
{
    m_glyph = name;
    updateGeometry();
    update();
}

int ActionButton::glyphSize() const
{
    return m_glyph.isEmpty() ? 0 : fontMetrics().height() + 2;
}

QSize ActionButton::sizeHint() const
{
    const int words = text().isEmpty() ? 0 : fontMetrics().horizontalAdvance(text());
    const int between = !text().isEmpty() && !m_glyph.isEmpty() ? gap : 0;
    return {words + glyphSize() + between + 2 * (m_shape.padding + ringRoom),
            std::max(m_shape.height, fontMetrics().height() + gap) + 2 * ringRoom};
}

ActionButton::Look ActionButton::look() const
{
    const Colors &colors = m_theme.colors();
    if (!isEnabled()) {
        if (m_kind == Kind::Quiet)
            return {Qt::transparent, Qt::transparent, colors.lineStrong};
        return {mixed(colors.surface, colors.textMuted, 12), Qt::transparent, colors.textMuted};
    }
    const int pressed = isDown() ? 16 : underMouse() ? 8 : 0;
    const auto filled = [&](const QColor &fill, const QColor &ink) {
        return Look{mixed(fill, ink, pressed), Qt::transparent, ink};
    };
    const auto outlined = [&](const QColor &border, const QColor &ink) {
        return Look{mixed(colors.surface, ink, pressed / 2), border, ink};
    };
    switch (m_kind) {
    case Kind::Primary: return filled(colors.accent, colors.onAccent);
    case Kind::Approve: return filled(colors.success, colors.onSuccess);
    case Kind::Danger: return filled(colors.danger, colors.onDanger);
    case Kind::DangerOutline: return outlined(mixed(colors.line, colors.lineStrong, 30), colors.danger);
    case Kind::Outline: return outlined(mixed(colors.line, colors.lineStrong, 30), colors.text);
    case Kind::Quiet: {
        QColor wash = colors.accent;
        wash.setAlpha(pressed * 2);
        return {wash, Qt::transparent, colors.accent};
    }
    }
    Q_UNREACHABLE();
}

void ActionButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect box = rect().adjusted(ringRoom, ringRoom, -ringRoom, -ringRoom);
    const Look colors = look();
    const bool bordered = colors.border.alpha() > 0;
    painter.setPen(bordered ? QPen(colors.border, 1) : QPen(Qt::NoPen));
    painter.setBrush(colors.fill);
    const qreal half = bordered ? 0.5 : 0;
    painter.drawRoundedRect(QRectF(box).adjusted(half, half, -half, -half), m_shape.radius, m_shape.radius);
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.colors().focus, 2));
        painter.setBrush(Qt::NoBrush);
        const int radius = m_shape.radius + 2;
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
    }
    paintContent(painter, box, colors.ink);
}

void ActionButton::paintContent(QPainter &painter, const QRect &box, const QColor &ink) const
{
    const int glyph = glyphSize();
    const int words = fontMetrics().horizontalAdvance(text());
    const int between = glyph > 0 && words > 0 ? gap : 0;
    QRect content(0, 0, glyph + between + words, box.height());
    content.moveCenter(box.center());
    const auto mirrored = [&](const QRect &part) {
        return QStyle::visualRect(layoutDirection(), content, part);
    };
    if (glyph > 0) {
        const QRect place(content.left(), box.center().y() - glyph / 2 + 1, glyph, glyph);
        paintGlyph(painter, m_glyph, ink, mirrored(place));
    }
    painter.setPen(ink);
    painter.drawText(mirrored(content.adjusted(glyph + between, 0, 0, 0)), Qt::AlignCenter | Qt::TextDontClip,
                     text());
}

void ActionButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace countersign::ui
