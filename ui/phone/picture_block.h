#pragma once

#include "core/display/presentation.h"

#include <QImage>
#include <QWidget>

namespace countersign::ui {

class PhoneLook;

/// A picture, whole: as large as its pixels, or as wide as there is room.
class PictureBlock : public QWidget
{
    Q_OBJECT
public:
    PictureBlock(const PhoneLook &look, const display::Picture &picture, QWidget *parent = nullptr);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QSize naturalSize() const;
    [[nodiscard]] QSize sizeWithin(int width) const;

    const PhoneLook &m_look;
    QImage m_image;
};

} // namespace countersign::ui
