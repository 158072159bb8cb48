#include "core/device/policy.h"
#include "core/display/amount_limit.h"

#include <QTest>

using namespace countersign;
using namespace countersign::device;
using domain::CustomType;

class PolicyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wireNames()
    {
        for (const PolicyMode mode :
             {PolicyMode::Manual, PolicyMode::Approve, PolicyMode::Deny, PolicyMode::Ignore})
            QCOMPARE(policyModeFromWire(toWire(mode)), mode);
        QCOMPARE(toWire(PolicyMode::Manual), QStringLiteral("manual"));
        QCOMPARE(toWire(PolicyMode::Ignore), QStringLiteral("ignore"));
        QVERIFY(!policyModeFromWire(QStringLiteral("Manual")));
        QVERIFY(!policyModeFromWire(QString()));
    }

    void decides_data()
    {
        using Wanted = std::optional<Decision>;
        QTest::addColumn<Policy>("policy");
        QTest::addColumn<Wanted>("decision");
        const auto row = [](const char *tag, PolicyMode mode, const char *action,
                            std::optional<CustomType> type, Wanted decision) {
            Policy policy;
            policy.mode = mode;
            policy.expectedAction = QLatin1String(action);
            policy.customType = type;
            QTest::newRow(tag) << policy << decision;
        };
        const Wanted nothing;
        row("manual", PolicyMode::Manual, "", {}, nothing);
        row("ignore", PolicyMode::Ignore, "", {}, nothing);
        row("approve all", PolicyMode::Approve, "", {}, Decision::Approve);
        row("deny all", PolicyMode::Deny, "", {}, Decision::Deny);
        row("this action", PolicyMode::Approve, "transfer_funds", {}, Decision::Approve);
        row("another action", PolicyMode::Approve, "transfer", {}, nothing);
        row("action in capitals", PolicyMode::Approve, "TRANSFER_FUNDS", {}, nothing);
        row("this type", PolicyMode::Deny, "", CustomType::Totp, Decision::Deny);
        row("another type", PolicyMode::Deny, "", CustomType::LocalAuth, nothing);
        row("both", PolicyMode::Approve, "transfer_funds", CustomType::Totp, Decision::Approve);
        row("one of both", PolicyMode::Approve, "transfer_funds", CustomType::GoldenNumber, nothing);
    }

    void decides()
    {
        QFETCH(const Policy, policy);
        InboxItem item;
        item.expectedAction = QStringLiteral("transfer_funds");
        item.customType = CustomType::Totp;
        QTEST(policy.decisionFor(item), "decision");
    }

    void limitsAmounts_data()
    {
        using Fields = QList<QPair<QByteArray, QByteArray>>;
        QTest::addColumn<Fields>("fields");
        QTest::addColumn<QString>("limit");
        QTest::addColumn<bool>("answers");
        const auto row = [](const char *tag, const Fields &fields, const char *limit, bool answers) {
            QTest::newRow(tag) << fields << QString::fromLatin1(limit) << answers;
        };
        const QByteArray usd("CURRENCY_USD");
        row("below", {{usd, "99.99"}}, "100", true);
        row("equal", {{usd, "100.00"}}, "100", true);
        row("equal, more digits in the limit", {{usd, "100"}}, "100.000", true);
        row("a cent above", {{usd, "100.01"}}, "100", false);
        row("more digits, less money", {{usd, "9.99"}}, "10", true);
        row("beyond binary floating point", {{usd, "9007199254740993.01"}}, "9007199254740993.00", false);
        row("in its own currency", {{"CURRENCY_JPY", "10000"}}, "10000", true);
        row("code in the value", {{usd, "100.00 USD"}}, "100", true);
        row("AMOUNT", {{"AMOUNT", "100.01 EUR"}}, "100", false);
        row("below zero counts by its size", {{usd, "-500.00"}}, "100", false);
        row("every one of several", {{usd, "1.00"}, {"AMOUNT", "2.00 EUR"}}, "2", true);
        row("one of several is above", {{usd, "1.00"}, {"AMOUNT", "2.01 EUR"}}, "2", false);
        row("no amount", {{"TEXT", "hello"}}, "100", false);
        row("no block", {}, "100", false);
        row("an amount that cannot be read", {{usd, "1,00"}}, "100", false);
        row("beside a field that is invalid", {{usd, "1.00"}, {"IBAN", "nonsense"}}, "100", false);
        row("beside a type that nobody knows", {{usd, "1.00"}, {"HOLOGRAM", "x"}}, "100", false);
        row("beside a form that is not compared", {{usd, "1.00"}, {"TABLE", "[]"}}, "100", false);
        row("without a limit", {{usd, "1000000.00"}}, "", true);
    }

    void limitsAmounts()
    {
        using Fields = QList<QPair<QByteArray, QByteArray>>;
        QFETCH(const Fields, fields);
        QFETCH(const QString, limit);
        InboxItem item;
        for (const auto &[type, value] : fields) {
            display::ValidationField field;
            field.dataType = QString::fromLatin1(type);
            field.value = QString::fromLatin1(value);
            item.display.fields.push_back(field);
        }
        Policy policy{.mode = PolicyMode::Approve};
        policy.maxAmount = limit;
        QFETCH(const bool, answers);
        QCOMPARE(policy.decisionFor(item).has_value(), answers);
    }

    void limits_data()
    {
        QTest::addColumn<bool>("valid");
        for (const char *text : {"0", "1000.00", "0.005"})
            QTest::newRow(text) << true;
        for (const char *text : {"", "-1", "1,000.00", "1e3", "1000.00 EUR", " 1", "01", "."})
            QTest::newRow(text) << false;
    }

    void limits()
    {
        QFETCH(const bool, valid);
        QCOMPARE(display::isAmountLimit(QString::fromLatin1(QTest::currentDataTag())), valid);
    }
};

QTEST_GUILESS_MAIN(PolicyTest)
#include "tst_policy.moc"
