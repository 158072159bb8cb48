#include "core/backend/async_relay_client.h"

#include "core/backend/relay_error.h"
#include "tests/backend/certificates.h"

#include <QFile>
#include <QSslKey>
#include <QSslServer>
#include <QTest>

using namespace countersign;
using namespace countersign::backend;
using namespace std::chrono_literals;

namespace {

/// Gives every request over TLS the same pairing proof.
class TlsRelay : public QSslServer
{
public:
    explicit TlsRelay(const test::Certificates &files)
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(QSslCertificate::fromPath(files.certificate()).value(0));
        QFile key(files.key());
        if (key.open(QIODevice::ReadOnly))
            configuration.setPrivateKey(QSslKey(&key, QSsl::Ec));
        setSslConfiguration(configuration);
        connect(this, &QSslServer::pendingConnectionAvailable, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [socket] {
                socket->readAll();
                const QByteArray body = R"({"data":{"pairing_proof":"a.b.c","expires_in":300}})";
                socket->write("HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: "
                              + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body);
                socket->disconnectFromHost();
            });
        });
        listen(QHostAddress::AnyIPv4);
    }
};

} // namespace

class RelayTlsTest : public QObject
{
    Q_OBJECT

private:
    const test::Certificates m_files;
    std::unique_ptr<TlsRelay> m_relay;

    QFuture<Result<PairingProof>> callAs(const QString &host, const QString &authorities)
    {
        RelaySettings settings;
        settings.baseUrl = "https://" + host.toUtf8() + ':' + QByteArray::number(m_relay->serverPort());
        settings.tenantId = QStringLiteral("tnt_1");
        settings.tenantSecret = Secret("sk_1");
        settings.authoritiesFile = authorities;
        m_client = std::make_unique<AsyncRelayClient>(settings,
                                                      AsyncRelayClient::Timing{.total = 10s, .attempts = 1});
        return m_client->preparePairing({});
    }
    std::unique_ptr<AsyncRelayClient> m_client;

private Q_SLOTS:
    void init()
    {
        QVERIFY2(m_files.isValid(), "the program openssl makes the certificates");
        m_relay = std::make_unique<TlsRelay>(m_files);
    }
    void cleanup() { m_client.reset(); }

    void trustsAnAuthorityThatIsNamed()
    {
        const auto proof = callAs(QStringLiteral("127.0.0.1"), m_files.authority());
        QTRY_VERIFY(proof.isFinished());
        QVERIFY2(proof.result().has_value(),
                 proof.result() ? "" : qPrintable(proof.result().error().message));
    }

    void trustsNoOther()
    {
        const auto proof = callAs(QStringLiteral("127.0.0.1"), {});
        QTRY_VERIFY(proof.isFinished());
        QVERIFY(!proof.result());
        QCOMPARE(proof.result().error().code, QStringLiteral("TLS_FAILED"));
        QCOMPARE(relayErrorKind(proof.result().error()), std::optional(RelayErrorKind::Transport));
    }

    void wantsTheRightName()
    {
        const auto proof = callAs(QStringLiteral("127.0.0.2"), m_files.authority());
        QTRY_VERIFY(proof.isFinished());
        QVERIFY(!proof.result());
        QCOMPARE(proof.result().error().code, QStringLiteral("TLS_FAILED"));
    }
};

QTEST_GUILESS_MAIN(RelayTlsTest)
#include "tst_relay_tls.moc"
