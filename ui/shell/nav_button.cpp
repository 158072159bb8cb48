#include "ui/shell/nav_button.h"

#include "ui/theme/glyph.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStyle>

namespace countersign::ui {

namespace {

constexpr int glyphSize = 16;
constexpr int padding = 10;

} // namespace

NavButton::NavButton(const Theme &theme, const QString &glyph, QWidget *parent)
    : QAbstractButton(parent), m_theme(theme), m_glyph(glyph)
{
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void NavButton::setCount(int count)
{
    if (count == m_count)
        return;
    m_count = count;
    update();
}

QSize NavButton::sizeHint() const
{
    const QFontMetrics metrics(m_theme.font(FontRole::BodyStrong));
    const int words = metrics.horizontalAdvance(text()) + metrics.horizontalAdvance(QStringLiteral("  999"));
    return {words + glyphSize + space::s + 2 * padding, metrics.height() + space::l};
}

void NavButton::paintEvent(QPaintEvent *)
{
    const Colors &colors = m_theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(hasFocus() ? QPen(colors.focus, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(isChecked()        ? colors.accentWash
                         : underMouse() ? colors.backdrop
                                        : QColor(Qt::transparent));
    painter.drawRoundedRect(box, 6, 6);
    const QColor ink = isChecked() ? colors.accent : colors.textMuted;
    const int size = qRound(glyphSize * m_theme.textScale());
    QRect place = rect().adjusted(padding, 0, -padding, 0);
    const auto mirrored = [this](const QRect &part) {
        return QStyle::visualRect(layoutDirection(), rect(), part);
    };
    paintGlyph(painter, m_glyph, ink,
               mirrored(QRect(place.left(), place.center().y() - size / 2 + 1, size, size)));
    place.setLeft(place.left() + size + space::s);
    painter.setFont(m_theme.font(isChecked() ? FontRole::BodyStrong : FontRole::Body));
    painter.setPen(ink);
    const auto side = [this](Qt::AlignmentFlag flag) {
        return static_cast<int>(
            (QStyle::visualAlignment(layoutDirection(), flag) | Qt::AlignVCenter).toInt());
    };
    if (m_count > 0) {
        const QString count = QLocale().toString(m_count);
        painter.drawText(mirrored(place), side(Qt::AlignRight), count);
        place.setRight(place.right() - painter.fontMetrics().horizontalAdvance(count) - space::xs);
    }
    painter.drawText(mirrored(place), side(Qt::AlignLeft),
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, place.width()));
}

void NavButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace countersign::ui
