#include "signing_run.h"

#include "core/signing/hmac1.h"

#include <QElapsedTimer>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

namespace countersign::bench {

namespace {

constexpr int rounds = 300'000;

template<typename Work>
double microseconds(Work work)
{
    for (int warm = 0; warm < rounds / 10; ++warm)
        work();
    QElapsedTimer timer;
    timer.start();
    for (int round = 0; round < rounds; ++round)
        work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e3 / rounds;
}

QString inMicroseconds(double time)
{
    return QStringLiteral("%1 µs").arg(time, 7, 'f', 2);
}

/// The two operations that every signature is made of: SHA-256 of the body, HMAC-SHA-256 of a line of 78 bytes.
void bare(const QByteArray &secret, const QByteArray &body)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    std::array<unsigned char, 78> line{};
    unsigned int size = 0;
    EVP_Digest(body.constData(), static_cast<std::size_t>(body.size()), digest.data(), &size, EVP_sha256(),
               nullptr);
    std::copy_n(digest.begin(), size, line.begin());
    HMAC(EVP_sha256(), secret.constData(), static_cast<int>(secret.size()), line.data(), line.size(),
         digest.data(), &size);
}

} // namespace

QList<Figure> measureSigning()
{
    const Secret secret("a secret of this benchmark alone");
    const QByteArray body(1024, 'x');
    const SystemClock clock;
    const Instant now = clock.now();
    const signing::Hmac1Signature signature = signing::signHmac1(secret, body, now);
    int invalid = 0;
    const double alone = microseconds([&] { bare(secret.reveal(), body); });
    const double sign =
        microseconds([&] { invalid += signing::signHmac1(secret, body, now).signature.isEmpty() ? 1 : 0; });
    const double verify = microseconds([&] {
        invalid += signing::verifyHmac1(secret, signature.timestamp, signature.signature, body, now).isValid()
            ? 0
            : 1;
    });
    return {{QStringLiteral("SHA-256 and HMAC of 1 KiB, OpenSSL alone"), inMicroseconds(alone)},
            {QStringLiteral("    to sign it"), inMicroseconds(sign)},
            {QStringLiteral("    to verify it"),
             inMicroseconds(verify) + (invalid == 0 ? QString() : QStringLiteral("   wrong"))}};
}

} // namespace countersign::bench
