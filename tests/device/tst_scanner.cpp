#include "core/device/scanner.h"
#include "core/qr/qr_matrix.h"

#include <QTest>

#include <optional>

using namespace countersign;
using namespace countersign::device;

class ScannerTest : public QObject
{
    Q_OBJECT

    static QString pictureOf(QByteArrayView text)
    {
        return QString::fromLatin1(qr::toPng(qr::encodeQr(text).value(), 3).toBase64());
    }

    static Result<QString> scan(const QString &picture)
    {
        QObject owner;
        Scanner scanner(owner);
        std::optional<Result<QString>> outcome;
        scanner.read(picture, [&outcome](const Result<QString> &text) {
            if (outcome)
                qFatal("It came twice.");
            outcome = text;
        });
        if (outcome)
            qFatal("It came before the event loop.");
        if (!QTest::qWaitFor([&outcome] { return outcome.has_value(); }))
            qFatal("No answer came.");
        return *outcome;
    }

private Q_SLOTS:
    void tellsPicturesFromText_data()
    {
        QTest::addColumn<QString>("payload");
        QTest::addColumn<bool>("picture");
        const auto row = [](const char *tag, const QString &payload, bool picture) {
            QTest::newRow(tag) << payload << picture;
        };
        row("PNG", pictureOf("x"), true);
        row("PNG with blanks before it", QStringLiteral(" \n") + pictureOf("x"), true);
        row("JPEG", QStringLiteral("/9j/4AAQSkZJRg"), true);
        row("data URL", QStringLiteral("data:image/png;base64,AAAA"), true);
        row("data URL in capitals", QStringLiteral("DATA:image/png;base64,AAAA"), true);
        row("token", QStringLiteral("eyJhbGciOiJIUzI1NiJ9.e30.c2ln"), false);
        row("link", QStringLiteral("countersign://pair?relay=https://relay.example&proof=a.b.c"), false);
        row("nothing", QString(), false);
        row("other base64", QStringLiteral("R0lGODlhAQABAA"), false);
    }
    void tellsPicturesFromText()
    {
        QFETCH(const QString, payload);
        QTEST(Scanner::isPicture(payload), "picture");
    }

    void reads_data()
    {
        QTest::addColumn<QString>("picture");
        const QString whole = pictureOf("Café à côté");
        QTest::newRow("base64") << whole;
        QTest::newRow("data URL") << QStringLiteral("data:image/png;base64,") + whole;
        QTest::newRow("data URL with parameters") << QStringLiteral("data:image/png;name=a;BASE64,") + whole;
        QTest::newRow("in lines") << QString(whole).insert(64, QStringLiteral("\r\n")) + u'\n';
    }
    void reads()
    {
        QFETCH(const QString, picture);
        const Result<QString> text = scan(picture);
        QVERIFY2(text, text ? "" : qPrintable(text.error().message));
        QCOMPARE(*text, QStringLiteral("Café à côté"));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("picture");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *picture, const char *code) {
            QTest::newRow(picture) << QString::fromUtf8(picture) << QString::fromLatin1(code);
        };
        row("iVBORw0KGgo", "IMAGE_UNREADABLE");
        row("iVBORw0KGgo=!", "IMAGE_UNREADABLE");
        row("iVBORw0KGgoé", "IMAGE_UNREADABLE");
        row("/9j/4AAQSkZJRg", "IMAGE_UNREADABLE");
        row("data:", "IMAGE_UNREADABLE");
        row("data:image/png,abc", "IMAGE_UNREADABLE");
        row("data:image/png;base64,", "IMAGE_UNREADABLE");
        row("data:image/gif;base64,R0lGODlhAQABAA==", "IMAGE_UNREADABLE");
    }
    void refuses()
    {
        QFETCH(const QString, picture);
        const Result<QString> text = scan(picture);
        QVERIFY(!text);
        QTEST(text.error().code, "code");
    }

    void endsWithPicturesWaiting()
    {
        int read = 0;
        {
            QObject owner;
            Scanner scanner(owner);
            for (int i = 0; i < 20; ++i)
                scanner.read(pictureOf("x"), [&read](const Result<QString> &) { ++read; });
        }
        QCoreApplication::sendPostedEvents();
        QCOMPARE(read, 0);
    }
};

QTEST_GUILESS_MAIN(ScannerTest)
#include "tst_scanner.moc"
