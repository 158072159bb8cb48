#pragma once

#include <QString>

#include <array>
#include <cstdint>
#include <optional>

namespace countersign::display {

using IpV4 = std::array<std::uint8_t, 4>;
using IpV6 = std::array<std::uint16_t, 8>;

/// Four decimal numbers, without leading zeros.
[[nodiscard]] std::optional<IpV4> readIpV4(QStringView text);
/// RFC 4291, section 2.2, without a zone.
[[nodiscard]] std::optional<IpV6> readIpV6(QStringView text);
/// The one form of RFC 5952.
[[nodiscard]] QString toText(const IpV6 &address);

} // namespace countersign::display
