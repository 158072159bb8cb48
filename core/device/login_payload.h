#pragma once

#include "core/base/result.h"

#include <QString>

namespace countersign::device {

/// What the QR code of a sign-in says (protocol, section 9). The relay signed it, and it alone can check that: the
/// whole text goes back to it.
struct LoginPayload
{
    QString tenantId;
    QString text;
};

/// Whether text is meant as a sign-in: `countersign://login…`.
[[nodiscard]] bool isLoginLink(const QString &text);

/// Reads `countersign://login?tenant_id=…&session_id=…&origin=…&signature=…`. Errors: `QR_PAYLOAD_INVALID`.
[[nodiscard]] Result<LoginPayload> readLoginPayload(const QString &text);

} // namespace countersign::device
