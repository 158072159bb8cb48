#include "core/backend/relay_settings.h"

#include <QJsonArray>
#include <QProcessEnvironment>
#include <QTest>

using namespace countersign;
using namespace countersign::backend;

namespace {

constexpr const char *theSecret = "sk_never_shown";

QProcessEnvironment goodEnvironment()
{
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("BLOONIO_RELAY_BASE_URL"),
                       QStringLiteral("https://relay.example.com/prefix"));
    environment.insert(QStringLiteral("BLOONIO_RELAY_TENANT_ID"), QStringLiteral("tnt_1"));
    environment.insert(QStringLiteral("BLOONIO_RELAY_TENANT_SECRET"), QLatin1String(theSecret));
    environment.insert(QStringLiteral("BLOONIO_RELAY_STATE_BACKEND"), QStringLiteral("memory"));
    return environment;
}

QStringList variablesOf(const Error &error)
{
    QStringList names;
    for (const QJsonValue &variable : error.details[QStringLiteral("variables")].toArray())
        names.append(variable[QStringLiteral("name")].toString());
    return names;
}

} // namespace

class RelaySettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheEnvironment()
    {
        QProcessEnvironment environment = goodEnvironment();
        const auto settings = RelaySettings::fromEnvironment(environment);
        QVERIFY(settings.has_value());
        QCOMPARE(settings->baseUrl, QByteArray("https://relay.example.com/prefix"));
        QCOMPARE(settings->tenantId, QStringLiteral("tnt_1"));
        QCOMPARE(settings->tenantSecret.reveal(), QByteArray(theSecret));
        QCOMPARE(settings->stateBackend, StateBackend::Memory);
        QCOMPARE(settings->callbackPath, QStringLiteral("/api/sudo-callback"));

        environment.insert(QStringLiteral("BLOONIO_RELAY_CALLBACK_PATH"), QStringLiteral("/hooks/sudo"));
        QCOMPARE(RelaySettings::fromEnvironment(environment)->callbackPath, QStringLiteral("/hooks/sudo"));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("variable");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const char *variable, const char *value, const char *said) {
            QTest::newRow(name) << QStringLiteral("BLOONIO_RELAY_") + QLatin1String(variable)
                                << QString::fromUtf8(value) << QString::fromUtf8(said);
        };
        row("no base URL", "BASE_URL", "", "is not set");
        row("base URL without scheme", "BASE_URL", "relay.example.com", "'relay.example.com'");
        row("base URL of another scheme", "BASE_URL", "ftp://relay.example.com", "http(s)://");
        row("base URL without host", "BASE_URL", "https://", "http(s)://");
        row("base URL with query", "BASE_URL", "https://relay.example.com/?a=b", "without query");
        row("base URL with fragment", "BASE_URL", "https://relay.example.com/#a",
            "without query or fragment");
        row("base URL with password", "BASE_URL", "https://u:hidden@relay.example.com",
            "user name or password");
        row("no tenant", "TENANT_ID", "", "is not set");
        row("tenant with a blank", "TENANT_ID", "tnt 1", "'tnt 1'");
        row("tenant with a line break", "TENANT_ID", "tnt_1\r\nX-Other: 1", "neither blanks");
        row("no secret", "TENANT_SECRET", "", "is not set");
        row("secret with its line break", "TENANT_SECRET", "sk_never_shown\n", "line break");
        row("state nowhere", "STATE_BACKEND", "", "default is redis");
        row("state nowhere names the choices", "STATE_BACKEND", "", "redis, memory and sqlite");
        row("state of no kind", "STATE_BACKEND_URL", "mysql://hidden@host/", "must be redis://");
        row("state of another kind", "STATE_BACKEND_URL", "redis://:hidden@host",
            "but the state backend is memory");
        row("authorities nowhere", "CA_FILE", "/nowhere/ca.pem", "'/nowhere/ca.pem'");
        row("authorities of no certificate", "CA_FILE", "/etc/hostname", "holds no certificate");
        row("state elsewhere", "STATE_BACKEND", "Memory", "'Memory'");
        row("callback to no path", "CALLBACK_PATH", "api/sudo-callback", "'api/sudo-callback'");
        row("callback with query", "CALLBACK_PATH", "/api?x", "without query");
    }

    void refuses()
    {
        QFETCH(QString, variable);
        QFETCH(QString, value);
        QFETCH(QString, said);
        QProcessEnvironment environment = goodEnvironment();
        environment.insert(variable, value);
        const auto settings = RelaySettings::fromEnvironment(environment);
        QVERIFY(!settings);
        const Error &error = settings.error();
        QCOMPARE(error.code, QStringLiteral("SETTINGS_INVALID"));
        QCOMPARE(variablesOf(error), QStringList{variable});
        QVERIFY2(error.message.contains(variable) && error.message.contains(said), qPrintable(error.message));
        QVERIFY(!error.message.contains(QLatin1String(theSecret)));
        QVERIFY(!error.message.contains(QLatin1String("hidden")));
    }

    void readsWhereTheStateIs_data()
    {
        QTest::addColumn<QString>("backend");
        QTest::addColumn<QString>("url");
        QTest::addColumn<StateBackend>("kind");
        const auto row = [](const char *name, const char *backend, const char *url, StateBackend kind) {
            QTest::newRow(name) << QString::fromLatin1(backend) << QString::fromLatin1(url) << kind;
        };
        row("redis", "redis", "redis://:hidden@cache.example:6380/3", StateBackend::Redis);
        row("redis by TLS", "redis", "rediss://cache.example", StateBackend::Redis);
        row("redis by its URL alone", "", "redis://127.0.0.1", StateBackend::Redis);
        row("sqlite", "sqlite", "sqlite:///var/lib/shop/state.sqlite", StateBackend::Sqlite);
        row("sqlite by its URL alone", "", "sqlite:///state.sqlite", StateBackend::Sqlite);
        row("memory", "memory", "", StateBackend::Memory);
    }

    void readsWhereTheStateIs()
    {
        QFETCH(QString, backend);
        QFETCH(QString, url);
        QFETCH(StateBackend, kind);
        QProcessEnvironment environment = goodEnvironment();
        environment.insert(QStringLiteral("BLOONIO_RELAY_STATE_BACKEND"), backend);
        environment.insert(QStringLiteral("BLOONIO_RELAY_STATE_BACKEND_URL"), url);
        const auto settings = RelaySettings::fromEnvironment(environment);
        QVERIFY2(settings.has_value(), settings ? "" : qPrintable(settings.error().message));
        QCOMPARE(settings->stateBackend, kind);
        QCOMPARE(settings->stateAddress().kind, kind);
    }

    void redisAndSqliteWantAnUrl()
    {
        for (const char *backend : {"redis", "sqlite"}) {
            QProcessEnvironment environment = goodEnvironment();
            environment.insert(QStringLiteral("BLOONIO_RELAY_STATE_BACKEND"), QLatin1String(backend));
            const auto settings = RelaySettings::fromEnvironment(environment);
            QVERIFY(!settings);
            QCOMPARE(variablesOf(settings.error()),
                     QStringList{QStringLiteral("BLOONIO_RELAY_STATE_BACKEND_URL")});
        }
    }

    void namesEveryBadVariableAtOnce()
    {
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("BLOONIO_RELAY_CALLBACK_PATH"), QStringLiteral("here"));
        const auto settings = RelaySettings::fromEnvironment(environment);
        QVERIFY(!settings);
        const QStringList all{
            QStringLiteral("BLOONIO_RELAY_BASE_URL"), QStringLiteral("BLOONIO_RELAY_TENANT_ID"),
            QStringLiteral("BLOONIO_RELAY_TENANT_SECRET"), QStringLiteral("BLOONIO_RELAY_STATE_BACKEND"),
            QStringLiteral("BLOONIO_RELAY_CALLBACK_PATH")};
        QCOMPARE(variablesOf(settings.error()), all);
        for (const QString &variable : all)
            QVERIFY(settings.error().message.contains(variable));
    }

    void checksWhatWasFilledInByHand()
    {
        RelaySettings settings = *RelaySettings::fromEnvironment(goodEnvironment());
        QVERIFY(settings.check().has_value());
        settings.stateBackend = StateBackend::Redis;
        settings.tenantId.clear();
        const auto checked = settings.check();
        QVERIFY(!checked);
        QCOMPARE(variablesOf(checked.error()),
                 (QStringList{QStringLiteral("BLOONIO_RELAY_TENANT_ID"),
                              QStringLiteral("BLOONIO_RELAY_STATE_BACKEND_URL")}));
    }
};

QTEST_APPLESS_MAIN(RelaySettingsTest)
#include "tst_relay_settings.moc"
