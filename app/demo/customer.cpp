#include "app/demo/customer.h"

namespace countersign::demo {

namespace {

backend::PairingUser person(const char *socketHash, const char *firstName, const char *lastName)
{
    const QString first = QLatin1String(firstName);
    const QString last = QLatin1String(lastName);
    return {.userSocketHash = QLatin1String(socketHash),
            .backendUserId = first.toLower(),
            .displayName = QStringLiteral("Demo Bank"),
            .email = QStringLiteral("%1.%2@demo-bank.example").arg(first.toLower(), last.toLower()),
            .phone = {},
            .firstName = first,
            .lastName = last,
            .displayLogoUrl = {}};
}

} // namespace

std::vector<backend::PairingUser> signatories()
{
    return {customer(),
            person("9b7d2c64f0a1358e6c2d9e41b8f75a03d7e6c1924b5f80a7396e1d2c4b8a5f60", "Paul", "Lefevre"),
            person("e3a8150d7c94b26f1f6a0d3b85c7e92448d1b6f7a09c3e5d2b7f4861c0d9a3e5", "Ana", "Garcia")};
}

backend::PairingUser customer()
{
    return person("4c1f0a52e7b94d7d8f0d4f3b6a2e9c1577de5a90b3c84e6fa1d2c3b4a5968770", "Jane", "Martin");
}

} // namespace countersign::demo
