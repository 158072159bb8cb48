#pragma once

#include "core/backend/relay_messages.h"

#include <vector>

namespace countersign::demo {

/// The three who sign for the company that banks at Demo Bank, as the bank introduces them to a relay. Some of its mutations two
/// of them approve.
[[nodiscard]] std::vector<backend::PairingUser> signatories();

/// The first of them, who uses the bank's pages; her devices every other protected route asks.
[[nodiscard]] backend::PairingUser customer();

} // namespace countersign::demo
