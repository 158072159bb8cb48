#include "core/domain/display_digest.h"

#include <algorithm>

namespace countersign::domain {

namespace {

constexpr QLatin1String algorithm("sha256:");

} // namespace

DisplayDigest DisplayDigest::fromHash(QByteArrayView hash)
{
    DisplayDigest digest;
    if (hash.size() == size)
        std::copy_n(hash.begin(), size, digest.m_hash.emplace().begin());
    return digest;
}

DisplayDigest DisplayDigest::fromText(QStringView text)
{
    const auto isLowerHex = [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); };
    if (!text.startsWith(algorithm))
        return {};
    const QStringView digits = text.sliced(algorithm.size());
    if (digits.size() != 2 * size || !std::all_of(digits.begin(), digits.end(), isLowerHex))
        return {};
    return fromHash(QByteArray::fromHex(digits.toLatin1()));
}

QByteArrayView DisplayDigest::hash() const
{
    return m_hash ? QByteArrayView(m_hash->data(), size) : QByteArrayView();
}

QByteArray DisplayDigest::toUtf8() const
{
    if (!m_hash)
        return {};
    QByteArray text(algorithm.data(), algorithm.size());
    return text += QByteArray::fromRawData(m_hash->data(), size).toHex();
}

} // namespace countersign::domain
