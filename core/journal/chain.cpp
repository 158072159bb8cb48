#include "core/journal/chain.h"

#include "core/base/json_document.h"
#include "core/base/json_writer.h"
#include "core/signing/digest.h"

#include <QtEndian>

#include <array>

namespace countersign::journal {

namespace {

const QByteArray prunedType = "journal.pruned";

/// Eight bytes, the highest first.
class NumberBytes
{
public:
    explicit NumberBytes(quint64 number) { qToBigEndian(number, m_bytes.data()); }
    [[nodiscard]] QByteArrayView view() const { return {m_bytes.data(), sizeof(quint64)}; }

private:
    std::array<char, sizeof(quint64)> m_bytes{};
};

NumberBytes sizeOf(const QByteArray &text)
{
    return NumberBytes(static_cast<quint64>(text.size()));
}

} // namespace

QByteArray chainHash(const QByteArray &previous, quint64 sequence, const Draft &draft)
{
    return signing::sha256(
        {previous, NumberBytes(sequence).view(), NumberBytes(static_cast<quint64>(toUnixMs(draft.at))).view(),
         sizeOf(draft.type).view(), draft.type, sizeOf(draft.payload).view(), draft.payload});
}

Entry continueChain(ChainEnd &end, Draft draft)
{
    end.hash = chainHash(end.hash, ++end.sequence, draft);
    return {end.sequence, draft.at, std::move(draft.type), std::move(draft.payload), end.hash};
}

Draft prunedDraft(const ChainEnd &last, Instant now)
{
    JsonWriter json;
    json.beginObject().name("first_kept").number(static_cast<qint64>(last.sequence + 1));
    json.name("hash").utf8(last.hash.toHex()).endObject();
    return {now, prunedType, json.take()};
}

std::optional<ChainEnd> readPruned(const Entry &entry)
{
    if (entry.type != prunedType)
        return std::nullopt;
    const Result<JsonDocument> payload = JsonDocument::parse(entry.payload);
    const qint64 firstKept = payload ? payload->root().member("first_kept").toInteger().value_or(0) : 0;
    if (firstKept < 1)
        return std::nullopt;
    return ChainEnd{static_cast<quint64>(firstKept - 1),
                    QByteArray::fromHex(payload->root().member("hash").toString().toLatin1())};
}

Failure brokenAt(quint64 sequence, const QString &link, const QString &why)
{
    return fail(
        QStringLiteral("JOURNAL_BROKEN"),
        QStringLiteral(
            "The journal does not hold at entry %1: %2. It was changed by something other than this "
            "program; restore a copy of it.")
            .arg(sequence)
            .arg(why),
        {{QStringLiteral("sequence"), static_cast<qint64>(sequence)}, {QStringLiteral("link"), link}});
}

Failure prunedBefore(quint64 firstKept)
{
    return fail(QStringLiteral("JOURNAL_PRUNED"),
                QStringLiteral(
                    "The journal begins at entry %1, and its snapshot, which holds what was before, cannot "
                    "be used; restore a copy of it.")
                    .arg(firstKept),
                {{QStringLiteral("first_kept"), static_cast<qint64>(firstKept)}});
}

Result<void> ChainCheck::follow(const Entry &entry)
{
    const Entry expected = continueChain(m_end, {entry.at, entry.type, entry.payload});
    if (entry.sequence != expected.sequence)
        return brokenAt(expected.sequence, QStringLiteral("gap"),
                        QStringLiteral("it is missing, entry %1 follows").arg(entry.sequence));
    if (entry.hash != expected.hash)
        return brokenAt(entry.sequence, QStringLiteral("hash"),
                        QStringLiteral("its hash is not that of its content and its predecessor"));
    return {};
}

} // namespace countersign::journal
