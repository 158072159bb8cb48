#pragma once

#include "core/display/display_text.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace countersign::display {

/// How a row wants to be painted; says nothing of colours or sizes.
enum class RowStyle {
    Text,
    Amount,
    Monospace,
    Code, ///< few characters, to be compared one by one: large and apart
    Note,
    Heading,
    Alert,   ///< has a level
    Table,   ///< has a table
    Picture, ///< has a picture
    Raw,
};

enum class Accent { Strong, Muted, Removed, Added };

/// A part of a text that stands out from the rest.
struct TextRun
{
    qsizetype start; ///< in UTF-16 units of DisplayText::plain()
    qsizetype length;
    Accent accent;

    friend bool operator==(const TextRun &, const TextRun &) = default;
};

enum class Level { Info, Success, Warning, Error };

/// Values in rows. The same words, row by row, are the text of the field.
struct RenderedTable
{
    struct Column
    {
        DisplayText title;     ///< may be empty
        bool isAmount = false; ///< digits stand below each other

        friend bool operator==(const Column &, const Column &) = default;
    };
    std::vector<Column> columns;
    std::vector<std::vector<DisplayText>> rows; ///< each as long as `columns`

    friend bool operator==(const RenderedTable &, const RenderedTable &) = default;
};

/// Four bytes a pixel (red, green, blue, alpha, not multiplied by it), row after row.
struct Picture
{
    int width = 0;
    int height = 0;
    QByteArray pixels;

    friend bool operator==(const Picture &, const Picture &) = default;
};

/// What a row shows besides plain text; most have nothing of it.
struct Presentation
{
    std::vector<TextRun> runs; ///< in order, not overlapping
    std::optional<Level> level;
    std::optional<RenderedTable> table;
    std::optional<Picture> picture;

    friend bool operator==(const Presentation &, const Presentation &) = default;
};

} // namespace countersign::display
