#include "core/tamper/block_change.h"

#include <algorithm>

namespace countersign::tamper {

namespace {

using display::DisplayBlock;
using display::ValidationField;

const QString stranger = QStringLiteral("Mallory & Sons");
const QString otherStranger = QStringLiteral("Trudy Ltd");

bool isAsciiAlphanumeric(QChar c)
{
    return c.unicode() < 0x80 && c.isLetterOrNumber();
}

bool isAsciiDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

Failure impossible(const QString &problem)
{
    JsonProblems problems;
    problems.add(QStringLiteral("block"), problem);
    return Failure(problems.toError());
}

bool isAmount(const ValidationField &field)
{
    return field.dataType.startsWith(QLatin1String("CURRENCY_")) || field.dataType == QLatin1String("AMOUNT");
}

/// How well the field says who is paid: 0 is best, nothing not at all.
std::optional<qsizetype> payeeRank(const ValidationField &field)
{
    static const QStringList types{QStringLiteral("PARTY_NAME"), QStringLiteral("IBAN"),
                                   QStringLiteral("ENTITY_REFERENCE"), QStringLiteral("ACCOUNT")};
    const qsizetype rank = types.indexOf(field.dataType);
    return rank < 0 ? std::nullopt : std::optional(rank);
}

QString otherDigit(QString value)
{
    const auto digit = std::ranges::find_if(value, isAsciiDigit);
    if (digit == value.end())
        return value + u'1';
    *digit = *digit == u'9' ? u'8' : u'9';
    return value;
}

QString otherPayee(const ValidationField &payee)
{
    if (payee.dataType != QLatin1String("PARTY_NAME"))
        return otherDigit(payee.value);
    return payee.value == stranger ? otherStranger : stranger;
}

BlockChange withValue(const DisplayBlock &block, const ValidationField &field, const QString &value)
{
    BlockChange change{block, field.key, field.value, value};
    std::ranges::find(change.block.fields, field.key, &ValidationField::key)->value = value;
    return change;
}

Result<BlockChange> changeAmount(const DisplayBlock &block)
{
    const auto amount = std::ranges::find_if(block.fields, isAmount);
    if (amount == block.fields.end())
        return impossible(QStringLiteral("has no amount to change: a field CURRENCY_… or AMOUNT"));
    return withValue(block, *amount, otherDigit(amount->value));
}

Result<BlockChange> changePayee(const DisplayBlock &block)
{
    const ValidationField *payee = nullptr;
    for (const ValidationField &each : block.fields) {
        const std::optional<qsizetype> rank = payeeRank(each);
        if (rank && (!payee || *rank < *payeeRank(*payee)))
            payee = &each;
    }
    if (!payee) {
        return impossible(
            QStringLiteral("has no payee to change: a field PARTY_NAME, IBAN, ENTITY_REFERENCE or ACCOUNT"));
    }
    return withValue(block, *payee, otherPayee(*payee));
}

QString keysOf(const DisplayBlock &block)
{
    QStringList keys;
    for (const ValidationField &field : block.fields)
        keys.append(field.key);
    return keys.join(QStringLiteral(", "));
}

Result<BlockChange> changeOrder(const DisplayBlock &block)
{
    if (block.fields.size() < 2)
        return impossible(QStringLiteral("has one field, whose order cannot change; give two"));
    BlockChange change{block, {}, keysOf(block), {}};
    std::swap(change.block.fields[0], change.block.fields[1]);
    change.after = keysOf(change.block);
    return change;
}

Result<BlockChange> changeBit(const DisplayBlock &block)
{
    for (const ValidationField &field : block.fields) {
        if (const std::optional<QString> flipped = withBitFlipped(field.value))
            return withValue(block, field, *flipped);
    }
    return impossible(QStringLiteral("has no ASCII letter or digit in any value, so no bit to turn over"));
}

} // namespace

std::optional<QString> withBitFlipped(QString text)
{
    const auto found = std::ranges::find_if(text, isAsciiAlphanumeric);
    if (found == text.end())
        return std::nullopt;
    *found = QChar(static_cast<char16_t>(found->unicode() ^ 1));
    return text;
}

Result<BlockChange> changeBlock(const DisplayBlock &block, TamperWhat what)
{
    switch (what) {
    case TamperWhat::Amount: return changeAmount(block);
    case TamperWhat::Payee: return changePayee(block);
    case TamperWhat::Order: return changeOrder(block);
    case TamperWhat::Bit: return changeBit(block);
    case TamperWhat::Locale: break;
    }
    return BlockChange{block, {}, {}, {}};
}

} // namespace countersign::tamper
