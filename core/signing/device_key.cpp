#include "core/signing/device_key.h"

#include "core/signing/openssl.h"

namespace countersign::signing {

using namespace openssl;

namespace {

constexpr qsizetype keySize = 32;
constexpr qsizetype signatureSize = 64;
constexpr QLatin1String wirePrefix("ed25519:");

} // namespace

DeviceKey newDeviceKey()
{
    const Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
    require(key != nullptr, "EVP_PKEY_Q_keygen");
    QByteArray privateKey(keySize, Qt::Uninitialized);
    QByteArray publicKey(keySize, Qt::Uninitialized);
    std::size_t privateSize = sizeOf(privateKey);
    std::size_t publicSize = sizeOf(publicKey);
    require(EVP_PKEY_get_raw_private_key(key.get(), bytesOf(privateKey), &privateSize) == 1
                && EVP_PKEY_get_raw_public_key(key.get(), bytesOf(publicKey), &publicSize) == 1,
            "EVP_PKEY_get_raw_key");
    return {Secret(std::move(privateKey)), std::move(publicKey)};
}

QByteArray signWithDeviceKey(const Secret &privateKey, QByteArrayView message)
{
    const Key key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr,
                                               bytesOf(QByteArrayView(privateKey.reveal())),
                                               sizeOf(privateKey.reveal())));
    require(key != nullptr, "EVP_PKEY_new_raw_private_key");
    const DigestContext context(EVP_MD_CTX_new());
    QByteArray signature(signatureSize, Qt::Uninitialized);
    std::size_t written = sizeOf(signature);
    const bool signedIt = EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1
        && EVP_DigestSign(context.get(), bytesOf(signature), &written, bytesOf(message), sizeOf(message))
            == 1;
    require(signedIt && written == sizeOf(signature), "EVP_DigestSign");
    return signature;
}

bool verifyDeviceSignature(QByteArrayView publicKey, QByteArrayView message, QByteArrayView signature)
{
    if (publicKey.size() != keySize || signature.size() != signatureSize)
        return false;
    const Key key(
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytesOf(publicKey), sizeOf(publicKey)));
    require(key != nullptr, "EVP_PKEY_new_raw_public_key");
    const DigestContext context(EVP_MD_CTX_new());
    return EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1
        && EVP_DigestVerify(context.get(), bytesOf(signature), sizeOf(signature), bytesOf(message),
                            sizeOf(message))
        == 1;
}

QByteArray decisionMessage(const QString &instructionId, const QString &decision,
                           const QString &displayDigest)
{
    return QStringLiteral("countersign-decision:v1\n%1\n%2\n%3")
        .arg(instructionId, decision, displayDigest)
        .toUtf8();
}

QString encodeDeviceSignature(QByteArrayView signature)
{
    const QByteArray encoded =
        signature.toByteArray().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    return wirePrefix + QString::fromLatin1(encoded);
}

Result<QByteArray> decodeDeviceSignature(const QString &text)
{
    const auto malformed = [](const QString &why) {
        return fail(
            QStringLiteral("SIGNATURE_MALFORMED"),
            QStringLiteral("The device signature %1: send \"ed25519:\" and the base64url of its 64 bytes.")
                .arg(why));
    };
    if (!text.startsWith(wirePrefix))
        return malformed(QStringLiteral("does not begin with \"ed25519:\""));
    const auto decoded = QByteArray::fromBase64Encoding(text.mid(wirePrefix.size()).toLatin1(),
                                                        QByteArray::Base64UrlEncoding
                                                            | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return malformed(QStringLiteral("is not base64url after \"ed25519:\""));
    if (decoded.decoded.size() != signatureSize)
        return malformed(QStringLiteral("has %1 bytes").arg(decoded.decoded.size()));
    return decoded.decoded;
}

} // namespace countersign::signing
