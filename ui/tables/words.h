#pragma once

#include "core/console/cell.h"
#include "core/console/delivery_model.h"
#include "core/console/device_model.h"
#include "core/console/instruction_model.h"
#include "core/console/pending_op_model.h"
#include "core/console/traffic_model.h"
#include "ui/theme/colors.h"

#include <QVariant>

/// Our words for the raw values of the console's models, in the language of the moment.
namespace countersign::ui {

/// A state with everything that says it: a word, a tone, and a shape for eyes that see no tones.
struct StateWords
{
    QString text = {};
    Tone tone = Tone::Neutral;
    QString glyph = {}; ///< by its name in `:/icons/ui`
};

[[nodiscard]] StateWords wordsOf(domain::ChallengeState state);
[[nodiscard]] StateWords wordsOf(domain::CallbackState state);
[[nodiscard]] StateWords wordsOf(backend::InstructionState state);
[[nodiscard]] StateWords wordsOf(backend::PendingOpState state);
[[nodiscard]] StateWords wordsOf(console::DeliveryStage stage);
[[nodiscard]] StateWords wordsOf(console::SignatureMark mark);
[[nodiscard]] QString wordsOf(device::PolicyMode mode);
[[nodiscard]] QString wordsOf(http::Direction direction);
/// `403 SIGNATURE_INVALID`, or that no answer came.
[[nodiscard]] QString wordsOf(const console::HttpStatus &status);
[[nodiscard]] Tone toneOf(const console::HttpStatus &status);
[[nodiscard]] QString wordsOf(std::chrono::microseconds duration);

/// `2:41`, `1:02:03`; never below `0:00`.
[[nodiscard]] QString timeLeft(Instant until, Instant now);
/// Of the machine's own zone: `10:15:02.114`, with the day when it is not the day of `now`.
[[nodiscard]] QString clockTime(Instant at, Instant now);
/// The same to the minute.
[[nodiscard]] QString shortTime(Instant at, Instant now);

/// How one cell of a table is painted.
struct CellWords
{
    QString text = {};
    QString toolTip = {}; ///< where it says more than the text
    Tone tone = Tone::Neutral;
    QString glyph = {};
    bool monospace = false;
    Qt::TextElideMode elide = Qt::ElideRight;
    QVariant order = {}; ///< what it is sorted by
};

/// `value` is what a console model gives for ValueRole.
[[nodiscard]] CellWords describe(const QVariant &value, Instant now);

} // namespace countersign::ui
