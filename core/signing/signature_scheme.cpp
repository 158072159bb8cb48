#include "core/signing/signature_scheme.h"

#include "core/signing/digest.h"

#include <array>
#include <charconv>
#include <cmath>

namespace countersign::signing {

namespace {

/// Python switches to an exponent at these decimal exponents (float_repr_style "short").
constexpr int lowestPlainExponent = -4;
constexpr int lowestLargeExponent = 16;

Failure refuse(const char *detail)
{
    return fail(QStringLiteral("AUTH_FAILED"), QLatin1String(detail));
}

/// The digits and the decimal exponent of the shortest round-trip form.
struct ShortestForm
{
    QByteArray digits; ///< without point, at least one
    int exponent = 0;  ///< of the first digit
};

ShortestForm shortestForm(double magnitude)
{
    std::array<char, 64> buffer{};
    const auto [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), magnitude, std::chars_format::scientific);
    Q_ASSERT(error == std::errc());
    const QByteArray text(buffer.data(), end - buffer.data());
    const qsizetype e = text.indexOf('e');
    return {text.first(e).replace(".", ""), text.sliced(e + 1).toInt()};
}

QByteArray exponentText(int exponent)
{
    const QByteArray digits = QByteArray::number(std::abs(exponent)).rightJustified(2, '0');
    return (exponent < 0 ? "e-" : "e+") + digits;
}

} // namespace

QByteArray pythonFloatText(double number)
{
    Q_ASSERT(std::isfinite(number));
    const QByteArray sign = std::signbit(number) ? "-" : "";
    const double magnitude = std::fabs(number);
    if (magnitude == 0.0)
        return sign + "0.0";
    const auto [digits, exponent] = shortestForm(magnitude);
    if (exponent < lowestPlainExponent || exponent >= lowestLargeExponent) {
        const QByteArray fraction = digits.size() > 1 ? "." + digits.sliced(1) : QByteArray();
        return sign + digits.first(1) + fraction + exponentText(exponent);
    }
    if (exponent < 0)
        return sign + "0." + QByteArray(-exponent - 1, '0') + digits;
    const qsizetype whole = exponent + 1;
    if (digits.size() <= whole)
        return sign + digits + QByteArray(whole - digits.size(), '0') + ".0";
    return sign + digits.first(whole) + "." + digits.sliced(whole);
}

QByteArray bytesToSign(QByteArrayView body, const QUuid &clientId, double timestamp)
{
    QByteArray message = body.toByteArray();
    message += ':';
    message += clientId.toRfc4122();
    message += ':';
    message += pythonFloatText(timestamp);
    return message;
}

QByteArray createSignature(const Secret &secret, QByteArrayView body, const QUuid &clientId, double timestamp)
{
    return hmacSha256(secret, bytesToSign(body, clientId, timestamp)).toHex();
}

std::optional<double> parseTimestamp(QByteArrayView text)
{
    if (text.size() > 1 && text.front() == '+' && text[1] != '-')
        text = text.sliced(1); // which from_chars() does not take
    double number = 0;
    const char *end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, number, std::chars_format::general);
    if (error != std::errc() || stopped != end || !std::isfinite(number))
        return std::nullopt;
    return number;
}

std::optional<QUuid> parseClientId(const QByteArray &text)
{
    const QUuid id = QUuid::fromString(QLatin1String(text));
    const bool canonical = id.toByteArray(QUuid::WithoutBraces) == text.toLower();
    const auto version = static_cast<int>(static_cast<quint16>(id.data3) >> 12U);
    if (!canonical || (version != 4 && version != 7))
        return std::nullopt;
    return id;
}

Result<HmacAuthorizationHeaders> HmacAuthorizationHeaders::fromRequest(const HeaderLookup &header,
                                                                       Instant now)
{
    const std::optional<QByteArray> authorization = header(authorizationHeader);
    if (!authorization)
        return refuse("Authorization header missing.");
    const qsizetype space = authorization->indexOf(' ');
    if (authorization->first(space < 0 ? authorization->size() : space) != signatureWord)
        return refuse("Authorization type not supported.");
    const std::optional<QByteArray> clientText = header(clientIdHeader);
    if (!clientText)
        return refuse("X-Client-Id header missing");
    const std::optional<QUuid> clientId = parseClientId(*clientText);
    if (!clientId)
        return refuse("Invalid format for client id, expected UUIDv4 or UUIDv7.");
    const std::optional<QByteArray> timestampText = header(requestTimestampHeader);
    if (!timestampText)
        return refuse("X-Request-Timestamp header missing");
    const std::optional<double> timestamp = parseTimestamp(*timestampText);
    if (!timestamp)
        return refuse("X-Request-Timestamp header invalid");
    const double age = static_cast<double>(toUnixMs(now)) / 1000.0 - *timestamp;
    if (age > signatureWindow)
        return refuse("Token is expired.");
    if (-age > signatureWindow)
        return refuse("X-Request-Timestamp header invalid");
    const QByteArray digest = space < 0 ? QByteArray() : authorization->sliced(space).trimmed();
    return HmacAuthorizationHeaders{digest, *clientId, *timestamp};
}

Result<HmacAuthorizationHeaders> verifySignature(const Secret &secret, const HeaderLookup &header,
                                                 QByteArrayView body, Instant now)
{
    Result<HmacAuthorizationHeaders> headers = HmacAuthorizationHeaders::fromRequest(header, now);
    if (!headers)
        return headers;
    const QByteArray expected = createSignature(secret, body, headers->clientId, headers->timestamp);
    if (!equalInConstantTime(headers->signature, expected))
        return refuse("Signature is invalid.");
    return headers;
}

} // namespace countersign::signing
