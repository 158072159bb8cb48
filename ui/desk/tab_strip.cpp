#include "ui/desk/tab_strip.h"

#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace countersign::ui {

namespace {

constexpr int betweenTabs = 18;
constexpr int tabHeight = 38;
constexpr int underline = 2;

} // namespace

TabStrip::TabStrip(const Theme &theme, QWidget *parent) : QTabBar(parent), m_theme(theme)
{
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(true);
    connect(&theme, &Theme::changed, this, [this] {
        setFont(m_theme.font(FontRole::BodyStrong)); // has the tabs measured again
        update();
    });
    setFont(theme.font(FontRole::BodyStrong));
}

QSize TabStrip::tabSizeHint(int index) const
{
    const QFontMetrics metrics(m_theme.font(FontRole::BodyStrong));
    return {metrics.horizontalAdvance(tabText(index)) + betweenTabs,
            std::max(tabHeight, metrics.height() + space::l)};
}

void TabStrip::paintEvent(QPaintEvent *)
{
    const Colors &colors = m_theme.colors();
    QPainter painter(this);
    for (int index = 0; index < count(); ++index) {
        const bool current = index == currentIndex();
        const QRect tab = tabRect(index);
        painter.setFont(m_theme.font(current ? FontRole::BodyStrong : FontRole::Body));
        painter.setPen(current ? colors.text : colors.textMuted);
        painter.drawText(tab, Qt::AlignCenter, tabText(index));
        if (!current)
            continue;
        const int width = painter.fontMetrics().horizontalAdvance(tabText(index));
        painter.fillRect(tab.center().x() - width / 2, tab.bottom() - underline + 1, width, underline,
                         colors.accent);
        if (hasFocus()) {
            painter.setPen(QPen(colors.focus, 1));
            painter.drawRoundedRect(QRectF(tab).adjusted(2.5, 6.5, -2.5, -6.5), radius::small, radius::small);
        }
    }
}

} // namespace countersign::ui
