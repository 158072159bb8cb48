#include "core/device/policy.h"

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
};

QTEST_GUILESS_MAIN(PolicyTest)
#include "tst_policy.moc"
