#include "kept_run.h"

#include "challenge_load.h"
#include "program.h"

#include "core/http/client.h"

#include <algorithm>

namespace countersign::bench {

namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr int devices = 1'000;
constexpr int challenges = 100'000;
constexpr int connections = 32;
constexpr int listings = 101;

/// The median of many, in milliseconds, with a connection that is there already.
double listingMs(const QByteArray &url)
{
    http::Client client(http::Client::Config{});
    std::vector<double> took;
    for (int i = 0; i < listings; ++i) {
        const SteadyClock::time_point began = SteadyClock::now();
        const Result<http::Response> answer =
            client.send({"GET", url + "/_sim/v1/challenges?limit=50", {}, {}, {}, {}}, {}).result();
        if (answer && answer->status == 200)
            took.push_back(std::chrono::duration<double, std::milli>(SteadyClock::now() - began).count());
    }
    std::ranges::sort(took);
    return took.size() == listings ? took[listings / 2] : 0;
}

} // namespace

QList<Figure> measureKept(const QString &what, const QStringList &storage)
{
    const QString title = QStringLiteral("memory with 1 000 devices and 100 000 challenges, ") + what;
    const auto relay = Program::start(QStringLiteral("countersignd"),
                                      QStringList{QStringLiteral("serve"), QStringLiteral("--rate-limit"),
                                                  QStringLiteral("off"), QStringLiteral("--control-bypass")}
                                          + storage);
    if (!relay)
        return {{title, QStringLiteral("the relay did not start")}};
    const QByteArray url = relay->ready()[QStringLiteral("relay_url")].toString().toUtf8();
    const Result<Tenant> tenant =
        setUpTenant(url, relay->ready()[QStringLiteral("admin_key")].toString().toUtf8(), {}, devices);
    if (!tenant)
        return {{title, tenant.error().message}};
    openChallenges(static_cast<quint16>(QUrl(QString::fromLatin1(url)).port()), *tenant, connections,
                   challenges);
    return {{title, QStringLiteral("%1 MiB").arg(residentMiB(relay->pid()), 7, 'f', 0)},
            {QStringLiteral("    the newest 50 of them by the control API"),
             QStringLiteral("%1 ms").arg(listingMs(url), 7, 'f', 2)}};
}

} // namespace countersign::bench
