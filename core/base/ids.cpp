#include "core/base/ids.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <sys/random.h>
#include <utility>

namespace countersign {

namespace {

/// The system's random bytes, fetched so many at a time: asked for a few at a time, by whatever way, they cost more than
/// all else of an id.
class Entropy
{
public:
    unsigned char next()
    {
        if (m_used == m_bytes.size())
            refill();
        // What was handed out is nobody else's to find.
        return std::exchange(m_bytes[m_used++], '\0');
    }

private:
    void refill()
    {
        if (::getentropy(m_bytes.data(), m_bytes.size()) != 0)
            std::abort(); // without randomness there are no secrets
        m_used = 0;
    }

    std::array<unsigned char, 256> m_bytes{}; // as many as getentropy() gives at once
    std::size_t m_used = m_bytes.size();
};

thread_local Entropy entropy;

} // namespace

QByteArray randomBytes(int bytes)
{
    QByteArray result(bytes, Qt::Uninitialized);
    for (char &byte : result)
        byte = static_cast<char>(entropy.next());
    return result;
}

QString newId(QLatin1String prefix)
{
    static constexpr QLatin1String alphabet("abcdefghijklmnopqrstuvwxyz234567");
    static constexpr qsizetype idLength = 26;
    QString id = prefix;
    id.resize(prefix.size() + idLength);
    std::generate_n(id.data() + prefix.size(), idLength,
                    [] { return alphabet[entropy.next() % alphabet.size()]; });
    return id;
}

} // namespace countersign
