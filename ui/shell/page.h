#pragma once

namespace countersign::ui {

/// The window's pages, in the order of the navigation.
enum class Page { Desk, Devices, Instructions, PendingOps, Traffic, Callbacks };
inline constexpr int pageCount = 6;

} // namespace countersign::ui
