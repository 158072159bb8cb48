#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>

/// QR codes as data (ISO/IEC 18004): no window, no picture format of Qt's.
namespace countersign::qr {

/// A code's modules, without the quiet zone around them. Immutable; safe to copy between threads.
class QrMatrix
{
public:
    /// `modules` holds `side` times `side` bytes, row after row; not zero is dark.
    QrMatrix(int side, QByteArray modules);

    /// 21 to 177.
    [[nodiscard]] int side() const { return m_side; }
    [[nodiscard]] bool isDark(int column, int row) const;

private:
    int m_side;
    QByteArray m_modules;
};

/// How many light modules belong around a code on each side, so that it can be told from what is next to it.
inline constexpr int quietZone = 4;

/// Any bytes, as they are. The code bears damage of 15 %, or of 7 % when it could not hold the text otherwise.
/// Any thread. Errors: `QR_TEXT_INVALID` (empty, or more than 2953 bytes).
[[nodiscard]] Result<QrMatrix> encodeQr(QByteArrayView text);

inline constexpr int largestScale = 32;

/// A black and white PNG with its quiet zone, `scale` (1 to `largestScale`) pixels a module. Any thread.
[[nodiscard]] QByteArray toPng(const QrMatrix &matrix, int scale);

} // namespace countersign::qr
