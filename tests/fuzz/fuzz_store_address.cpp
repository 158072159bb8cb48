#include "core/backend/store_address.h"

using namespace countersign;
using namespace countersign::backend;

namespace {

void hold(bool truth, const char *what)
{
    if (!truth)
        qFatal("does not hold: %s", what);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Result<StoreAddress> address = StoreAddress::parse(QString::fromUtf8(input));
    if (!address) {
        hold(address.error().code == QLatin1String("STATE_URL_INVALID"), "there is one way to refuse");
        return 0;
    }
    hold(address->kind == StateBackend::Redis ? !address->hosts.isEmpty() : address->hosts.isEmpty(),
         "a server is named where one is needed");
    for (const StoreAddress::Host &host : address->hosts)
        hold(!host.name.isEmpty() && host.port != 0, "a server has a name and a port");
    const Result<StoreAddress> shown = StoreAddress::parse(address->withoutCredentials());
    hold(shown.has_value(), "what is shown of an address is an address");
    hold(shown->kind == address->kind && shown->hosts == address->hosts && shown->master == address->master
             && shown->database == address->database && shown->path == address->path,
         "what is shown of an address leads to the same place");
    hold(shown->user.isEmpty() && shown->password.isEmpty(),
         "what is shown of an address holds no credentials");
    return 0;
}
