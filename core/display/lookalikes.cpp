#include "core/display/lookalikes.h"

#include "core/display/code_points.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/uset.h>
#include <unicode/uspoof.h>

#include <algorithm>
#include <array>
#include <memory>
#include <set>

namespace countersign::display {

namespace {

using Checker = std::unique_ptr<USpoofChecker, decltype(&uspoof_close)>;

/// Immutable once made, and thread-safe as ICU documents it.
const USpoofChecker *checker()
{
    static const Checker made = [] {
        UErrorCode status = U_ZERO_ERROR;
        Checker fresh(uspoof_open(&status), &uspoof_close);
        uspoof_setChecks(fresh.get(),
                         USPOOF_RESTRICTION_LEVEL | USPOOF_MIXED_NUMBERS | USPOOF_INVISIBLE
                             | USPOOF_HIDDEN_OVERLAY,
                         &status);
        uspoof_setRestrictionLevel(fresh.get(), USPOOF_HIGHLY_RESTRICTIVE);
        return fresh;
    }();
    return made.get();
}

constexpr bool isAscii(char32_t point)
{
    return point < 0x80;
}

bool isAsciiWord(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return isAscii(c.unicode()) && c.isLetterOrNumber();
    });
}

/// What this letter looks like, by the confusables of UTS 39.
QString skeletonOf(char32_t point)
{
    const auto units = QChar::fromUcs4(point);
    const QStringView text(units);
    std::array<char16_t, 32> skeleton;
    UErrorCode status = U_ZERO_ERROR;
    const int32_t length =
        uspoof_getSkeleton(checker(), 0, text.utf16(), static_cast<int32_t>(text.size()), skeleton.data(),
                           static_cast<int32_t>(skeleton.size()), &status);
    return U_SUCCESS(status) ? QString::fromUtf16(skeleton.data(), length) : QString();
}

/// A letter that Latin names are really written with, such as é, ø or ı.
bool isOrdinaryLatin(char32_t point, UScriptCode script)
{
    UErrorCode status = U_ZERO_ERROR;
    const bool isRecommended = uset_contains(uspoof_getRecommendedSet(&status), static_cast<UChar32>(point));
    return isAscii(point) || (isRecommended && (script == USCRIPT_LATIN || script == USCRIPT_COMMON));
}

struct Spelling
{
    std::set<UScriptCode> scripts; ///< of its letters
    QString inLatin;               ///< each letter that looks like an ASCII one replaced by that
    bool isWhollyLatin = true;     ///< nothing but Latin letters is left in `inLatin`
};

Spelling spell(const QString &name)
{
    Spelling spelling;
    forEachCodePoint(name, [&spelling](char32_t point) {
        UErrorCode status = U_ZERO_ERROR;
        const UScriptCode script = uscript_getScript(static_cast<UChar32>(point), &status);
        const bool isLetter = u_isalnum(static_cast<UChar32>(point));
        if (isLetter && script != USCRIPT_COMMON && script != USCRIPT_INHERITED)
            spelling.scripts.insert(script);
        if (!isLetter || isOrdinaryLatin(point, script)) {
            spelling.inLatin += QStringView(QChar::fromUcs4(point));
            return;
        }
        const QString skeleton = skeletonOf(point);
        const bool looksLatin = isAsciiWord(skeleton);
        spelling.inLatin += looksLatin ? skeleton : QStringView(QChar::fromUcs4(point)).toString();
        spelling.isWhollyLatin = spelling.isWhollyLatin && looksLatin;
    });
    return spelling;
}

QString namesOf(const std::set<UScriptCode> &scripts)
{
    QStringList names;
    for (const UScriptCode script : scripts)
        names.append(QString::fromLatin1(uscript_getName(script)));
    return names.join(QStringLiteral(" and "));
}

bool isSuspicious(const QString &name)
{
    UErrorCode status = U_ZERO_ERROR;
    return uspoof_check2(checker(), reinterpret_cast<const char16_t *>(name.utf16()),
                         static_cast<int32_t>(name.size()), nullptr, &status)
        != 0;
}

/// The name reads as another one to somebody who expects `homeScript`.
bool isLookalike(const QString &name, const Spelling &spelling, const QString &homeScript)
{
    if (spelling.inLatin == name)
        return false;
    if (spelling.scripts.size() != 1 || spelling.scripts.contains(USCRIPT_LATIN))
        return true;
    const auto script = QLatin1String(uscript_getShortName(*spelling.scripts.begin()));
    return spelling.isWhollyLatin && script != homeScript;
}

} // namespace

QStringList nameWarnings(const QString &name, const QString &homeScript)
{
    if (std::all_of(name.begin(), name.end(), [](QChar c) { return isAscii(c.unicode()); }))
        return {};
    const Spelling spelling = spell(name);
    const bool suspicious = isSuspicious(name);
    const bool lookalike = isLookalike(name, spelling, homeScript);
    if (!suspicious && !lookalike)
        return {};

    QString warning = spelling.scripts.size() > 1
        ? QStringLiteral("Mixes %1 letters").arg(namesOf(spelling.scripts))
        : QStringLiteral("Written in unusual characters");
    if (!suspicious && spelling.scripts.size() == 1)
        warning = QStringLiteral("Written in %1 letters").arg(namesOf(spelling.scripts));
    if (spelling.inLatin != name)
        warning += QStringLiteral(": “%1” could be taken for “%2”").arg(name, spelling.inLatin);
    return {warning + u'.'};
}

} // namespace countersign::display
