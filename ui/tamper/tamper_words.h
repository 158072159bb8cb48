#pragma once

#include "core/console/tamper_lab.h"
#include "ui/theme/colors.h"

#include <QString>

/// The words of the tamper lab, in the language of the moment.
namespace countersign::ui {

[[nodiscard]] QString wordsOf(tamper::TamperWhat what);
/// Whither the bytes were on their way.
[[nodiscard]] QString wordsOf(tamper::TamperWhere where);
/// Before, during or after the approval.
[[nodiscard]] QString phaseOf(tamper::TamperWhere where);
[[nodiscard]] QString wordsOf(tamper::TamperCheck check);
[[nodiscard]] QString wordsOf(tamper::Party party);
/// `Article 5(1)(a)`
[[nodiscard]] QString wordsOf(tamper::Clause clause);

/// What somebody did.
[[nodiscard]] QString deedOf(tamper::TamperCase tampered);
/// How the check works.
[[nodiscard]] QString explanationOf(const tamper::Catch &caught);
/// What the clause asks for.
[[nodiscard]] QString explanationOf(tamper::Clause clause);

/// What came of a trial, in short: the check, or that there was nothing to catch.
struct TrialVerdict
{
    QString text;
    QString note; ///< the clause, or what became of the operation
    Tone tone = Tone::Neutral;
    QString glyph;
};
[[nodiscard]] TrialVerdict verdictOf(const tamper::TamperTrial &trial);
/// The same as a sentence with its reason.
[[nodiscard]] QString sentenceOf(const tamper::TamperTrial &trial);

} // namespace countersign::ui
