#pragma once

#include "app/demo/play.h"
#include "core/http/client.h"

#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

namespace countersign::demo {

/// Plays one request of a protected route as a client does: calls, is told to have it approved, and calls
/// again with the key, as often as the bank says, until the request went through or was refused. Belongs to
/// the thread that made it, needs that thread's event loop, blocks nothing. One request at a time; deleting
/// it ends the play.
class Scenario : public QObject
{
    Q_OBJECT
public:
    /// `client` must outlive the scenario.
    Scenario(http::Client &client, QByteArray bankUrl, QObject *parent = nullptr);

    /// Begins; call again only after finished() or failed().
    void play(const Play &play);

Q_SIGNALS:
    void started(const QString &title);
    /// A challenge is on its way to the devices. `number` is what the page shows for number matching, else 0.
    void challenged(const QString &instructionId, int number);
    /// The bank's last word: 200, or the refusal.
    void finished(int status, const QByteArray &body);
    /// No answer came from the bank.
    void failed(const countersign::Error &error);

private:
    void call();
    void answered();

    http::Client &m_client;
    const QByteArray m_bankUrl;
    Play m_play;
    QByteArray m_key;
    QFutureWatcher<Result<http::Response>> m_answer;
    QTimer m_untilNextCall;
};

} // namespace countersign::demo
