#pragma once

#include "core/journal/entry.h"

#include <QJsonObject>

namespace countersign::journal {

/// `{sequence, at, type, payload, hash}` for whoever reads the journal outside. What is sealed in the payload, members
/// that begin with `sealed_`, is left out; `hash` in hex is over the payload with them.
[[nodiscard]] QJsonObject toJson(const Entry &entry);

} // namespace countersign::journal
