#include <core/backend/relay_client.h>

#include <QCoreApplication>
#include <QProcessEnvironment>

#include <cstdio>

using namespace countersign;

// Prints what a phone needs to pair with the user "jane", as BLOONIO_RELAY_… in the environment say.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const auto settings = backend::RelaySettings::fromEnvironment(QProcessEnvironment::systemEnvironment());
    const auto proof = settings.and_then([](const backend::RelaySettings &known) {
        return backend::RelayClient(known).preparePairing(
            {.userSocketHash = "jane", .backendUserId = "7", .displayName = "My Bank", .email = "jane@bank.example"});
    });
    std::puts(proof ? proof->proof.reveal().constData() : qPrintable(proof.error().message));
    return proof ? 0 : 1;
}
