#include "core/console/signing_trial.h"

#include "core/signing/hmac1.h"
#include "core/signing/signature_scheme.h"

#include <QRegularExpression>

namespace countersign::console {

TrialHeaders headersOf(const SigningTrial &trial)
{
    static const QRegularExpression requestLine(QStringLiteral("\\A[A-Z]+ \\S+ HTTP/1\\.[01]\\z"));
    // RFC 9110 section 5.1: a token; section 5.5: no control characters in a value.
    static const QRegularExpression header(QStringLiteral(
        "\\A([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \\t]*([^\\x00-\\x08\\x0a-\\x1f\\x7f]*?)[ \\t]*\\z"));
    TrialHeaders read;
    int number = 0;
    for (const QString &each : trial.headers.split(QLatin1Char('\n'))) {
        ++number;
        const QString line = each.endsWith(QLatin1Char('\r')) ? each.chopped(1) : each;
        if (line.isEmpty() || (number == 1 && requestLine.match(line).hasMatch()))
            continue;
        const QRegularExpressionMatch match = header.match(line);
        if (match.hasMatch())
            read.headers.add(match.captured(1).toUtf8(), match.captured(2).toUtf8());
        else if (read.unreadableLine == 0)
            read.unreadableLine = number;
    }
    return read;
}

const char *senderHeader(SigningScheme scheme)
{
    return scheme == SigningScheme::Hmac1 ? signing::tenantHeader : signing::clientIdHeader;
}

std::optional<QByteArray> senderOf(const SigningTrial &trial)
{
    const std::optional<QByteArray> sender = headersOf(trial).headers.find(senderHeader(trial.scheme));
    const bool isOne = sender
        && (trial.scheme == SigningScheme::Hmac1 ? !sender->isEmpty()
                                                 : signing::parseClientId(*sender).has_value());
    return isOne ? sender : std::nullopt;
}

std::optional<http::Headers> signedHeaders(const SigningTrial &trial, Instant now)
{
    auto [headers, unreadableLine] = headersOf(trial);
    const std::optional<QByteArray> sender = senderOf(trial);
    if (!sender || unreadableLine != 0)
        return std::nullopt;
    if (trial.scheme == SigningScheme::Hmac1) {
        const signing::Hmac1Signature signature = signing::signHmac1(trial.secret, trial.body, now);
        headers.set(signing::timestampHeader, signature.timestamp);
        headers.set(signing::signatureHeader, signature.signature);
        return headers;
    }
    const double seconds = static_cast<double>(toUnixMs(now)) / 1000.0;
    headers.set(signing::requestTimestampHeader, signing::pythonFloatText(seconds));
    headers.set(
        signing::authorizationHeader,
        signing::signatureWord.toByteArray() + ' '
            + signing::createSignature(trial.secret, trial.body, *signing::parseClientId(*sender), seconds));
    return headers;
}

QString textOf(const http::Headers &headers)
{
    QString text;
    for (const http::Header &header : headers)
        text += QString::fromUtf8(header.name + ": " + header.value) + QLatin1Char('\n');
    return text;
}

} // namespace countersign::console
