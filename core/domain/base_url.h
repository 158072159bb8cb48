#pragma once

#include <QString>

namespace countersign::domain {

/// What is wrong with an http or https URL behind which a path is put; empty when nothing is.
[[nodiscard]] QString baseUrlProblem(const QString &text);

} // namespace countersign::domain
