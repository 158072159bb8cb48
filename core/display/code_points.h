#pragma once

#include <QStringView>

namespace countersign::display {

/// The code point that begins at `index`; half a surrogate pair that stands alone comes out as itself.
[[nodiscard]] char32_t codePointAt(QStringView text, qsizetype index);
/// How many UTF-16 units `point` takes.
[[nodiscard]] constexpr qsizetype unitsOf(char32_t point)
{
    return point > 0xFFFF ? 2 : 1;
}
[[nodiscard]] qsizetype countCodePoints(QStringView text);

/// Calls `visit(char32_t)` for each code point of `text`.
template<typename Visitor>
void forEachCodePoint(QStringView text, Visitor visit)
{
    for (qsizetype i = 0; i < text.size();) {
        const char32_t point = codePointAt(text, i);
        i += unitsOf(point);
        visit(point);
    }
}

/// A combining mark: Unicode Mn, Mc, Me.
[[nodiscard]] bool isMark(char32_t point);

/// Paints nothing, or changes how its neighbours are painted: Unicode Cc, Cf, Zl, Zp (display blocks, rule 3),
/// half a surrogate pair, and what Unicode calls default ignorable (variation selectors, Hangul fillers).
[[nodiscard]] bool isUnseen(char32_t point);

constexpr char32_t zeroWidthNonJoiner = 0x200C;
constexpr char32_t zeroWidthJoiner = 0x200D;
[[nodiscard]] constexpr bool isJoiner(char32_t point)
{
    return point == zeroWidthNonJoiner || point == zeroWidthJoiner;
}

/// Kills the vowel of the letter before it; a joiner beside it chooses a conjunct's shape (RFC 5892, A.1 and A.2).
[[nodiscard]] bool isVirama(char32_t point);
/// Cursive scripts: connects to the letter after it, or to the one before it.
[[nodiscard]] bool joinsForward(char32_t point);
[[nodiscard]] bool joinsBackward(char32_t point);
[[nodiscard]] bool isPictograph(char32_t point);
/// Colours the pictograph before it.
[[nodiscard]] constexpr bool isSkinTone(char32_t point)
{
    return point >= 0x1F3FB && point <= 0x1F3FF;
}
/// `selector` chooses between forms that `base` really has: emoji style, ideographic and Mongolian variants.
[[nodiscard]] bool selectsVariant(char32_t base, char32_t selector);

} // namespace countersign::display
