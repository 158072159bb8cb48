#pragma once

#include "core/base/clock.h"
#include "core/base/secret.h"

#include <QHash>
#include <QJsonObject>
#include <QSet>
#include <QTcpServer>
#include <QUrl>

#include <deque>

/// The device routes of a relay on loopback, and a backend's that devices answer themselves, on the test's own thread. It judges by what it knows itself: tokens, the
/// digest of what it pushed, the key that registered, the code by its clock; unless the script says otherwise.
class ScriptedRelay
{
public:
    explicit ScriptedRelay(const countersign::Clock &clock);

    [[nodiscard]] QUrl url() const;
    [[nodiscard]] QString proof() const { return QStringLiteral("header.claims.signature"); }

    struct Challenge
    {
        QString instructionId = QStringLiteral("ins-1");
        QString customType = QStringLiteral("localAuth");
        QString expectedAction = QStringLiteral("transfer_funds");
        int correctNumber = 42;
        countersign::Milliseconds lifetime{180'000};
        QString backendUrl = {}; ///< where the device is to answer itself
    };
    /// The push message for it; from now on it can be answered.
    QByteArray push(const Challenge &challenge);
    [[nodiscard]] QByteArray closedPush(const QString &instructionId, const QString &state,
                                        const QString &by) const;

    struct Received
    {
        QByteArray route; ///< `respond`
        QByteArray authorization;
        QJsonObject body;
    };
    QList<Received> received;
    [[nodiscard]] QList<Received> receivedAt(const QByteArray &route) const;

    /// What the next call gets instead of a judgement; the calls after it are judged again.
    void refuseNext(int status, const QString &errorCode, const QJsonObject &data = {});
    void answerNext(int status, const QByteArray &body);
    void breakNext();
    /// Calls wait until they are let go.
    void hold() { m_holding = true; }
    void letGo();
    [[nodiscard]] std::size_t heldCalls() const { return m_held.size(); }

    QString pairingId = QStringLiteral("pai_1");
    QJsonObject registration() const;

private:
    struct Answer
    {
        int status = 200;
        QByteArray body;
        bool breaks = false;
    };
    struct Call
    {
        QTcpSocket *socket;
        Received request;
    };

    void read(QTcpSocket *socket);
    void serve(const Call &call);
    [[nodiscard]] Answer judge(const Received &request);
    [[nodiscard]] Answer judgeRegistration(const Received &request);
    [[nodiscard]] Answer judgeAnswer(const QJsonObject &body);
    [[nodiscard]] bool proves(const Challenge &challenge, const QJsonObject &body);
    static Answer refusal(int status, const QString &errorCode, const QJsonObject &data = {});
    static Answer success(int status, const QJsonObject &data);

    const countersign::Clock &m_clock;
    QTcpServer m_server;
    QHash<QTcpSocket *, QByteArray> m_buffers;
    std::deque<Answer> m_script;
    std::deque<Call> m_held;
    bool m_holding = false;

    QByteArray m_publicKey;
    countersign::Secret m_totpSecret;
    qint64 m_lastTotpStep = -1;
    QHash<QString, Challenge> m_open;
};
