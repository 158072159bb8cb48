#include "app/demo/sign_in_alert.h"

#include "app/demo/bank_form.h"
#include "app/demo/customer.h"
#include "core/backend/data_type.h"

namespace countersign::demo {

backend::SecurityAlert signInAlert(Instant now)
{
    backend::SecurityAlert alert;
    alert.userSocketHash = customer().userSocketHash;
    alert.title = QStringLiteral("New sign-in to your account");
    alert.description = QStringLiteral("If this was not you, call the bank.");
    alert.display.title = QStringLiteral("Where it came from");
    alert.display.fields = {
        field("device", "Device",
              QStringLiteral(R"({"model":"ThinkPad X1","os":"Debian 12","app":"Firefox 140"})"),
              QStringLiteral("DEVICE")),
        field("address", "Address", QStringLiteral("2001:db8::7"), QStringLiteral("IP_ADDRESS")),
        field("time", "Time", toIso(now), backend::DataType::dateTime)};
    return alert;
}

} // namespace countersign::demo
