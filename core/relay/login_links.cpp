#include "core/relay/login_links.h"

#include "core/signing/digest.h"

#include <QUrl>
#include <QUrlQuery>

namespace countersign::relay {

namespace {

constexpr QByteArrayView signatureMember("&signature=");

} // namespace

LoginLinks::Link LoginLinks::compose(const domain::QrLoginInitiated &initiated) const
{
    Link link;
    link.text = "countersign://login?tenant_id=" + QUrl::toPercentEncoding(initiated.tenantId)
        + "&session_id=" + QUrl::toPercentEncoding(initiated.sessionId)
        + "&origin=" + QUrl::toPercentEncoding(initiated.browserOrigin);
    link.signature = sign(link.text);
    link.text += signatureMember.toByteArray() + link.signature;
    return link;
}

Result<QString> LoginLinks::sessionId(const QString &link) const
{
    const QByteArray text = link.toUtf8();
    const qsizetype end = text.lastIndexOf(signatureMember);
    const QByteArrayView body = QByteArrayView(text).first(std::max<qsizetype>(end, 0));
    const QByteArrayView signature =
        end < 0 ? QByteArrayView() : QByteArrayView(text).sliced(end + signatureMember.size());
    if (!signing::equalInConstantTime(signature, sign(body))) {
        return fail(
            QStringLiteral("QR_PAYLOAD_INVALID"),
            QStringLiteral("qr_payload is no sign-in that this relay has signed; send the scanned text as"
                           " it is."));
    }
    return QUrlQuery(QUrl::fromEncoded(body.toByteArray(), QUrl::StrictMode))
        .queryItemValue(QStringLiteral("session_id"), QUrl::FullyDecoded);
}

QByteArray LoginLinks::sign(QByteArrayView unsignedLink) const
{
    return signing::hmacSha256(m_key, unsignedLink).toHex();
}

} // namespace countersign::relay
