#include "painted_text.h"
#include "window_fixture.h"

#include "core/console/pairing_code.h"
#include "core/qr/qr_reader.h"
#include "ui/phone/phone_view.h"
#include "ui/tables/code_field.h"
#include "ui/tables/device_panel.h"
#include "ui/tables/devices_page.h"
#include "ui/tables/pairing_code_card.h"
#include "ui/widgets/qr_view.h"

#include <QAbstractButton>
#include <QBuffer>
#include <QClipboard>
#include <QDropEvent>
#include <QFileDialog>
#include <QJsonDocument>
#include <QMimeData>
#include <QSignalSpy>

using namespace countersign;
using namespace countersign::ui;

class TestPairingForm : public QObject
{
    Q_OBJECT

    static QByteArray pictureOf(const QString &text)
    {
        return qr::toPng(qr::encodeQr(text.toUtf8()).value(), 4);
    }

    static QByteArray asPng(const QImage &image)
    {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        return bytes;
    }

    /// A window on the devices' page, with Jane's phone chosen.
    struct Desk : WindowFixture
    {
        Desk()
        {
            if (!show())
                qFatal("The window did not open.");
            window.showPage(Page::Devices);
        }
        PairingForm &form() { return find<PairingForm>(); }
        QString words() { return paintedTexts(find<DevicePanel>()).join(QString()); }
        int paired() { return stage.console.devices().pairedCount(); }
        QAbstractButton &button(const QString &text)
        {
            for (QAbstractButton *each : find<DevicesPage>().findChildren<QAbstractButton *>()) {
                if (each->text() == text)
                    return *each;
            }
            qFatal("There is no such button: %s", qPrintable(text));
        }
    };

private Q_SLOTS:
    void pastesAPicture_data();
    void pastesAPicture();
    void pastesText();
    void takesADroppedFile();
    void choosesAFile();
    void saysWhyNot();
    void aSignInGoesToTheDesk();
    void showsACodeThatCanBeScanned();
};

void TestPairingForm::pastesAPicture_data()
{
    QTest::addColumn<bool>("asImage");
    QTest::newRow("bytes of a PNG") << false;
    QTest::newRow("an image of the toolkit") << true;
}

