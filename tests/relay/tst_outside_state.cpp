#include "app/compose/outside_state.h"
#include "app/compose/workbench.h"
#include "core/base/when_done.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>

using namespace countersign;
using namespace countersign::app;

/// The control API over the state of a backend outside.
class TestOutsideState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsAndRefusesToRemove()
    {
        QVERIFY(stores().instructions->create(instruction(QStringLiteral("first"))).result());
        const auto state = OutsideState::open({m_url, m_tenant}, m_clock);
        QVERIFY(state);
        const auto bench = startBench();
        bench->showStores(&(*state)->instructions(), &(*state)->operations());
        const QJsonArray listed = ask(*bench, "GET", "/instructions")[QStringLiteral("data")].toArray();
        QCOMPARE(listed.size(), 1);
        QCOMPARE(listed[0][QStringLiteral("instruction_id")].toString(), QStringLiteral("first"));
        QCOMPARE(ask(*bench, "DELETE", "/instructions/first")[QStringLiteral("error_code")].toString(),
                 QStringLiteral("STATE_READ_ONLY"));
        QCOMPARE(stores().instructions->list().result()->size(), 1);
        bench->showStores(nullptr, nullptr);
        QVERIFY(ask(*bench, "GET", "/instructions")[QStringLiteral("data")].toArray().isEmpty());
    }

    void removesWhereItMay()
    {
        const auto state = OutsideState::open({m_url, m_tenant, backend::StateAccess::ReadWrite}, m_clock);
        QVERIFY(state);
        QVERIFY(stores().instructions->create(instruction(QStringLiteral("second"))).result());
        const auto bench = startBench();
        bench->showStores(&(*state)->instructions(), &(*state)->operations());
        QVERIFY(ask(*bench, "DELETE", "/instructions/second")[QStringLiteral("success")].toBool());
        QVERIFY(!*stores().instructions->find(QStringLiteral("second")).result());
        bench->showStores(nullptr, nullptr);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("tenant");
        QTest::addColumn<QString>("authorities");
        QTest::addColumn<QString>("code");
        const auto none = QString();
        QTest::newRow("no address") << QStringLiteral("mongo://host") << m_tenant << none
                                    << "STATE_URL_INVALID";
        QTest::newRow("memory") << QStringLiteral("memory:") << m_tenant << none << "STATE_URL_INVALID";
        QTest::newRow("no such file")
            << QStringLiteral("sqlite:///nowhere/state.sqlite") << m_tenant << none << "STATE_UNREACHABLE";
        QTest::newRow("no tenant") << m_url << none << none << "STATE_TENANT_MISSING";
        QTest::newRow("no such authority")
            << m_url << m_tenant << m_folder.filePath(QStringLiteral("none.pem")) << "STATE_CA_UNREADABLE";
    }

    void refuses()
    {
        QFETCH(const QString, url);
        QFETCH(const QString, tenant);
        QFETCH(const QString, authorities);
        QFETCH(const QString, code);
        const auto state =
            OutsideState::open({url, tenant, backend::StateAccess::ReadOnly, authorities}, m_clock);
        QVERIFY(!state);
        QCOMPARE(state.error().code, code);
    }

private:
    [[nodiscard]] backend::Stores stores() const
    {
        backend::Stores::Options options;
        options.address = *backend::StoreAddress::parse(m_url);
        options.tenantId = m_tenant;
        options.clock = &m_clock;
        return *backend::Stores::open(options);
    }
    static backend::NewInstruction instruction(const QString &id)
    {
        return {id, {QStringLiteral("jane"), "POST", "/transfer", "00"}, QStringLiteral("transfer_funds")};
    }
    static std::unique_ptr<Workbench> startBench()
    {
        WorkbenchOptions options;
        options.adminKey = Secret("admin");
        options.control.mode = ControlAccess::Mode::Bypass;
        return *Workbench::start(options, signing::Sealer::ephemeral());
    }
    QJsonObject ask(Workbench &bench, const QByteArray &method, const QByteArray &route)
    {
        http::Request request;
        request.method = method;
        request.target = bench.controlUrl() + route;
        QJsonObject answer;
        bool isDone = false;
        whenDone(bench.client("test").send(request, {}), this, [&](const Result<http::Response> &response) {
            if (response)
                answer = QJsonDocument::fromJson(response->body).object();
            isDone = true;
        });
        if (!QTest::qWaitFor([&isDone] { return isDone; }))
            qFatal("No answer.");
        return answer;
    }

    const SystemClock m_clock;
    const QTemporaryDir m_folder;
    const QString m_tenant = QStringLiteral("tnt_1");
    const QString m_url = QStringLiteral("sqlite://") + m_folder.filePath(QStringLiteral("state.sqlite"));
};

QTEST_GUILESS_MAIN(TestOutsideState)
#include "tst_outside_state.moc"
