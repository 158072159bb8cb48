#pragma once

#include "core/display/display_text.h"
#include "core/http/exchange.h"

/// HTTP as a developer reads it: guarded, JSON on many lines.
namespace countersign::console {

/// Of a longer body the rest is left out; its `Content-Length` stands above it.
inline constexpr qsizetype mostBodyShown = 256 * 1024;

[[nodiscard]] display::DisplayText requestText(const http::Exchange &exchange);
/// Empty where no answer came.
[[nodiscard]] display::DisplayText responseText(const http::Exchange &exchange);
/// The body as JSON where it is JSON, else as it is.
[[nodiscard]] display::DisplayText bodyText(const QByteArray &body);

} // namespace countersign::console
