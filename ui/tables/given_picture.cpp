#include "ui/tables/given_picture.h"

#include <QBuffer>
#include <QImage>
#include <QMimeData>
#include <QUrl>

namespace countersign::ui {

std::optional<GivenPicture> pictureIn(const QMimeData &data)
{
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile())
            return GivenPicture{.path = url.toLocalFile()};
    }
    for (const char *format : {"image/png", "image/jpeg"}) {
        if (data.hasFormat(QLatin1String(format)))
            return GivenPicture{.bytes = data.data(QLatin1String(format))};
    }
    const QImage image = qvariant_cast<QImage>(data.imageData());
    if (image.isNull())
        return std::nullopt;
    GivenPicture picture;
    QBuffer buffer(&picture.bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return picture;
}

} // namespace countersign::ui
