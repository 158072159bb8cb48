#include "core/robot/hmac_signing_auth.h"

#include "core/signing/signature_scheme.h"

namespace countersign::robot {

void HmacSigningAuth::sign(http::Request &request, Instant now) const
{
    const double seconds = static_cast<double>(toUnixMs(now)) / 1000.0;
    request.headers.set(signing::authorizationHeader,
                        signing::signatureWord.toByteArray() + ' '
                            + signing::createSignature(m_secret, request.body, m_clientId, seconds));
    request.headers.set(signing::clientIdHeader, m_clientId.toByteArray(QUuid::WithoutBraces));
    request.headers.set(signing::requestTimestampHeader, signing::pythonFloatText(seconds));
}

} // namespace countersign::robot
