#include "core/console/pairing_code.h"

namespace countersign::console {

Result<PairingCode> makePairingCode(const QUrl &relay, const Secret &proof, const QString &name)
{
    const Secret link("countersign://pair?relay="
                      + QUrl::toPercentEncoding(relay.toString(QUrl::FullyEncoded))
                      + "&proof=" + proof.reveal() + "&name=" + QUrl::toPercentEncoding(name));
    const Result<qr::QrMatrix> matrix = qr::encodeQr(link.reveal());
    if (!matrix)
        return failureOf(matrix);
    return PairingCode{link, *matrix};
}

} // namespace countersign::console
