#pragma once

#include "core/base/clock.h"
#include "core/base/json_writer.h"
#include "core/display/validation_field.h"

#include <QStringList>

#include <vector>

namespace countersign::domain {

/// A text as it stood on a device's screen: formatted, escaped, masked where that applies.
struct PaintedText
{
    QString text;
    bool seen = false;     ///< every part of it was in view, whether at one time or in passing
    Milliseconds inView{}; ///< how long the whole of it was, or it filled the screen

    friend bool operator==(const PaintedText &, const PaintedText &) = default;
};

/// The row of one field: what the device had to paint, and what it painted.
struct PaintedRow
{
    QString key;
    QString title;
    QString value; ///< as the device received it
    QString dataType;
    PaintedText painted;
    QStringList notices;   ///< what stood below it: problems and warnings
    bool revealed = false; ///< its mask was lifted for a while

    friend bool operator==(const PaintedRow &, const PaintedRow &) = default;
};

/// What a device painted of a challenge or a dispatch until it was answered there (display blocks, rules 1 and 6).
struct PaintedDisplay
{
    QString locale;
    QString timeZone;
    QString title;    ///< of the block, as the device received it
    QString subtitle; ///< the same
    std::vector<PaintedText> heading;
    std::vector<PaintedRow> rows;

    /// The block that the rows were painted from: its displayDigest() is what the device signs.
    [[nodiscard]] display::DisplayBlock block() const;

    friend bool operator==(const PaintedDisplay &, const PaintedDisplay &) = default;
};

/// Reads the member `painted` of an answer; what is wrong with its form goes to `problems` under `path`.
[[nodiscard]] PaintedDisplay readPaintedDisplay(JsonValue json, const QString &path, JsonProblems &problems);
/// What readPaintedDisplay() understands, as one compact object.
[[nodiscard]] QByteArray paintedJson(const PaintedDisplay &painted);

} // namespace countersign::domain
