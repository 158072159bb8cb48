#include "domain_samples.h"

#include "core/domain/tenant_rules.h"

#include <QtTest>

using namespace countersign;
using namespace countersign::domain;
using namespace countersign::domain::samples;

namespace {

QByteArray withMember(const QByteArray &name, const QByteArray &value)
{
    return "{\"tenant_name\":\"x\",\"" + name + "\":" + value + "}";
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
            provisionTenant(json(R"({"tenant_name":"Example"})").root(), "sealed", countingIds());
        QVERIFY(event);
        QCOMPARE(event->tenantId, QStringLiteral("tnt_1"));
        QCOMPARE(event->configuration, TenantConfiguration());
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("no name") << QByteArray("{}");
        QTest::newRow("empty name") << QByteArray(R"({"tenant_name":""})");
        QTest::newRow("limit 0") << withMember("rate_limit_per_min", "0");
        QTest::newRow("limit 10 001") << withMember("rate_limit_per_min", "10001");
        QTest::newRow("no URL") << withMember("callback_url_base", "\"example.com\"");
        QTest::newRow("file URL") << withMember("callback_url_base", "\"file:///etc/passwd\"");
        QTest::newRow("relative path") << withMember("callback_path", "\"api\"");
        QTest::newRow("origin with path") << withMember("qr_login_allowed_origins", "[\"https://a.b/c\"]");
    }

    void refuses()
    {
        QFETCH(QByteArray, body);
        const auto event = provisionTenant(json(body).root(), "sealed", countingIds());
        QCOMPARE(event.error().code, QStringLiteral("VALIDATION_FAILED"));
    }

    void updateChangesOnlyWhatIsPresent()
    {
        Tenant tenant{QStringLiteral("tnt"),
                      QStringLiteral("Example"),
                      "sealed",
                      callbacksTo(QStringLiteral("http://127.0.0.1:1")),
                      TenantState::Active,
                      start};
        const auto event = updateTenant(tenant, json(R"({"rate_limit_per_min":5})").root());
        QCOMPARE(event->name, tenant.name);
        TenantConfiguration expected = tenant.configuration;
        expected.rateLimitPerMinute = 5;
        QCOMPARE(event->configuration, expected);
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
