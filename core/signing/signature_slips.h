#pragma once

#include "core/base/secret.h"

#include <QUuid>

namespace countersign::signing {

/// A request whose digest is wrong, as it came.
struct WrongDigest
{
    QByteArrayView digest;
    QByteArrayView body;
    QUuid clientId;
    QByteArray clientText;
    double timestamp = 0;
    QByteArray timestampText;
};

/// The slip by which somebody who has the secret would come to that digest, as a sentence that says what to do; empty when
/// it is none of the usual ones, or the body is so long that trying them is not worth it.
[[nodiscard]] QString findSlip(const Secret &secret, const WrongDigest &wrong);

} // namespace countersign::signing
