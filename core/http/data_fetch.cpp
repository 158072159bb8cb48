#include "core/http/data_fetch.h"

#include <QDeadlineTimer>
#include <QFutureWatcher>
#include <QHostInfo>
#include <QTimer>

#include <algorithm>
#include <array>
#include <utility>

namespace countersign::http {

namespace {

Failure failed(const QUrl &url, const QString &why)
{
    return fail(QStringLiteral("DATA_FETCH_FAILED"),
                QStringLiteral("The data cannot be fetched from %1: %2.")
                    .arg(url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery), why));
}

bool isRedirect(int status)
{
    static constexpr std::array statuses{301, 302, 303, 307, 308};
    return std::ranges::find(statuses, status) != statuses.end();
}

/// One fetch with all its redirects: a child of its owner, gone once it is done.
class Fetching : public QObject
{
public:
    Fetching(Client &client, PrivateNetworks networks, QString eventId, DataFetch::Done done, QObject &owner)
        : QObject(&owner), m_client(client), m_networks(networks), m_eventId(std::move(eventId)),
          m_done(std::move(done)), m_deadline(longestFetch)
    {}

    void start(const QUrl &url)
    {
        QTimer::singleShot(longestFetch, this, [this, url] { end(timedOut(url)); });
        visit(url);
    }

private:
    static Failure timedOut(const QUrl &url)
    {
        return failed(url, QStringLiteral("no whole answer came within %1 ms").arg(longestFetch.count()));
    }

    void visit(const QUrl &url)
    {
        if (const QString problem = fetchProblem(url); !problem.isEmpty())
            return endSoon(failed(url, problem));
        if (const QHostAddress literal(url.host()); !literal.isNull())
            return ask(url, {literal});
        QHostInfo::lookupHost(url.host(), this, [this, url](const QHostInfo &found) {
            if (found.error() == QHostInfo::NoError)
                ask(url, found.addresses());
            else
                end(failed(url, QStringLiteral("its host is unknown (%1)").arg(found.errorString())));
        });
    }

    /// Every address of the host must be good: which of them is asked is not the host's to choose.
    void ask(const QUrl &url, const QList<QHostAddress> &addresses)
    {
        for (const QHostAddress &address : addresses) {
            if (const QString problem = addressProblem(address, m_networks); !problem.isEmpty())
                return endSoon(failed(url, problem));
        }
        Request request;
        request.target = url.toEncoded(QUrl::RemoveFragment);
        request.headers = {{"Accept", "application/json"}};
        const Milliseconds left = std::max(Milliseconds(1), Milliseconds(m_deadline.remainingTime()));
        auto *const watcher = new QFutureWatcher<Result<Response>>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, url] {
            watcher->deleteLater();
            take(url, watcher->result());
        });
        watcher->setFuture(m_client.send(std::move(request),
                                         {.timeout = left,
                                          .instructionId = m_eventId,
                                          .lane = url.host().toUtf8(),
                                          .address = addresses.first().toString()}));
    }

    void take(const QUrl &url, const Result<Response> &response)
    {
        if (!response)
            return end(response.error().code == QLatin1String("TIMED_OUT")
                           ? timedOut(url)
                           : failed(url, response.error().message.chopped(1)));
        if (isRedirect(response->status))
            return follow(url, response->headers.find("Location").value_or(QByteArray()));
        if (response->status != 200)
            return end(failed(url, QStringLiteral("it answered with HTTP status %1").arg(response->status)));
        if (response->body.size() > largestFetch)
            return end(failed(url, QStringLiteral("it is larger than %1 bytes").arg(largestFetch)));
        end(response->body);
    }

    void follow(const QUrl &url, const QByteArray &location)
    {
        if (++m_redirects > mostRedirects)
            return end(failed(url, QStringLiteral("it redirects more than %1 times").arg(mostRedirects)));
        const Result<QUrl> target = redirectTarget(url, location);
        if (!target)
            return end(failureOf(target));
        visit(*target);
    }

    void endSoon(const Result<QByteArray> &outcome)
    {
        QMetaObject::invokeMethod(
            this, [this, outcome] { end(outcome); }, Qt::QueuedConnection);
    }

    void end(const Result<QByteArray> &outcome)
    {
        deleteLater();
        if (const DataFetch::Done done = std::exchange(m_done, nullptr))
            done(outcome);
    }

    Client &m_client;
    const PrivateNetworks m_networks;
    const QString m_eventId;
    DataFetch::Done m_done;
    const QDeadlineTimer m_deadline;
    int m_redirects = 0;
};

} // namespace

void DataFetch::fetch(const QUrl &url, const QString &eventId, Done done)
{
    (new Fetching(m_client, m_networks, eventId, std::move(done), m_owner))->start(url);
}

} // namespace countersign::http
