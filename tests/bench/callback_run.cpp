#include "callback_run.h"

#include "challenge_load.h"
#include "program.h"

#include "core/http/client.h"
#include "core/http/server.h"

#include <QHash>

#include <condition_variable>

namespace countersign::bench {

namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr int callbacks = 10'000;
constexpr int connections = 32;
constexpr Milliseconds thinkTime{1};
constexpr std::chrono::seconds patience{60};
constexpr QByteArrayView eventIdName("\"event_id\":\"");

/// A backend that counts its callbacks by event.
class Receiver
{
public:
    Receiver()
    {
        auto listening = http::Server::listen(
            m_loop, {}, [this](const http::Request &request, const http::Responder &respond) {
                count(request.body);
                m_loop.runAfter(thinkTime, [respond] { respond({200, {}, "{}"}, {}); });
            });
        if (listening)
            m_server = *std::move(listening);
    }

    [[nodiscard]] QString url() const
    {
        return m_server ? QString::fromLatin1(m_server->baseUrl()) : QString();
    }

    /// When the last of so many events came; nothing when they do not come.
    [[nodiscard]] std::optional<SteadyClock::time_point> waitFor(int events)
    {
        std::unique_lock lock(m_mutex);
        if (!m_arrived.wait_for(lock, patience, [&] { return m_events.size() >= events; }))
            return std::nullopt;
        return m_last;
    }
    [[nodiscard]] int repeated()
    {
        const std::scoped_lock lock(m_mutex);
        return m_repeated;
    }

private:
    void count(const QByteArray &body)
    {
        const qsizetype from = body.indexOf(eventIdName) + eventIdName.size();
        const std::scoped_lock lock(m_mutex);
        if (++m_events[body.sliced(from, body.indexOf('"', from) - from)] > 1)
            ++m_repeated;
        m_last = SteadyClock::now();
        if (m_events.size() == callbacks)
            m_arrived.notify_all();
    }

    std::mutex m_mutex;
    std::condition_variable m_arrived;
    QHash<QByteArray, int> m_events;
    int m_repeated = 0;
    SteadyClock::time_point m_last;
    http::Loop m_loop{"receiver"};
    std::unique_ptr<http::Server> m_server;
};

QString describe(double seconds, int repeated)
{
    return QStringLiteral("%1/s   none lost%2")
        .arg(callbacks / seconds, 7, 'f', 0)
        .arg(repeated == 0 ? QStringLiteral(", none twice") : QStringLiteral(", %1 twice").arg(repeated));
}

QString titleOf(int tenants, const QString &what)
{
    const QString whose = tenants == 1 ? QStringLiteral("one tenant, four at a time,")
                                       : QStringLiteral("%1 tenants, four at a time each,").arg(tenants);
    return QStringLiteral("callbacks of %1 to a backend that takes 1 ms, %2").arg(whose, what);
}

/// As many challenges as callbacks are wanted, evenly of so many tenants.
Result<void> openForTenants(int tenants, const Program &relay, const QString &callbackUrl)
{
    const QByteArray url = relay.ready()[QStringLiteral("relay_url")].toString().toUtf8();
    const QByteArray adminKey = relay.ready()[QStringLiteral("admin_key")].toString().toUtf8();
    const auto port = static_cast<quint16>(QUrl(QString::fromLatin1(url)).port());
    for (int i = 0; i < tenants; ++i) {
        const Result<Tenant> tenant = setUpTenant(url, adminKey, callbackUrl);
        if (!tenant)
            return failureOf(tenant);
        openChallenges(port, *tenant, connections, callbacks / tenants);
    }
    return {};
}

} // namespace

QList<Figure> measureCallbacks(const QString &what, const QStringList &storage, int tenants)
{
    const QString title = titleOf(tenants, what);
    Receiver receiver;
    const auto relay = Program::start(QStringLiteral("countersignd"),
                                      QStringList{QStringLiteral("serve"), QStringLiteral("--rate-limit"),
                                                  QStringLiteral("off"), QStringLiteral("--control-bypass")}
                                          + storage);
    if (!relay)
        return {{title, QStringLiteral("the relay did not start")}};
    if (const Result<void> opened = openForTenants(tenants, *relay, receiver.url()); !opened)
        return {{title, opened.error().message}};
    const QByteArray controlUrl = relay->ready()[QStringLiteral("control_url")].toString().toUtf8();

    http::Client client(http::Client::Config{});
    const double usedBefore = processorSeconds(relay->pid());
    const SteadyClock::time_point began = SteadyClock::now();
    // Unanswered, they all end at once.
    const QFuture<Result<http::Response>> moved =
        client.send({"POST", controlUrl + "/clock/advance", {}, R"({"seconds":600})", {}, {}}, {});
    const auto last = receiver.waitFor(callbacks);
    if (!last)
        return {{title, QStringLiteral("some never came")}};
    // One that is sent twice would come again once its place is free.
    moved.result();
    const double seconds = std::chrono::duration<double>(*last - began).count();
    const double used = processorSeconds(relay->pid()) - usedBefore;
    return {{title, describe(seconds, receiver.repeated())},
            {QStringLiteral("    processor time for each"),
             QStringLiteral("%1 ms").arg(used / callbacks * 1000, 7, 'f', 2)}};
}

} // namespace countersign::bench
