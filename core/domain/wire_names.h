#pragma once

#include <QString>

#include <algorithm>
#include <array>
#include <optional>

namespace countersign::domain {

/// The wire names of an enum, in the order of its values, and the way back.
template<typename Enum, std::size_t n>
class WireNames
{
public:
    consteval explicit WireNames(std::array<const char *, n> names) : m_names(names) {}

    [[nodiscard]] QString name(Enum value) const
    {
        return QLatin1String(m_names[static_cast<std::size_t>(value)]);
    }
    [[nodiscard]] std::optional<Enum> value(const QString &name) const
    {
        const auto found =
            std::ranges::find_if(m_names, [&name](const char *each) { return name == QLatin1String(each); });
        if (found == m_names.end())
            return std::nullopt;
        return static_cast<Enum>(found - m_names.begin());
    }

private:
    std::array<const char *, n> m_names;
};

} // namespace countersign::domain
