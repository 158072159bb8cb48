#pragma once

#include <QByteArray>

#include <openssl/evp.h>

#include <memory>

/// What the rest of this room needs to call OpenSSL 3 safely; included by its sources only.
namespace countersign::signing::openssl {

/// Ends the process unless `outcome` is OpenSSL's success: for calls that fail only when memory is exhausted or the
/// installation is broken, where going on would mean signing or accepting nonsense.
void require(bool outcome, const char *call);

template<auto free>
struct Deleter
{
    template<typename T>
    void operator()(T *object) const
    {
        free(object);
    }
};

using Digest = std::unique_ptr<EVP_MD, Deleter<EVP_MD_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Deleter<EVP_MD_CTX_free>>;
using Mac = std::unique_ptr<EVP_MAC, Deleter<EVP_MAC_free>>;
using MacContext = std::unique_ptr<EVP_MAC_CTX, Deleter<EVP_MAC_CTX_free>>;
using Key = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, Deleter<EVP_CIPHER_CTX_free>>;

[[nodiscard]] inline const unsigned char *bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}
[[nodiscard]] inline unsigned char *bytesOf(QByteArray &array)
{
    return reinterpret_cast<unsigned char *>(array.data());
}
[[nodiscard]] inline std::size_t sizeOf(QByteArrayView view)
{
    return static_cast<std::size_t>(view.size());
}

} // namespace countersign::signing::openssl
