#include "ui/phone/picture_block.h"

#include "ui/phone/phone_look.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace countersign::ui {

namespace {

/// The image has memory of its own, so that it may outlive the picture.
QImage imageOf(const display::Picture &picture)
{
    const auto *pixels = reinterpret_cast<const uchar *>(picture.pixels.constData());
    return QImage(pixels, picture.width, picture.height, 4 * picture.width, QImage::Format_RGBA8888).copy();
}

} // namespace

PictureBlock::PictureBlock(const PhoneLook &look, const display::Picture &picture, QWidget *parent)
    : QWidget(parent), m_look(look), m_image(imageOf(picture))
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&look, &PhoneLook::changed, this, [this] {
        updateGeometry();
        update();
    });
}

QSize PictureBlock::naturalSize() const
{
    return {std::max(1, m_look.px(m_image.width())), std::max(1, m_look.px(m_image.height()))};
}

QSize PictureBlock::sizeWithin(int width) const
{
    const QSize natural = naturalSize();
    return natural.width() <= width ? natural : natural.scaled(width, natural.height(), Qt::KeepAspectRatio);
}

int PictureBlock::heightForWidth(int width) const
{
    return std::max(1, sizeWithin(width).height());
}

QSize PictureBlock::sizeHint() const
{
    return sizeWithin(m_look.px(PhoneLook::contentWidth));
}

void PictureBlock::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRect place(QPoint(), sizeWithin(width()));
    painter.drawImage(QStyle::visualRect(layoutDirection(), rect(), place), m_image);
}

} // namespace countersign::ui
