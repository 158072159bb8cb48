#include "core/console/signing_snippets.h"
#include "core/http/server.h"
#include "core/signing/hmac1.h"
#include "core/signing/signature_verdict.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <mutex>

using namespace countersign;
using namespace countersign::console;

namespace {

const Secret secret("sk – “it’s a \\ $secret”");

/// A server that remembers what reached it.
class Target
{
public:
    Target()
    {
        auto server = http::Server::listen(
            m_loop, {}, [this](const http::Request &request, const http::Responder &respond) {
                const std::scoped_lock lock(m_mutex);
                m_request = request;
                respond(http::Response{202, {}, "{\"heard\":true}"}, {});
            });
        Q_ASSERT(server);
        m_server = *std::move(server);
    }
    [[nodiscard]] http::Request request()
    {
        const std::scoped_lock lock(m_mutex);
        return m_request;
    }
    [[nodiscard]] QString url() const { return QString::fromLatin1(m_server->baseUrl()); }

private:
    http::Loop m_loop{"target"};
    std::mutex m_mutex;
    http::Request m_request;
    std::unique_ptr<http::Server> m_server;
};

enum class With { Curl, Python };

/// What it wrote to standard output; the complaint where it failed.
QByteArray run(With with, const SigningTrial &trial)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("COUNTERSIGN_SECRET"), QString::fromUtf8(secret.reveal()));
    process.setProcessEnvironment(environment);
    const QString script = with == With::Curl ? curlCommand(trial, SystemClock().now()) : pythonScript(trial);
    if (with == With::Curl)
        process.start(QStringLiteral("sh"), {QStringLiteral("-s")});
    else
        process.start(QStringLiteral("python3"), {QStringLiteral("-")});
    process.write(script.toUtf8());
    process.closeWriteChannel();
    if (!process.waitForFinished() || process.exitCode() != 0)
        return "failed: " + process.readAllStandardError();
    return process.readAllStandardOutput();
}

bool isSigned(const SigningTrial &trial, const http::Request &request)
{
    const auto header = [&request](QByteArrayView name) { return request.headers.find(name); };
    const Instant now = SystemClock().now();
    return trial.scheme == SigningScheme::Hmac1
        ? signing::verifyHmac1(secret, header(signing::timestampHeader), header(signing::signatureHeader),
                               request.body, now)
              .isValid()
        : signing::explainSignature(secret, header, request.body, now).isValid();
}

} // namespace

class SigningSnippetsTest : public QObject
{
    Q_OBJECT

    Target m_target;

private Q_SLOTS:
    void initTestCase()
    {
        for (const char *program : {"curl", "base64", "python3"})
            QVERIFY2(!QStandardPaths::findExecutable(QLatin1String(program)).isEmpty(), program);
    }

    void theySendWhatTheLabShows_data()
    {
        QTest::addColumn<With>("with");
        QTest::addColumn<SigningScheme>("scheme");
        QTest::addColumn<QString>("method");
        QTest::addColumn<QByteArray>("body");
        const std::array bodies{
            std::pair{"empty", QByteArray()},
            std::pair{"JSON", QByteArray("{\"text\":\"it's \\u00e9 and \xc3\xa9\",\n \"x\":1.0}\n")},
            std::pair{"an at sign", QByteArray("@/etc/passwd")},
            std::pair{"shell", QByteArray("'$(id)`id`\\\\\"%s\\n${HOME}'")},
            std::pair{"binary", QByteArray("\x00\xff\r\n'\"\\\x80", 8)},
            std::pair{"long", QByteArray(300'000, 'x')},
        };
        for (const With with : {With::Curl, With::Python}) {
            for (const SigningScheme scheme : {SigningScheme::Hmac1, SigningScheme::Signature}) {
                for (const auto &[name, body] : bodies) {
                    QTest::addRow("%s, %s, %s", with == With::Curl ? "curl" : "Python",
                                  scheme == SigningScheme::Hmac1 ? "HMAC #1" : "Signature", name)
                        << with << scheme << (body.isEmpty() ? QStringLiteral("GET") : QStringLiteral("PUT"))
                        << body;
                }
            }
        }
    }
    void theySendWhatTheLabShows()
    {
        QFETCH(const With, with);
        QFETCH(const SigningScheme, scheme);
        QFETCH(const QString, method);
        QFETCH(const QByteArray, body);
        SigningTrial trial;
        trial.scheme = scheme;
        trial.method = method;
        trial.url = m_target.url() + QStringLiteral("/api/x?y='%20z");
        trial.headers =
            QStringLiteral("X-Bloonio-Tenant-Id: tnt_1\n"
                           "X-Client-Id: 3f2a9c1e-5b7d-4e8f-9a0b-1c2d3e4f5a6b\n"
                           "Authorization: Signature 00\nX-Bloonio-Signature: 00\n"
                           "Content-Length: 7\nHost: elsewhere\nX-Quote: it's \"\\ é\nX-Empty:\n");
        trial.body = body;
        trial.secret = secret;
        const QByteArray said = run(with, trial);
        QVERIFY2(said.contains("{\"heard\":true}"), said.constData());
        const http::Request request = m_target.request();
        QCOMPARE(request.method, method.toLatin1());
        QCOMPARE(request.target, QByteArray("/api/x?y='%20z"));
        QCOMPARE(request.body, body);
        QVERIFY(isSigned(trial, request));
        QCOMPARE(request.headers.find("X-Quote"), std::optional(QByteArray("it's \"\\ é")));
        QCOMPARE(request.headers.find("X-Empty"), std::optional(QByteArray()));
        if (!body.isEmpty())
            QCOMPARE(request.headers.find("Content-Type"), std::optional(QByteArray("application/json")));
    }

    void theyTellNoSecret()
    {
        SigningTrial trial;
        trial.headers = QStringLiteral("X-Bloonio-Tenant-Id: tnt_1\n");
        trial.secret = Secret("hush");
        QVERIFY(!curlCommand(trial, SystemClock().now()).contains(QStringLiteral("hush")));
        QVERIFY(!pythonScript(trial).contains(QStringLiteral("hush")));
    }

    void nothingToSend()
    {
        SigningTrial trial;
        trial.secret = secret;
        QVERIFY(curlCommand(trial, SystemClock().now()).isEmpty());
        QVERIFY(pythonScript(trial).isEmpty());
    }
};

QTEST_GUILESS_MAIN(SigningSnippetsTest)
#include "tst_signing_snippets.moc"
