#include "app/desktop/desktop_options.h"

#include <QtTest>

using namespace countersign;
using namespace countersign::app;

class TestDesktopOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refuses_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unknown option") << words("--moon");
        QTest::newRow("theme") << words("--theme sepia");
        QTest::newRow("language") << words("--locale de_DE");
        QTest::newRow("key store") << words("--key-store drawer");
        QTest::newRow("port too high") << words("--relay-port 65536");
        QTest::newRow("port as text") << words("--relay-port http");
        QTest::newRow("bypass and client")
            << words("--control-bypass --control-client "
                     "3f2a9c1e-5b7d-4e8f-9a0b-1c2d3e4f5a6b --control-secret hush");
        QTest::newRow("client without secret")
            << words("--control-client 3f2a9c1e-5b7d-4e8f-9a0b-1c2d3e4f5a6b");
        QTest::newRow("client of another kind") << words("--control-client me --control-secret hush");
        QTest::newRow("no link") << words("hello");
        QTest::newRow("two links") << words("countersign://pair?a countersign://pair?b");
    }

    void refuses()
    {
        QFETCH(QStringList, arguments);
        const Result<DesktopOptions> options = readDesktopOptions(arguments);
        QCOMPARE(options.error().code, QStringLiteral("OPTION_INVALID"));
    }

    void reads()
    {
        const auto options = readDesktopOptions(words(
            "--demo --theme dark --locale fr_FR --relay-port 8787 --key-store file countersign://pair?x"));
        QVERIFY(options);
        QVERIFY(options->demo);
        QCOMPARE(options->keyStore, KeyStore::File);
        QCOMPARE(options->dark, std::optional(true));
        QCOMPARE(options->language, QStringLiteral("fr"));
        QCOMPARE(options->relayPort, 8787);
        QCOMPARE(options->pairingLink, QStringLiteral("countersign://pair?x"));
    }

    void controlApiIsSignedUnlessToldOtherwise()
    {
        const auto usual = readDesktopOptions(words(""));
        QVERIFY(usual);
        QCOMPARE(usual->control.mode, ControlAccess::Mode::Signed);
        QVERIFY(!usual->control.client.isEmpty() && !usual->control.secret.reveal().isEmpty());
        const auto named = readDesktopOptions(
            words("--control-client 3f2a9c1e-5b7d-4e8f-9a0b-1c2d3e4f5a6b --control-secret hush"));
        QVERIFY(named);
        QCOMPARE(named->control.mode, ControlAccess::Mode::Signed);
        QCOMPARE(named->control.secret.reveal(), QByteArray("hush"));
        const auto open = readDesktopOptions(words("--control-bypass"));
        QVERIFY(open);
        QCOMPARE(open->control.mode, ControlAccess::Mode::Bypass);
    }

    void tourIsOfTheDemo() { QVERIFY(readDesktopOptions(words("--tour pictures"))->demo); }

private:
    static QStringList words(const char *line)
    {
        return (QStringLiteral("countersign ") + QLatin1String(line))
            .split(QLatin1Char(' '), Qt::SkipEmptyParts);
    }
};

QTEST_APPLESS_MAIN(TestDesktopOptions)
#include "tst_options.moc"
