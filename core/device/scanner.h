#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QThreadPool>

#include <functional>

namespace countersign::device {

/// A device's camera: what it is shown is text, or a picture of a QR code as PNG or JPEG in base64, alone or as a
/// `data:` URL.
///
/// Belongs to its owner's thread. Pictures are looked at on a thread beside it, one at a time: a large one takes
/// seconds. Its end waits for the one under way.
class Scanner
{
public:
    /// `owner` must outlive the scanner; what was read comes from its event loop, and none once it is destroyed.
    explicit Scanner(QObject &owner);
    ~Scanner();

    /// Anything else is text that need not be scanned.
    [[nodiscard]] static bool isPicture(const QString &payload);

    using Done = std::function<void(const Result<QString> &)>;

    /// The text of the code in the picture. Errors: `IMAGE_UNREADABLE` (the base64 too), qr::decodeQr()'s.
    void read(const QString &picture, Done done);

private:
    QObject &m_owner;
    QThreadPool m_pool;
};

} // namespace countersign::device
