#include "core/base/ids.h"

#include <QRandomGenerator>

#include <array>

namespace countersign {

QByteArray randomBytes(int bytes)
{
    QByteArray result(bytes, Qt::Uninitialized);
    QRandomGenerator *generator = QRandomGenerator::system();
    for (char &byte : result)
        byte = static_cast<char>(generator->bounded(256));
    return result;
}

QString newId(QLatin1String prefix)
{
    static constexpr std::array<char, 33> alphabet{"abcdefghijklmnopqrstuvwxyz234567"};
    static constexpr int idLength = 26;
    std::array<quint32, 5> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());

    QString id = prefix;
    id.reserve(prefix.size() + idLength);
    for (std::size_t i = 0; i < idLength; ++i) {
        const quint32 fiveBits = (words[i / 6] >> (5 * (i % 6))) & 31U;
        id.append(QLatin1Char(alphabet[fiveBits]));
    }
    return id;
}

} // namespace countersign
