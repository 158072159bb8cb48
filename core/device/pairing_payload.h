#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QString>
#include <QUrl>

namespace countersign::device {

/// What a person pasted, scanned or clicked in order to pair (protocol, section 5).
struct PairingPayload
{
    QUrl relayUrl; ///< http or https, without a slash at its end; empty when a bare proof names no relay
    Secret proof;
    QString displayName; ///< untrusted, as everything here
};

/// Reads `countersign://pair?relay=<url>&proof=<jwt>&name=<display name>` or a bare JWT; blanks around it do not
/// matter. The proof's form is checked and nothing else of it: only the relay can. Errors: `PAIRING_PAYLOAD_INVALID`.
[[nodiscard]] Result<PairingPayload> readPairingPayload(const QString &text);

} // namespace countersign::device
