#include "core/display/code_points.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace countersign::display {

namespace {

constexpr UChar32 icu(char32_t point)
{
    return static_cast<UChar32>(point);
}

bool has(char32_t point, UProperty property)
{
    return u_hasBinaryProperty(icu(point), property);
}

UJoiningType joiningType(char32_t point)
{
    return static_cast<UJoiningType>(u_getIntPropertyValue(icu(point), UCHAR_JOINING_TYPE));
}

constexpr bool isBetween(char32_t point, char32_t first, char32_t last)
{
    return point >= first && point <= last;
}

} // namespace

char32_t codePointAt(QStringView text, qsizetype index)
{
    const QChar unit = text[index];
    if (!unit.isHighSurrogate() || index + 1 >= text.size() || !text[index + 1].isLowSurrogate())
        return unit.unicode();
    return QChar::surrogateToUcs4(unit, text[index + 1]);
}

qsizetype countCodePoints(QStringView text)
{
    qsizetype count = 0;
    forEachCodePoint(text, [&count](char32_t) { ++count; });
    return count;
}

bool isMark(char32_t point)
{
    return (U_GET_GC_MASK(icu(point)) & U_GC_M_MASK) != 0;
}

bool isUnseen(char32_t point)
{
    constexpr uint32_t unseen = U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CS_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK;
    return (U_GET_GC_MASK(icu(point)) & unseen) != 0 || has(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool isVirama(char32_t point)
{
    constexpr uint8_t viramaClass = 9;
    return u_getCombiningClass(icu(point)) == viramaClass;
}

bool joinsForward(char32_t point)
{
    const UJoiningType type = joiningType(point);
    return type == U_JT_DUAL_JOINING || type == U_JT_LEFT_JOINING || type == U_JT_JOIN_CAUSING;
}

bool joinsBackward(char32_t point)
{
    const UJoiningType type = joiningType(point);
    return type == U_JT_DUAL_JOINING || type == U_JT_RIGHT_JOINING || type == U_JT_JOIN_CAUSING;
}

bool isPictograph(char32_t point)
{
    return has(point, UCHAR_EXTENDED_PICTOGRAPHIC);
}

bool selectsVariant(char32_t base, char32_t selector)
{
    if (isBetween(selector, 0xFE0E, 0xFE0F))
        return has(base, UCHAR_EMOJI);
    if (isBetween(selector, 0xE0100, 0xE01EF))
        return has(base, UCHAR_UNIFIED_IDEOGRAPH);
    if (isBetween(selector, 0x180B, 0x180F) && selector != 0x180E)
        return uscript_hasScript(icu(base), USCRIPT_MONGOLIAN);
    return false;
}

} // namespace countersign::display
