#pragma once

#include <QString>

namespace countersign::display {

/// docs/display-types.md, made from the catalogue.
[[nodiscard]] QString typesDocument();

} // namespace countersign::display
