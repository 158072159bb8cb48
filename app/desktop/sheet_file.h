#pragma once

#include "core/base/result.h"
#include "ui/sheet/contact_sheet.h"

namespace countersign::app {

enum class SheetFormat { Png, Pdf };

/// By the end of the file's name. Errors: `OPTION_INVALID`.
[[nodiscard]] Result<SheetFormat> sheetFormatOf(const QString &path);

/// A PNG of the whole sheet at two pixels to one, or a PDF of vectors with a page for each locale.
/// Errors: `SHEET_TOO_LARGE`, for a PNG alone.
[[nodiscard]] Result<QByteArray> encodeSheet(const ui::ContactSheet &sheet, SheetFormat format);

/// Into a file that is whole or not there. Errors: `OPTION_INVALID`, `SHEET_TOO_LARGE`, `FILE_UNWRITABLE`.
[[nodiscard]] Result<void> saveSheet(const ui::ContactSheet &sheet, const QString &path);

} // namespace countersign::app
