#include "core/device/pairing_payload.h"

#include <QRegularExpression>
#include <QUrlQuery>

namespace countersign::device {

namespace {

/// More than a QR code can hold.
constexpr qsizetype longestPayload = 8192;
constexpr QLatin1String linkScheme("countersign");

Failure refuse(const QString &what)
{
    return fail(
        QStringLiteral("PAIRING_PAYLOAD_INVALID"),
        what
            + QStringLiteral("; give a countersign://pair?relay=…&proof=… link, the pairing proof that"
                             " prepare-pairing answered, or a PNG or JPEG of a QR code of one."));
}

/// The compact form of a signed token: three parts of base64url (RFC 7515, section 3.1).
bool isToken(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral(R"(\A[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\z)"));
    return form.match(text).hasMatch();
}

/// The one value of that name; nothing when it is absent or stands twice, since then two readers could differ.
std::optional<QString> single(const QUrlQuery &query, const QString &name)
{
    const QStringList values = query.allQueryItemValues(name, QUrl::FullyDecoded);
    return values.size() == 1 ? std::optional(values.first()) : std::nullopt;
}

Result<QUrl> readRelayUrl(const QString &text)
{
    QUrl url(text, QUrl::StrictMode);
    const bool isWeb = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!url.isValid() || !isWeb || url.host().isEmpty())
        return refuse(QStringLiteral("The link's relay '%1' is no http or https address").arg(text));
    if (!url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
        return refuse(QStringLiteral(
            "The link's relay must be an address and a path, without user, query or fragment"));
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path, QUrl::TolerantMode);
    return url;
}

Result<PairingPayload> readLink(const QString &text)
{
    const QUrl link(text, QUrl::StrictMode);
    if (!link.isValid() || link.host() != QLatin1String("pair"))
        return refuse(QStringLiteral("The link is no countersign://pair link"));
    const QUrlQuery query(link);
    const std::optional<QString> relay = single(query, QStringLiteral("relay"));
    const std::optional<QString> proof = single(query, QStringLiteral("proof"));
    if (!relay || !proof)
        return refuse(QStringLiteral("The link must name one %1").arg(relay ? u"proof" : u"relay"));
    const Result<QUrl> relayUrl = readRelayUrl(*relay);
    if (!relayUrl)
        return failureOf(relayUrl);
    if (!isToken(*proof))
        return refuse(QStringLiteral("The link's proof is no JSON Web Token"));
    return PairingPayload{*relayUrl, Secret(proof->toLatin1()),
                          single(query, QStringLiteral("name")).value_or(QString())};
}

} // namespace

Result<PairingPayload> readPairingPayload(const QString &text)
{
    const QString payload = text.trimmed();
    if (payload.isEmpty())
        return refuse(QStringLiteral("There is nothing to pair with"));
    if (payload.size() > longestPayload)
        return refuse(QStringLiteral("The payload has %1 characters, more than %2")
                          .arg(payload.size())
                          .arg(longestPayload));
    if (payload.startsWith(linkScheme + QLatin1String(":"), Qt::CaseInsensitive))
        return readLink(payload);
    if (!isToken(payload))
        return refuse(QStringLiteral("The payload is neither a countersign link nor a JSON Web Token"));
    return PairingPayload{QUrl(), Secret(payload.toLatin1()), QString()};
}

} // namespace countersign::device
