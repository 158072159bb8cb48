#include "ui/shell/ground.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace countersign::ui {

namespace {

/// Qt lets so thin a handle be grabbed from beside it too.
constexpr int thinnest = 1;

QColor colorOf(Shade shade, const Colors &colors)
{
    switch (shade) {
    case Shade::Surface: return colors.surface;
    case Shade::Sidebar: return colors.sidebar;
    case Shade::Backdrop: return colors.backdrop;
    }
    Q_UNREACHABLE();
}

class LineHandle final : public QSplitterHandle
{
public:
    LineHandle(const Theme &theme, Qt::Orientation orientation, QSplitter *parent)
        : QSplitterHandle(orientation, parent), m_theme(theme)
    {}

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter(this).fillRect(contentsRect(), m_theme.colors().line);
    }

private:
    const Theme &m_theme;
};

} // namespace

Ground::Ground(const Theme &theme, Shade shade, Qt::Edges lines, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_shade(shade), m_lines(lines)
{
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Ground::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colorOf(m_shade, m_theme.colors()));
    painter.setPen(m_theme.colors().line);
    if (m_lines & Qt::TopEdge)
        painter.drawLine(rect().topLeft(), rect().topRight());
    if (m_lines & Qt::BottomEdge)
        painter.drawLine(rect().bottomLeft(), rect().bottomRight());
    if (m_lines & Qt::LeftEdge)
        painter.drawLine(rect().topLeft(), rect().bottomLeft());
    if (m_lines & Qt::RightEdge)
        painter.drawLine(rect().topRight(), rect().bottomRight());
}

ThinSplitter::ThinSplitter(const Theme &theme, Qt::Orientation orientation, QWidget *parent)
    : QSplitter(orientation, parent), m_theme(theme)
{
    setHandleWidth(thinnest);
    setChildrenCollapsible(false);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSplitterHandle *ThinSplitter::createHandle()
{
    return new LineHandle(m_theme, orientation(), this);
}

} // namespace countersign::ui
