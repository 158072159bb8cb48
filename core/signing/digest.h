#pragma once

#include "core/base/secret.h"

#include <QByteArray>

namespace countersign::signing {

/// 32 raw bytes.
[[nodiscard]] QByteArray sha256(QByteArrayView bytes);
[[nodiscard]] QByteArray hmacSha256(const Secret &key, QByteArrayView bytes);
/// Takes the same time wherever the first difference is.
[[nodiscard]] bool equalInConstantTime(QByteArrayView a, QByteArrayView b);

} // namespace countersign::signing
