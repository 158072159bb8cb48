#include "core/signing/digest.h"
#include "core/signing/jwt.h"

using namespace countersign;
using namespace countersign::signing;

namespace {

const Secret key(QByteArray("a key for fuzzing, 32 bytes long"));
const QString audience = QStringLiteral("device");
const Instant now = fromUnixMs(1'782'036'930'000);
constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

void hold(bool truth, const char *what)
{
    if (!truth)
        qFatal("does not hold: %s", what);
}

void check(const QByteArray &token)
{
    const Result<TokenClaims> claims = checkToken(token, key, audience, now);
    if (!claims)
        return;
    hold(claims->audience == audience && claims->expiresAt > now, "an accepted token is for here and now");
    const QList<QByteArray> parts = token.split('.');
    hold(parts.size() == 3, "an accepted token has three parts");
    const QByteArray signature = hmacSha256(key, parts[0] + '.' + parts[1]);
    hold(signature.toBase64(base64Url) == parts[2], "an accepted token is signed by HS256 with our key");
    const QByteArray again = issueToken(*claims, key);
    hold(again.isEmpty() || checkToken(again, key, audience, now).has_value(), "claims can be issued again");
}

} // namespace

/// The input is tried as a token, then as header and payload (divided by a line feed) of a token that we sign, since no
/// fuzzer finds a signature.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    check(input);

    const qsizetype end = input.indexOf('\n');
    const QByteArray signedText =
        input.left(end).toBase64(base64Url) + '.' + input.mid(end + 1).toBase64(base64Url);
    check(signedText + '.' + hmacSha256(key, signedText).toBase64(base64Url));
    return 0;
}
