#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/qr/qr_matrix.h"

#include <QUrl>

namespace countersign::console {

/// A pairing proof as a phone scans it (protocol, section 5). Whoever has the link can pair.
struct PairingCode
{
    Secret link; ///< `countersign://pair?relay=…&proof=…&name=…`
    qr::QrMatrix matrix;
};

/// Errors: `QR_TEXT_INVALID`, when the link is longer than a code can hold.
[[nodiscard]] Result<PairingCode> makePairingCode(const QUrl &relay, const Secret &proof,
                                                  const QString &name);

} // namespace countersign::console
