#include "core/signing/totp.h"

#include "core/base/ids.h"
#include "core/signing/digest.h"

#include <liboath/oath.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

namespace countersign::signing {

namespace {

constexpr int secretBytes = 20;

struct Free
{
    void operator()(char *text) const { std::free(text); }
};
using OathText = std::unique_ptr<char, Free>;

/// liboath wants to be initialised once a process before anything else.
void ensureOath()
{
    static const int outcome = oath_init();
    if (outcome != OATH_OK)
        qFatal("oath_init failed: %s", oath_strerror_name(outcome));
}

qint64 timeStep(Instant now)
{
    return std::chrono::floor<std::chrono::seconds>(now.time_since_epoch()) / totpPeriod;
}

QByteArray codeOfStep(const Secret &secret, qint64 step)
{
    ensureOath();
    std::array<char, totpDigits + 1> code{};
    const int outcome = oath_hotp_generate(
        secret.reveal().constData(), static_cast<std::size_t>(secret.reveal().size()),
        static_cast<std::uint64_t>(step), totpDigits, false, OATH_HOTP_DYNAMIC_TRUNCATION, code.data());
    if (outcome != OATH_OK)
        qFatal("oath_hotp_generate failed: %s", oath_strerror_name(outcome));
    return QByteArray(code.data(), totpDigits);
}

} // namespace

Secret newTotpSecret()
{
    return Secret(randomBytes(secretBytes));
}

QString toBase32(const Secret &secret)
{
    ensureOath();
    char *encoded = nullptr;
    std::size_t length = 0;
    const int outcome = oath_base32_encode(
        secret.reveal().constData(), static_cast<std::size_t>(secret.reveal().size()), &encoded, &length);
    const OathText owner(encoded);
    if (outcome != OATH_OK)
        qFatal("oath_base32_encode failed: %s", oath_strerror_name(outcome));
    QByteArrayView text(encoded, static_cast<qsizetype>(length));
    while (text.endsWith('='))
        text.chop(1);
    return QString::fromLatin1(text);
}

Result<Secret> fromBase32(const QString &text)
{
    ensureOath();
    const QByteArray latin = text.toLatin1();
    char *decoded = nullptr;
    std::size_t length = 0;
    const int outcome =
        oath_base32_decode(latin.constData(), static_cast<std::size_t>(latin.size()), &decoded, &length);
    const OathText owner(decoded);
    if (outcome != OATH_OK) {
        return fail(
            QStringLiteral("BASE32_INVALID"),
            QStringLiteral("The %1 characters are not base 32: only A-Z and 2-7 may stand there, in a length "
                           "that comes out at whole bytes.")
                .arg(text.size()));
    }
    return Secret(QByteArray(decoded, static_cast<qsizetype>(length)));
}

QString totpCode(const Secret &secret, Instant now)
{
    return QString::fromLatin1(codeOfStep(secret, timeStep(now)));
}

std::optional<qint64> matchTotp(const Secret &secret, const QString &code, Instant now)
{
    const QByteArray wanted = code.toLatin1();
    const qint64 current = timeStep(now);
    std::optional<qint64> match;
    // The newest of equal codes counts: an older step may be one that was accepted already.
    for (qint64 step = std::max<qint64>(current - 1, 0); step <= current + 1; ++step) {
        if (equalInConstantTime(codeOfStep(secret, step), wanted))
            match = step;
    }
    return match;
}

} // namespace countersign::signing
