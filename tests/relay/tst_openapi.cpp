#include "app/compose/workbench.h"
#include "core/relay/openapi_document.h"

#include <QJsonDocument>
#include <QtTest>

using namespace countersign;
using namespace countersign::app;

/// The document names what is mounted, and what it names is mounted.
class TestOpenApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void routesAreThoseOfTheDocument()
    {
        const auto bench = Workbench::start(WorkbenchOptions(), signing::Sealer::ephemeral());
        QVERIFY(bench);
        QStringList mounted;
        for (const relay::MountedRoute &route : (*bench)->routes())
            mounted.append(QString::fromLatin1(route.method + ' ' + route.path));
        mounted.sort();
        QVERIFY(mounted.size() > 30);
        QCOMPARE(documented(), mounted);
    }

    void versionIsThatOfTheProgram()
    {
        QCOMPARE(document()[QStringLiteral("info")][QStringLiteral("version")].toString(),
                 QStringLiteral(COUNTERSIGN_VERSION));
    }

private:
    static QJsonObject document() { return QJsonDocument::fromJson(relay::openApiDocument()).object(); }

    static QStringList documented()
    {
        static const QStringList notMethods{QStringLiteral("parameters")};
        QStringList routes;
        const QJsonObject paths = document()[QStringLiteral("paths")].toObject();
        for (const QString &path : paths.keys()) {
            for (const QString &method : paths[path].toObject().keys()) {
                if (!notMethods.contains(method))
                    routes.append(method.toUpper() + QLatin1Char(' ') + path);
            }
        }
        routes.sort();
        return routes;
    }
};

QTEST_GUILESS_MAIN(TestOpenApi)
#include "tst_openapi.moc"
