#include "ui/widgets/qr_view.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace countersign::ui {

namespace {

constexpr int usualModule = 4;

} // namespace

QrView::QrView(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void QrView::setMatrix(const qr::QrMatrix &matrix)
{
    m_matrix = matrix;
    updateGeometry();
    update();
}

void QrView::clear()
{
    m_matrix.reset();
    updateGeometry();
    update();
}

QSize QrView::sizeHint() const
{
    const int modules = m_matrix ? m_matrix->side() + 2 * qr::quietZone : 0;
    return QSize(modules, modules) * usualModule;
}

void QrView::paintEvent(QPaintEvent *)
{
    if (!m_matrix)
        return;
    QPainter painter(this);
    const int modules = m_matrix->side() + 2 * qr::quietZone;
    // In pixels of the screen, so that no module is blurred where it is scaled.
    const qreal ratio = devicePixelRatioF();
    const qreal module = std::max(1.0, std::floor(std::min(width(), height()) * ratio / modules)) / ratio;
    painter.fillRect(QRectF(0, 0, modules * module, modules * module), Qt::white);
    for (int row = 0; row < m_matrix->side(); ++row) {
        for (int column = 0; column < m_matrix->side(); ++column) {
            if (m_matrix->isDark(column, row))
                painter.fillRect(
                    QRectF((column + qr::quietZone) * module, (row + qr::quietZone) * module, module, module),
                    Qt::black);
        }
    }
}

} // namespace countersign::ui
