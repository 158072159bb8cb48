#include "core/http/loopback.h"

#include <boost/asio/ip/address.hpp>

namespace countersign::http {

bool isLoopbackName(QByteArrayView name)
{
    constexpr QByteArrayView localhost("localhost");
    constexpr QByteArrayView belowLocalhost(".localhost");
    if (name.compare(localhost, Qt::CaseInsensitive) == 0)
        return true;
    if (name.size() > belowLocalhost.size()
        && name.last(belowLocalhost.size()).compare(belowLocalhost, Qt::CaseInsensitive) == 0)
        return true;

    boost::system::error_code notAnAddress;
    const std::string text(name.data(), static_cast<std::size_t>(name.size()));
    const auto address = boost::asio::ip::make_address(text, notAnAddress);
    return !notAnAddress && address.is_loopback();
}

} // namespace countersign::http
