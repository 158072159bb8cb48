#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

class QMimeData;

namespace countersign::ui {

/// A picture that was pasted, dropped or chosen: the bytes of a PNG or JPEG, or the path of a file.
struct GivenPicture
{
    QByteArray bytes = {};
    QString path = {};
};

/// What of a clipboard or a drop is a picture: an image as it is, or the first local file.
[[nodiscard]] std::optional<GivenPicture> pictureIn(const QMimeData &data);

} // namespace countersign::ui
