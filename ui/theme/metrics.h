#pragma once

/// Distances in device-independent pixels at scale 1: everything is a multiple of 4.
namespace countersign::ui::space {

inline constexpr int xs = 4;
inline constexpr int s = 8;
inline constexpr int m = 12;
inline constexpr int l = 16;
inline constexpr int xl = 24;
inline constexpr int xxl = 32;

} // namespace countersign::ui::space

/// Corner radii, in the same pixels.
namespace countersign::ui::radius {

inline constexpr int small = 4;
inline constexpr int medium = 8;
inline constexpr int large = 12;

} // namespace countersign::ui::radius
