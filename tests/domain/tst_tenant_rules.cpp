#include "domain_samples.h"

#include "core/domain/tenant_rules.h"

#include <QJsonArray>
#include <QtTest>

using namespace countersign;
using namespace countersign::domain;
using namespace countersign::domain::samples;

namespace {

/// JSON written with ' for ", which keeps it readable in a C++ string.
QByteArray object(QByteArray text)
{
    return text.replace('\'', '"');
}

QByteArray withMember(const QByteArray &name, const QByteArray &value)
{
    return "{\"tenant_name\":\"x\",\"" + name + "\":" + value + "}";
}

/// With no member at its default.
Tenant configuredTenant()
{
    TenantConfiguration configuration;
    configuration.rateLimitPerMinute = 77;
    configuration.callbackUrlBase = QStringLiteral("http://127.0.0.1:1");
    configuration.callbackPath = QStringLiteral("/cb");
    configuration.brandingDisplayName = QStringLiteral("A");
    configuration.brandingLogoUrl = QStringLiteral("http://a/logo.png");
    configuration.qrLoginAllowedOrigins = {QStringLiteral("http://a")};
    configuration.webauthnRpId = QStringLiteral("a");
    configuration.webauthnOrigins = {QStringLiteral("http://a")};
    configuration.passkeysEnabled = true;
    configuration.answerPath = AnswerPath::Backend;
    return {QStringLiteral("tnt"), QStringLiteral("Example"), "sealed",
            configuration,         TenantState::Active,       start};
}

} // namespace

