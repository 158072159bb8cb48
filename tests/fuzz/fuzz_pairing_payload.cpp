#include "core/device/pairing_payload.h"

using namespace countersign;
using namespace countersign::device;

namespace {

void hold(bool truth, const char *what)
{
    if (!truth)
        qFatal("does not hold: %s", what);
}

void checkRelay(const QUrl &relay)
{
    hold(relay.isValid(), "an accepted relay is a valid address");
    hold(relay.scheme() == QLatin1String("http") || relay.scheme() == QLatin1String("https"),
         "an accepted relay speaks HTTP");
    hold(!relay.host().isEmpty(), "an accepted relay has a host");
    hold(relay.userInfo().isEmpty() && !relay.hasQuery() && !relay.hasFragment(),
         "an accepted relay is only a base");
    hold(!relay.toEncoded().endsWith('/'), "a route can be put behind an accepted relay");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Result<PairingPayload> payload = readPairingPayload(QString::fromUtf8(input));
    if (!payload) {
        hold(payload.error().code == QLatin1String("PAIRING_PAYLOAD_INVALID"), "there is one way to refuse");
        return 0;
    }
    if (!payload->relayUrl.isEmpty())
        checkRelay(payload->relayUrl);
    hold(payload->proof.reveal().count('.') == 2, "an accepted proof has three parts");
    return 0;
}