void TestPairingForm::pastesAPicture()
{
    QFETCH(const bool, asImage);
    Desk desk;
    auto *data = new QMimeData;
    const QByteArray png = pictureOf(desk.stage.relay.proof());
    if (asImage)
        data->setImageData(QImage::fromData(png));
    else
        data->setData(QStringLiteral("image/png"), png);
    QGuiApplication::clipboard()->setMimeData(data);
    desk.find<DevicePanel>().focusPairing();
    desk.press(Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(desk.paired(), 1);
    QTRY_VERIFY2(desk.words().contains(bare(QStringLiteral("Paired."))), qPrintable(desk.words()));
}

void TestPairingForm::pastesText()
{
    Desk desk;
    QGuiApplication::clipboard()->setText(desk.stage.relay.proof());
    desk.find<DevicePanel>().focusPairing();
    desk.press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(desk.find<CodeField>().text(), desk.stage.relay.proof());
    desk.press(Qt::Key_Return);
    QTRY_COMPARE(desk.paired(), 1);
    QVERIFY(desk.find<CodeField>().text().isEmpty());
}

void TestPairingForm::takesADroppedFile()
{
    Desk desk;
    QFile file(desk.directory.filePath(QStringLiteral("a code.png")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(pictureOf(desk.stage.relay.proof()));
    file.close();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file.fileName())});
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QApplication::sendEvent(&desk.form(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&desk.form(), &drop);
    QTRY_COMPARE(desk.paired(), 1);
}

void TestPairingForm::choosesAFile()
{
    Desk desk;
    QTest::mouseClick(&desk.button(QStringLiteral("From a picture…")), Qt::LeftButton);
    auto &dialog = desk.find<QFileDialog>();
    QVERIFY(dialog.isVisible());
    Q_EMIT dialog.fileSelected(desk.directory.filePath(QStringLiteral("nothing.png")));
    QTRY_VERIFY2(desk.words().contains(QStringLiteral("nothing.png")), qPrintable(desk.words()));
    dialog.close();
}

void TestPairingForm::saysWhyNot()
{
    Desk desk;
    desk.form().scan({.bytes = asPng([] {
                          QImage blank(80, 80, QImage::Format_Grayscale8);
                          blank.fill(Qt::white);
                          return blank;
                      }())});
    QTRY_VERIFY2(desk.words().contains(bare(QStringLiteral("No QR code can be read"))),
                 qPrintable(desk.words()));
    desk.form().scan({.bytes = "GIF89a"});
    QTRY_VERIFY2(desk.words().contains(bare(QStringLiteral("neither a PNG nor a JPEG"))),
                 qPrintable(desk.words()));
    QCOMPARE(desk.paired(), 0);
}

void TestPairingForm::aSignInGoesToTheDesk()
{
    Desk desk;
    QVERIFY(desk.stage.pairPhone());
    const QJsonObject data{
        {QStringLiteral("session_id"), QStringLiteral("qrs_1")},
        {QStringLiteral("tenant_id"), QStringLiteral("tnt_1")},
        {QStringLiteral("tenant_name"), QStringLiteral("ACME Bank")},
        {QStringLiteral("browser_origin"), QStringLiteral("https://login.example.com")},
        {QStringLiteral("expires"), toIso(desk.stage.clock.now() + std::chrono::minutes(2))}};
    const QJsonObject envelope{{QStringLiteral("success"), true}, {QStringLiteral("data"), data}};
    desk.stage.relay.answerNext(200, QJsonDocument(envelope).toJson());
    desk.form().scan({.bytes = pictureOf(QStringLiteral("countersign:")
                                         + QStringLiteral("//login?tenant_id=tnt_1&signature=00"))});
    QTRY_COMPARE(desk.window.page(), Page::Desk);
    const auto painted = [&desk] { return paintedTexts(desk.find<PhoneView>()).join(QString()); };
    QTRY_VERIFY2(painted().contains(bare(QStringLiteral("Sign in to ACME Bank?"))), qPrintable(painted()));
    QVERIFY2(painted().contains(bare(QStringLiteral("https:/") + QStringLiteral("/login.example.com"))),
             qPrintable(painted()));

    desk.stage.relay.answerNext(200, QJsonDocument(envelope).toJson());
    desk.stage.console.desk().approve({});
    QTRY_COMPARE(desk.stage.console.desk().card()->state, device::CardState::Approved);
    QVERIFY2(painted().contains(bare(QStringLiteral("Approved"))), qPrintable(painted()));
}

void TestPairingForm::showsACodeThatCanBeScanned()
{
    Desk desk;
    QSignalSpy requests(&desk.window, &MainWindow::demoCodeRequested);
    QTest::mouseClick(&desk.button(QStringLiteral("Show a code")), Qt::LeftButton);
    QCOMPARE(requests.count(), 1);
    const Result<console::PairingCode> code = console::makePairingCode(
        desk.stage.relay.url(), Secret("head.claims.signature"), QStringLiteral("Café & Co"));
    QVERIFY(code);
    desk.window.showPairingCode(*code);
    QVERIFY(desk.find<PairingCodeCard>().isVisible());
    const Result<QByteArray> read = qr::decodeQr(asPng(desk.find<QrView>().grab().toImage()));
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QCOMPARE(*read, code->link.reveal());
    QTest::mouseClick(&desk.button(QStringLiteral("Copy the link")), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text().toUtf8(), code->link.reveal());
    QTest::mouseClick(&desk.button(QStringLiteral("Close")), Qt::LeftButton);
    QVERIFY(!desk.find<PairingCodeCard>().isVisible());
}

QTEST_MAIN(TestPairingForm)
#include "tst_pairing_form.moc"
