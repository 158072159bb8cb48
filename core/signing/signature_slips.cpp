#include "core/signing/signature_slips.h"

#include "core/signing/digest.h"
#include "core/signing/signature_scheme.h"

#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <vector>

namespace countersign::signing {

namespace {

/// Each try hashes the body again, and anybody can send a wrong digest.
constexpr qsizetype longestBody = 64 * 1024;

struct Slip
{
    QByteArray bytes; ///< what would have been signed
    QString advice;
};

QByteArray joined(const QByteArray &body, const QByteArray &client, const QByteArray &timestamp)
{
    return body + ':' + client + ':' + timestamp;
}

/// The first three fields of a UUID as a little-endian machine holds them.
QByteArray littleEndian(const QUuid &id)
{
    QByteArray bytes = id.toRfc4122();
    std::reverse(bytes.begin(), bytes.begin() + 4);
    std::reverse(bytes.begin() + 4, bytes.begin() + 6);
    std::reverse(bytes.begin() + 6, bytes.begin() + 8);
    return bytes;
}

void addClientSlips(const WrongDigest &wrong, const QByteArray &body, const QByteArray &time,
                    std::vector<Slip> &slips)
{
    const QString advice =
        QStringLiteral("The client id was signed as %1; sign its 16 raw bytes, as RFC 9562 orders them.");
    const QByteArray canonical = wrong.clientId.toByteArray(QUuid::WithoutBraces);
    slips.push_back({joined(body, wrong.clientText, time), advice.arg(QLatin1String("text"))});
    slips.push_back({joined(body, canonical, time), advice.arg(QLatin1String("text"))});
    slips.push_back({joined(body, wrong.clientId.toByteArray(QUuid::Id128), time),
                     advice.arg(QLatin1String("32 hex digits"))});
    slips.push_back({joined(body, littleEndian(wrong.clientId), time),
                     advice.arg(QLatin1String("bytes whose first fields are little-endian"))});
}

void addTimeSlips(const WrongDigest &wrong, const QByteArray &body, const QByteArray &client,
                  const QByteArray &time, std::vector<Slip> &slips)
{
    const QString advice =
        QStringLiteral("The timestamp was signed as \"%1\"; sign the float's shortest text, \"%2\".");
    const QByteArray whole =
        QByteArray::number(static_cast<qint64>(std::clamp(wrong.timestamp, -9e15, 9e15)));
    for (const QByteArray &text : {wrong.timestampText, whole, QByteArray::number(wrong.timestamp, 'f', 6),
                                   QByteArray::number(wrong.timestamp, 'f', 3)}) {
        if (text != time)
            slips.push_back(
                {joined(body, client, text), advice.arg(QString::fromUtf8(text), QString::fromLatin1(time))});
    }
}

void addBodySlips(const QByteArray &body, const QByteArray &client, const QByteArray &time,
                  std::vector<Slip> &slips)
{
    const auto add = [&](const QByteArray &other, const char *advice) {
        slips.push_back({joined(other, client, time), QLatin1String(advice)});
    };
    add({}, "An empty body was signed; sign the bytes that are sent.");
    add(sha256(body).toHex(), "The body's SHA-256 was signed; sign the body itself.");
    add(body + '\n', "A line feed was signed behind the body that was not sent with it.");
    if (body.endsWith('\n'))
        add(body.chopped(1), "The body was signed without the line feed that it ends with.");
    slips.push_back({body + client + time,
                     QStringLiteral("The colons between body, client id and timestamp are missing.")});
    slips.push_back(
        {time + ':' + body,
         QStringLiteral("Timestamp and body were signed alone; sign body, client id and timestamp.")});
}

} // namespace

QString findSlip(const Secret &secret, const WrongDigest &wrong)
{
    if (wrong.body.size() > longestBody)
        return {};
    const QByteArray body = wrong.body.toByteArray();
    const QByteArray client = wrong.clientId.toRfc4122();
    const QByteArray time = pythonFloatText(wrong.timestamp);
    std::vector<Slip> slips;
    slips.push_back({joined(body, client, time),
                     QStringLiteral("The digest is right but not in lower-case hex digits; send it so.")});
    addClientSlips(wrong, body, time, slips);
    addTimeSlips(wrong, body, client, time, slips);
    addBodySlips(body, client, time, slips);
    const QByteArray sent = wrong.digest.toByteArray().toLower();
    const auto found = std::ranges::find_if(slips, [&](const Slip &slip) {
        return equalInConstantTime(hmacSha256(secret, slip.bytes).toHex(), sent);
    });
    return found == slips.end() ? QString() : found->advice;
}

} // namespace countersign::signing
