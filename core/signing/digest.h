#pragma once

#include "core/base/secret.h"

#include <QByteArray>

#include <initializer_list>

namespace countersign::signing {

/// 32 raw bytes.
[[nodiscard]] QByteArray sha256(QByteArrayView bytes);
/// Of the parts one behind the other.
[[nodiscard]] QByteArray sha256(std::initializer_list<QByteArrayView> parts);
[[nodiscard]] QByteArray hmacSha256(const Secret &key, QByteArrayView bytes);
/// Takes the same time wherever the first difference is.
[[nodiscard]] bool equalInConstantTime(QByteArrayView a, QByteArrayView b);

} // namespace countersign::signing
