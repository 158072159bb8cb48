#include "core/display/ip_address.h"

#include "core/display/ascii.h"

#include <QStringList>

#include <vector>

namespace countersign::display {

namespace {

using Groups = std::vector<std::uint16_t>;

/// Groups between single colons; the last may be an IPv4 address. Empty text is no group.
std::optional<Groups> readGroups(QStringView text)
{
    Groups groups;
    if (text.isEmpty())
        return groups;
    const QList<QStringView> parts = text.split(u':');
    for (const QStringView &part : parts) {
        if (const auto v4 = &part == &parts.back() ? readIpV4(part) : std::nullopt) {
            groups.push_back(static_cast<std::uint16_t>((*v4)[0] << 8 | (*v4)[1]));
            groups.push_back(static_cast<std::uint16_t>((*v4)[2] << 8 | (*v4)[3]));
        } else if (isMadeOf(part, isHexDigit, 1, 4)) {
            groups.push_back(part.toUShort(nullptr, 16));
        } else {
            return std::nullopt;
        }
    }
    return groups;
}

struct Run
{
    qsizetype start = 0;
    qsizetype length = 0;
};

/// The first of the longest runs of zeros.
Run longestZeros(const IpV6 &address)
{
    Run longest;
    Run current;
    for (qsizetype i = 0; i < static_cast<qsizetype>(address.size()); ++i) {
        current = address[static_cast<std::size_t>(i)] != 0 ? Run{i + 1, 0}
                                                            : Run{current.start, current.length + 1};
        if (current.length > longest.length)
            longest = current;
    }
    return longest;
}

} // namespace

std::optional<IpV4> readIpV4(QStringView text)
{
    constexpr int largest = 255;
    const QList<QStringView> parts = text.split(u'.');
    IpV4 address{};
    if (parts.size() != static_cast<qsizetype>(address.size()))
        return std::nullopt;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const bool isNumber =
            isMadeOf(parts[i], isDigit, 1, 3) && (parts[i].size() == 1 || parts[i][0] != u'0');
        if (!isNumber || parts[i].toInt() > largest)
            return std::nullopt;
        address[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(parts[i].toInt());
    }
    return address;
}

std::optional<IpV6> readIpV6(QStringView text)
{
    IpV6 address{};
    const qsizetype gap = text.indexOf(QLatin1String("::"));
    const std::optional<Groups> before = readGroups(gap < 0 ? text : text.first(gap));
    const std::optional<Groups> after = gap < 0 ? Groups() : readGroups(text.mid(gap + 2));
    // An IPv4 address ends the whole, so none stands before the gap.
    if (!before || !after || (gap >= 0 && text.first(gap).contains(u'.')))
        return std::nullopt;
    const std::size_t count = before->size() + after->size();
    if (gap < 0 ? count != address.size() : count >= address.size())
        return std::nullopt;
    std::copy(before->begin(), before->end(), address.begin());
    std::copy_backward(after->begin(), after->end(), address.end());
    return address;
}

QString toText(const IpV6 &address)
{
    const Run zeros = longestZeros(address);
    QStringList before;
    QStringList after;
    for (qsizetype i = 0; i < static_cast<qsizetype>(address.size()); ++i) {
        const bool isPast = zeros.length > 1 && i >= zeros.start + zeros.length;
        if (zeros.length > 1 && i >= zeros.start && !isPast)
            continue;
        (isPast ? after : before).append(QString::number(address[static_cast<std::size_t>(i)], 16));
    }
    if (zeros.length <= 1)
        return before.join(u':');
    return before.join(u':') + QStringLiteral("::") + after.join(u':');
}

} // namespace countersign::display
