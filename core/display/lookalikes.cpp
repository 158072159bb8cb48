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

Scripts codesOf(const std::set<UScriptCode> &scripts)
{
    Scripts codes;
    for (const UScriptCode script : scripts)
        codes.codes.append(QString::fromLatin1(uscript_getShortName(script)));
    return codes;
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

Phrase ofUnusual(const QString &name, const Spelling &spelling)
{
    if (spelling.scripts.size() > 1)
        return {QT_TRANSLATE_NOOP("Remark", "Mixes %1 letters: “%2” could be taken for “%3”."),
                {codesOf(spelling.scripts), name, spelling.inLatin}};
    return {QT_TRANSLATE_NOOP("Remark", "Written in unusual characters: “%1” could be taken for “%2”."),
            {name, spelling.inLatin}};
}

/// The letters are all ordinary ones of their script, or scripts.
Phrase ofLookalike(const QString &name, const Spelling &spelling)
{
    if (spelling.scripts.size() != 1)
        return ofUnusual(name, spelling);
    return {QT_TRANSLATE_NOOP("Remark", "Written in %1 letters: “%2” could be taken for “%3”."),
            {codesOf(spelling.scripts), name, spelling.inLatin}};
}

/// Where every letter is what it looks like.
Phrase plainWarning(const Spelling &spelling)
{
    if (spelling.scripts.size() > 1)
        return {QT_TRANSLATE_NOOP("Remark", "Mixes %1 letters."), {codesOf(spelling.scripts)}};
    return {QT_TRANSLATE_NOOP("Remark", "Written in unusual characters.")};
}

} // namespace

void warnOfLookalikes(const QString &name, const QString &homeScript, Findings &findings)
{
    if (std::all_of(name.begin(), name.end(), [](QChar c) { return isAscii(c.unicode()); }))
        return;
    const Spelling spelling = spell(name);
    const bool suspicious = isSuspicious(name);
    if (!suspicious && !isLookalike(name, spelling, homeScript))
        return;
    if (spelling.inLatin == name)
        findings.addWarning(plainWarning(spelling));
    else
        findings.addWarning(suspicious ? ofUnusual(name, spelling) : ofLookalike(name, spelling));
}

} // namespace countersign::display
