#include "core/journal/chain.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace countersign::journal {

namespace {

void appendNumber(QByteArray &bytes, quint64 number)
{
    const quint64 bigEndian = qToBigEndian(number);
    bytes.append(reinterpret_cast<const char *>(&bigEndian), sizeof bigEndian);
}

void appendText(QByteArray &bytes, const QByteArray &text)
{
    appendNumber(bytes, static_cast<quint64>(text.size()));
    bytes.append(text);
}

Failure broken(quint64 sequence, const QString &why)
{
    return fail(QStringLiteral("JOURNAL_BROKEN"),
                QStringLiteral(
                    "The journal does not hold at entry %1: %2. It was changed by something other than this "
                    "program; restore a copy of it.")
                    .arg(sequence)
                    .arg(why),
                {{QStringLiteral("sequence"), static_cast<qint64>(sequence)}});
}

} // namespace

QByteArray chainHash(const QByteArray &previous, quint64 sequence, const Draft &draft)
{
    constexpr qsizetype fourNumbers = 4 * sizeof(quint64);
    QByteArray bytes;
    bytes.reserve(previous.size() + fourNumbers + draft.type.size() + draft.payload.size());
    bytes.append(previous);
    appendNumber(bytes, sequence);
    appendNumber(bytes, static_cast<quint64>(toUnixMs(draft.at)));
    appendText(bytes, draft.type);
    appendText(bytes, draft.payload);
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

Entry continueChain(ChainEnd &end, Draft draft)
{
    end.hash = chainHash(end.hash, ++end.sequence, draft);
    return {end.sequence, draft.at, std::move(draft.type), std::move(draft.payload), end.hash};
}

Result<void> ChainCheck::follow(const Entry &entry)
{
    const Entry expected = continueChain(m_end, {entry.at, entry.type, entry.payload});
    if (entry.sequence != expected.sequence)
        return broken(expected.sequence,
                      QStringLiteral("it is missing, entry %1 follows").arg(entry.sequence));
    if (entry.hash != expected.hash)
        return broken(entry.sequence,
                      QStringLiteral("its hash is not that of its content and its predecessor"));
    return {};
}

} // namespace countersign::journal
