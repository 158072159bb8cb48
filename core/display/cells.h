#pragma once

#include "core/display/inner_value.h"

namespace countersign::display {

/// What lists and tables have in common: typed values in rows, and their sums.
struct Cells
{
    struct Column
    {
        QString title;
        QString dataType;
        QJsonObject options;
    };
    std::vector<Column> columns;
    std::vector<QStringList> rows; ///< each as long as `columns`
};

/// Each cell by its type, and the total against `options.total` where the field has one.
void checkCells(const TypedValue &field, const Cells &cells, Findings &findings);
/// Every row numbered in the text; how many there are and what each column of amounts sums up to beside it.
[[nodiscard]] Shown showCells(const TypedValue &field, const Cells &cells);

} // namespace countersign::display
