#include "core/signing/digest.h"

#include "core/signing/openssl.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>

#include <array>

namespace countersign::signing {

using namespace openssl;

namespace {

constexpr qsizetype sha256Size = 32;

/// Looking an algorithm up by name costs more than hashing a short body: once a process is enough.
const EVP_MD *sha256Algorithm()
{
    static const Digest algorithm(EVP_MD_fetch(nullptr, "SHA256", nullptr));
    return algorithm.get();
}

MacContext newHmacContext()
{
    const Mac hmac(EVP_MAC_fetch(nullptr, "HMAC", nullptr));
    MacContext context(EVP_MAC_CTX_new(hmac.get()));
    std::array<char, 7> digest{"SHA256"};
    const std::array<OSSL_PARAM, 2> parameters{
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0),
        OSSL_PARAM_construct_end()};
    require(EVP_MAC_CTX_set_params(context.get(), parameters.data()) == 1, "EVP_MAC_CTX_set_params");
    return context;
}

} // namespace

QByteArray sha256(QByteArrayView bytes)
{
    return sha256({bytes});
}

QByteArray sha256(std::initializer_list<QByteArrayView> parts)
{
    thread_local const DigestContext context(EVP_MD_CTX_new());
    QByteArray hash(sha256Size, Qt::Uninitialized);
    bool hashed = EVP_DigestInit_ex2(context.get(), sha256Algorithm(), nullptr) == 1;
    for (const QByteArrayView part : parts)
        hashed = hashed && EVP_DigestUpdate(context.get(), part.data(), sizeOf(part)) == 1;
    hashed = hashed && EVP_DigestFinal_ex(context.get(), bytesOf(hash), nullptr) == 1;
    require(hashed, "SHA-256");
    return hash;
}

QByteArray hmacSha256(const Secret &key, QByteArrayView bytes)
{
    thread_local const MacContext context = newHmacContext();
    // OpenSSL takes a null pointer for "the key of last time": an empty key has to point somewhere.
    const QByteArrayView keyBytes = key.isEmpty() ? QByteArrayView("") : QByteArrayView(key.reveal());
    QByteArray mac(sha256Size, Qt::Uninitialized);
    std::size_t written = 0;
    const bool signedIt = EVP_MAC_init(context.get(), bytesOf(keyBytes), sizeOf(keyBytes), nullptr) == 1
        && EVP_MAC_update(context.get(), bytesOf(bytes), sizeOf(bytes)) == 1
        && EVP_MAC_final(context.get(), bytesOf(mac), &written, sizeOf(mac)) == 1;
    require(signedIt && written == sizeOf(mac), "HMAC-SHA256");
    return mac;
}

bool equalInConstantTime(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), sizeOf(a)) == 0;
}

} // namespace countersign::signing