/// The protocol's section 4.
class TestTenantRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nameIsEnough()
    {
        const auto event =
            provisionTenant(json(object("{'tenant_name':'Example'}")).root(), "sealed", countingIds());
        QVERIFY(event);
        QCOMPARE(event->tenantId, QStringLiteral("tnt_1"));
        QCOMPARE(event->configuration, TenantConfiguration());
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("path");
        QTest::newRow("no object") << QByteArray("[]") << "body";
        QTest::newRow("no name") << QByteArray("{}") << "tenant_name";
        QTest::newRow("empty name") << object("{'tenant_name':''}") << "tenant_name";
        QTest::newRow("null name") << object("{'tenant_name':null}") << "tenant_name";
        QTest::newRow("long name") << "{\"tenant_name\":\"" + QByteArray(129, 'x') + "\"}"
                                   << "tenant_name";
        const auto row = [](const char *name, const QByteArray &value, const char *path = nullptr) {
            QTest::addRow("%s %s", name, value.left(40).constData())
                << withMember(name, value) << QString::fromLatin1(path ? path : name);
        };
        for (const char *limit : {"0", "10001", "-1", "1.5", "\"60\"", "true", "1e300"})
            row("rate_limit_per_min", limit);
        for (const char *url :
             {"\"example.com\"", "\"file:///etc/passwd\"", "\"http://\"", "\"http:///path\"",
              "\"http://a b\"", "\"http://jane:pw@example.com\"", "\"http://jane@example.com\"",
              "\"https://example.com?a=b\"", "\"https://example.com#a\"", "\"https://example.com/?\"",
              "\"http://example.com:99999\"", "7"})
            row("callback_url_base", url);
        for (const char *path : {"\"api\"", "\"\"", "\"/a b\"", "\"/a#b\"", "\"/%zz\"", "[]"})
            row("callback_path", path);
        row("branding_display_name", '"' + QByteArray(129, 'x') + '"');
        for (const char *url :
             {"\"logo.png\"", "\"data:image/png;base64,AA\"", "\"https://a:b@c.d/logo.png\""})
            row("branding_logo_url", url);
        for (const char *member : {"qr_login_allowed_origins", "webauthn_origins"}) {
            const QByteArray first = QByteArray(member) + "[0]";
            for (const char *origin :
                 {"\"https://a.b/c\"", "\"https://a.b/\"", "\"https://a.b?c\"", "\"https://a.b#c\"",
                  "\"a.b\"", "\"*\"", "\"null\"", "\"\"", "\"https://j@a.b\"", "\"https://A.b\"",
                  "\"HTTPS://a.b\"", "\"https://a.b:443\"", "\"http://a.b:80\"", "\"https://a.b:\"",
                  "\"ftp://a.b\"", "5"})
                row(member, QByteArray("[") + origin + "]", first.constData());
            row(member, "\"https://a.b\"");
            row(member, "[" + QByteArray("\"https://a.b\",").repeated(100) + "\"https://a.b\"]");
        }
        for (const char *domain :
             {"\"https://example.com\"", "\"example.com:443\"", "\"example.com/\"", "\"Example.com\"",
              "\"127.0.0.1\"", "\"-a.com\"", "\"a..b\"", "\"a.b.\"", "\"a.b\\n\""})
            row("webauthn_rp_id", domain);
        row("passkeys_enabled", "1");
        row("passkeys_enabled", "\"true\"");
        for (const char *path : {"\"pigeon\"", "\"\"", "true"})
            row("answer_path", path);
    }

    void refuses()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, path);
        const auto event = provisionTenant(json(body).root(), "sealed", countingIds());
        QVERIFY(!event);
        QCOMPARE(event.error().code, QStringLiteral("VALIDATION_FAILED"));
        QCOMPARE(pathsOf(event.error()).value(0), path);
    }

    void takes_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QByteArray>("value");
        const auto row = [](const char *name, const QByteArray &value) {
            QTest::addRow("%s %s", name, value.left(40).constData()) << QByteArray(name) << value;
        };
        row("rate_limit_per_min", "1");
        row("rate_limit_per_min", "10000");
        for (const char *url :
             {"\"http://127.0.0.1:9\"", "\"https://example.com/a/b/\"", "\"http://[::1]:80\"", "\"\""})
            row("callback_url_base", url);
        for (const char *path : {"\"/\"", "\"/a/b%20c\"", "\"/a?b=c\""})
            row("callback_path", path);
        row("branding_display_name", "\"\"");
        row("branding_logo_url", "\"https://example.com/logo.png?size=2\"");
        for (const char *member : {"qr_login_allowed_origins", "webauthn_origins"}) {
            row(member, "[]");
            row(member,
                object("['https://example.com','http://localhost:3000','http://[::1]:8080','http://"
                       "127.0.0.1']"));
            row(member, object("['https://xn--bcher-kva.example']"));
        }
        for (const char *domain : {"\"example.com\"", "\"localhost\"", "\"a-b.c1.example\"", "\"\""})
            row("webauthn_rp_id", domain);
        row("passkeys_enabled", "true");
        row("answer_path", "\"backend\"");
        row("answer_path", "\"relay\"");
    }

    void takes()
    {
        QFETCH(QByteArray, member);
        QFETCH(QByteArray, value);
        const auto event = provisionTenant(json(withMember(member, value)).root(), "sealed", countingIds());
        QVERIFY2(event.has_value(), event ? "" : qPrintable(event.error().message));
        QCOMPARE(toJson(event->configuration)[QString::fromLatin1(member)], json(value).root().toQJson());
    }

    void namesEveryBadMemberAtOnce()
    {
        const auto event = provisionTenant(
            json(object("{'rate_limit_per_min':0,'callback_url_base':'x','callback_path':'x','branding_"
                        "display_name':1,'branding_logo_url':'x','qr_login_allowed_origins':['https://"
                        "a.b','x','y'],'webauthn_rp_id':'X','webauthn_origins':{},'passkeys_enabled':'x'}"))
                .root(),
            "sealed", countingIds());
        QVERIFY(!event);
        QCOMPARE(pathsOf(event.error()),
                 QStringList({QStringLiteral("tenant_name"), QStringLiteral("rate_limit_per_min"),
                              QStringLiteral("callback_url_base"), QStringLiteral("callback_path"),
                              QStringLiteral("branding_display_name"), QStringLiteral("branding_logo_url"),
                              QStringLiteral("qr_login_allowed_origins[1]"),
                              QStringLiteral("qr_login_allowed_origins[2]"), QStringLiteral("webauthn_rp_id"),
                              QStringLiteral("webauthn_origins"), QStringLiteral("passkeys_enabled")}));
    }

    void anOriginIsOfferedAsBrowsersWriteIt()
    {
        const auto event = provisionTenant(
            json(withMember("webauthn_origins", "[\"https://B\u00fccher.example:443/a?b\"]")).root(),
            "sealed", countingIds());
        QVERIFY(!event);
        QVERIFY2(event.error().message.contains(QStringLiteral("alone: https://xn--bcher-kva.example.")),
                 qPrintable(event.error().message));
    }

    void updateChangesOnlyWhatIsPresent_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << QByteArray("{}");
        QTest::newRow("name") << object("{'tenant_name':'Another'}");
        QTest::newRow("limit") << object("{'rate_limit_per_min':5}");
        QTest::newRow("base") << object("{'callback_url_base':'http://127.0.0.1:2'}");
        QTest::newRow("path") << object("{'callback_path':'/other'}");
        QTest::newRow("branding") << object(
            "{'branding_display_name':'B','branding_logo_url':'http://b/logo.png'}");
        QTest::newRow("QR login") << object("{'qr_login_allowed_origins':['http://b']}");
        QTest::newRow("passkeys") << object(
            "{'webauthn_rp_id':'b','webauthn_origins':['http://b'],'passkeys_enabled':false}");
        QTest::newRow("cleared") << object(
            "{'callback_url_base':'','branding_logo_url':'','webauthn_origins':[],'webauthn_rp_id':''}");
    }

    void updateChangesOnlyWhatIsPresent()
    {
        QFETCH(QByteArray, body);
        const Tenant tenant = configuredTenant();
        const auto event = updateTenant(tenant, json(body).root());
        QVERIFY(event);
        QJsonObject expected = toJson(tenant.configuration);
        expected[QStringLiteral("tenant_name")] = tenant.name;
        const QJsonObject changes = json(body).root().toQJson().toObject();
        for (auto it = changes.begin(); it != changes.end(); ++it)
            expected[it.key()] = it.value();
        QJsonObject updated = toJson(event->configuration);
        updated[QStringLiteral("tenant_name")] = event->name;
        QCOMPARE(updated, expected);
    }

    void nullChangesNothing()
    {
        const Tenant tenant = configuredTenant();
        QByteArray body = object("{'tenant_name':null");
        for (const QString &member : toJson(tenant.configuration).keys())
            body += ",\"" + member.toUtf8() + "\":null";
        const auto event = updateTenant(tenant, json(body + '}').root());
        QVERIFY(event);
        QCOMPARE(event->name, tenant.name);
        QCOMPARE(event->configuration, tenant.configuration);
    }

    void updateIsRefusedWhole()
    {
        const auto event = updateTenant(
            configuredTenant(),
            json(object("{'tenant_name':'','callback_path':'x','passkeys_enabled':true}")).root());
        QVERIFY(!event);
        QCOMPARE(pathsOf(event.error()),
                 QStringList({QStringLiteral("tenant_name"), QStringLiteral("callback_path")}));
    }

    void suspensionIsAnEventOnce()
    {
        Tenant tenant = configuredTenant();
        QVERIFY(changeTenantState(tenant, TenantState::Active).empty());
        const std::vector<Event> suspended = changeTenantState(tenant, TenantState::Suspended);
        QCOMPARE(suspended.size(), std::size_t(1));
        QCOMPARE(std::get<TenantStateChanged>(suspended.front()).state, TenantState::Suspended);
        tenant.state = TenantState::Suspended;
        QVERIFY(changeTenantState(tenant, TenantState::Suspended).empty());
        QCOMPARE(changeTenantState(tenant, TenantState::Active).size(), std::size_t(1));
    }

    void callbackUrlJoins()
    {
        Tenant tenant;
        QVERIFY(tenant.callbackUrl().isEmpty());
        tenant.configuration.callbackUrlBase = QStringLiteral("http://127.0.0.1:1//");
        QCOMPARE(tenant.callbackUrl(), QStringLiteral("http://127.0.0.1:1/api/sudo-callback"));
    }
};

QTEST_APPLESS_MAIN(TestTenantRules)
#include "tst_tenant_rules.moc"
