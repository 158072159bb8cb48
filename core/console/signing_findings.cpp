#include "core/console/signing_findings.h"

#include "core/signing/digest.h"
#include "core/signing/hmac1.h"
#include "core/signing/signature_verdict.h"

#include <algorithm>

namespace countersign::console {

using display::DisplayText;

namespace {

constexpr qsizetype mostShown = 64 * 1024;
constexpr qsizetype bytesALine = 16;

QByteArray hexLine(qsizetype offset, QByteArrayView bytes)
{
    QByteArray ascii = bytes.toByteArray();
    std::replace_if(
        ascii.begin(), ascii.end(), [](char c) { return c < ' ' || c > '~'; }, '.');
    return QByteArray::number(offset, 16).rightJustified(8, '0') + "  "
        + bytes.toByteArray().toHex(' ').leftJustified(3 * bytesALine) + ' ' + ascii + '\n';
}

DisplayText shownBytes(QByteArrayView bytes)
{
    const QByteArrayView shown = bytes.first(std::min(bytes.size(), mostShown));
    const bool isText = std::ranges::all_of(shown, [](char c) { return c >= ' ' && c <= '~'; });
    if (isText)
        return DisplayText::guard(QString::fromLatin1(shown));
    QByteArray text;
    for (qsizetype at = 0; at < shown.size(); at += bytesALine)
        text += hexLine(at, shown.sliced(at, std::min(bytesALine, shown.size() - at)));
    if (shown.size() < bytes.size())
        text += "…";
    return DisplayText::guard(QString::fromUtf8(text.trimmed()), display::Lines::Many);
}

/// What a right signature is made over, as far as the headers say it.
QByteArray bytesToSign(const SigningTrial &trial, const http::Headers &headers,
                       const signing::Verdict &verdict)
{
    if (trial.scheme == SigningScheme::Hmac1)
        return verdict.toSign;
    const auto clientId =
        signing::parseClientId(headers.find(signing::clientIdHeader).value_or(QByteArray()));
    const auto timestamp =
        signing::parseTimestamp(headers.find(signing::requestTimestampHeader).value_or(QByteArray()));
    return clientId && timestamp ? signing::bytesToSign(trial.body, *clientId, *timestamp) : QByteArray();
}

signing::Verdict judge(const SigningTrial &trial, const http::Headers &headers, Instant now)
{
    if (trial.scheme == SigningScheme::Hmac1) {
        return signing::verifyHmac1(trial.secret, headers.find(signing::timestampHeader),
                                    headers.find(signing::signatureHeader), trial.body, now);
    }
    return signing::explainSignature(
        trial.secret, [&headers](QByteArrayView name) { return headers.find(name); }, trial.body, now);
}

/// HMAC #1 signs for a tenant, which is looked up before its signature.
QJsonObject withTenant(QJsonObject verdict, const SigningTrial &trial)
{
    if (trial.scheme == SigningScheme::Hmac1 && !senderOf(trial)) {
        verdict[QStringLiteral("valid")] = false;
        verdict[QStringLiteral("error_code")] = QStringLiteral("TENANT_HEADER_MISSING");
        verdict[QStringLiteral("explanation")] = QStringLiteral(
            "The header X-Bloonio-Tenant-Id is missing; every signed request names its tenant.");
    }
    return verdict;
}

} // namespace

SigningFindings examine(const SigningTrial &trial, Instant now)
{
    const auto [headers, unreadableLine] = headersOf(trial);
    signing::Verdict verdict = judge(trial, headers, now);
    if (trial.clock == SigningTrial::VerifierClock::Request)
        verdict = judge(trial, headers, now + Milliseconds(verdict.clockSkewMs));

    SigningFindings findings;
    const QByteArray bytes = bytesToSign(trial, headers, verdict);
    findings.signedBytes = shownBytes(bytes);
    findings.unreadableLine = unreadableLine;
    findings.isSignable = !trial.secret.isEmpty() && unreadableLine == 0 && senderOf(trial);
    findings.hint = unreadableLine != 0 ? SigningHint::HeaderUnreadable
        : trial.secret.isEmpty()        ? SigningHint::SecretMissing
        : !senderOf(trial)              ? SigningHint::SenderMissing
                                        : SigningHint::None;
    if (trial.secret.isEmpty())
        return findings;
    findings.facts = signatureFactsOf(withTenant(verdict.toJson(), trial), headers);
    if (!bytes.isEmpty())
        findings.rightDigest =
            DisplayText::guard(QString::fromLatin1(signing::hmacSha256(trial.secret, bytes).toHex()));
    return findings;
}

} // namespace countersign::console
