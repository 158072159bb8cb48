#include "painted_text.h"
#include "ui/lab/findings_panel.h"
#include "ui/lab/raw_text_edit.h"
#include "ui/lab/request_form.h"
#include "ui/lab/signing_page.h"
#include "window_fixture.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QTranslator>

using namespace countersign;
using namespace countersign::ui;

namespace {

/// The lab in the window, as one comes to it.
struct LabFixture : WindowFixture
{
    [[nodiscard]] bool openLab()
    {
        const bool shown = show();
        press(Qt::Key_9, Qt::ControlModifier);
        return shown && window.page() == Page::SigningLab;
    }
    [[nodiscard]] bool finds(const QString &text)
    {
        return paintedTexts(find<FindingsPanel>()).join(QString()).contains(bare(text));
    }
    [[nodiscard]] QAbstractButton *button(const QString &words)
    {
        const auto buttons = find<SigningPage>().findChildren<QAbstractButton *>();
        const auto found = std::ranges::find(buttons, words, &QAbstractButton::text);
        return found == buttons.end() ? nullptr : *found;
    }
    [[nodiscard]] RawTextEdit &body() { return *find<RequestForm>().findChildren<RawTextEdit *>().last(); }
};

} // namespace

class TestSigningPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensOnAnExampleThatIsValid()
    {
        LabFixture fixture;
        QVERIFY(fixture.openLab());
        QVERIFY(fixture.finds(QStringLiteral("The signature is valid.")));
        QVERIFY(fixture.finds(QStringLiteral("By HMAC #1")));
        QCOMPARE(fixture.stage.console.signingLab().trial().url.left(22),
                 QStringLiteral("http://127.0.0.1:8787/"));
    }

    void typingShowsWhereItGoesWrong()
    {
        LabFixture fixture;
        QVERIFY(fixture.openLab());
        fixture.body().setFocus();
        QTest::keyClicks(&fixture.body(), QStringLiteral("x"));
        QTRY_VERIFY(fixture.finds(QStringLiteral("Refused")));
        QVERIFY(fixture.finds(QStringLiteral("body_hash")));
        auto *secret = fixture.find<RequestForm>().findChildren<QLineEdit *>().last();
        QCOMPARE(secret->echoMode(), QLineEdit::Password);
        secret->selectAll();
        QTest::keyClick(secret, Qt::Key_Delete);
        QVERIFY(fixture.finds(QStringLiteral("Type the secret")));
        QVERIFY(!fixture.button(QStringLiteral("Sign it now"))->isEnabled());
        QTest::keyClicks(secret, QStringLiteral("another"));
        QTest::mouseClick(fixture.button(QStringLiteral("Sign it now")), Qt::LeftButton);
        QVERIFY(fixture.finds(QStringLiteral("The signature is valid.")));
    }

    void bytesStayAsTheyAre()
    {
        LabFixture fixture;
        QVERIFY(fixture.openLab());
        console::SigningLab &lab = fixture.stage.console.signingLab();
        const QTemporaryDir directory;
        const auto load = [&](const QByteArray &bytes) {
            QFile file(directory.filePath(QStringLiteral("body")));
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush()
                && lab.loadBody(file.fileName());
        };
        for (const QByteArray &text : {QByteArray("a\xc2\xa0"
                                                  "b\n\n"),
                                       QByteArray("{}"), QByteArray()}) {
            QVERIFY(load(text));
            QVERIFY(!fixture.body().isReadOnly());
            QCOMPARE(fixture.body().bytes(), text);
        }
        for (const QByteArray &other :
             {QByteArray("a\r\nb"), QByteArray("\xff\x00", 2), QByteArray("\xe2\x80\xa9")}) {
            QVERIFY(load(other));
            QVERIFY(fixture.body().isReadOnly());
            QCOMPARE(fixture.body().bytes(), other);
            QCOMPARE(lab.trial().body, other);
        }
    }

    void schemesChange()
    {
        LabFixture fixture;
        QVERIFY(fixture.openLab());
        auto *scheme = fixture.find<RequestForm>().findChildren<QComboBox *>().first();
        scheme->setFocus();
        QTest::keyClick(scheme, Qt::Key_Down);
        QVERIFY(fixture.finds(QStringLiteral("By the Signature scheme")));
        QVERIFY(fixture.finds(QStringLiteral("The signature is valid.")));
        QVERIFY(fixture.finds(QStringLiteral("00000000")));
    }

    void copies()
    {
        LabFixture fixture;
        QVERIFY(fixture.openLab());
        QTest::mouseClick(fixture.button(QStringLiteral("Copy as curl")), Qt::LeftButton);
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("curl --request 'POST'")));
        QTest::mouseClick(fixture.button(QStringLiteral("Copy as Python")), Qt::LeftButton);
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("import hashlib")));
    }

    void trafficOpensHere()
    {
        LabFixture fixture;
        QVERIFY(fixture.show());
        fixture.stage.record(
            "relay", "/api/v1/relay/prepare-pairing", 401, "{}", {},
            {{QStringLiteral("scheme"), QStringLiteral("signature")}, {QStringLiteral("valid"), false}});
        fixture.window.showPage(Page::Traffic);
        fixture.press(Qt::Key_Down);
        QAbstractButton *open = nullptr;
        for (QAbstractButton *each : fixture.window.findChildren<QAbstractButton *>()) {
            if (each->text() == QLatin1String("Open in the signing lab"))
                open = each;
        }
        QTRY_VERIFY(open && open->isVisible());
        open->click();
        QCOMPARE(fixture.window.page(), Page::SigningLab);
        QVERIFY(fixture.finds(QStringLiteral("Type the secret")));
        QCOMPARE(fixture.stage.console.signingLab().trial().scheme, console::SigningScheme::Signature);
    }

    void everyFieldHasAName()
    {
        LabFixture fixture;
        QVERIFY(fixture.openLab());
        int fields = 0;
        for (const QWidget *widget : fixture.find<SigningPage>().findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible()
                || widget->inherits("QScrollArea"))
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const QString name =
                button && widget->accessibleName().isEmpty() ? button->text() : widget->accessibleName();
            QVERIFY2(!name.isEmpty(), widget->metaObject()->className());
            ++fields;
        }
        QVERIFY(fields > 10);
    }

    void speaksFrench()
    {
        LabFixture fixture;
        QVERIFY(fixture.openLab());
        QTranslator french;
        QVERIFY(french.load(QStringLiteral(":/i18n/countersign_fr")));
        QApplication::installTranslator(&french);
        QTRY_VERIFY(fixture.finds(QStringLiteral("La signature est valide.")));
        QVERIFY(fixture.button(QStringLiteral("Signer maintenant")));
        QApplication::removeTranslator(&french);
    }
};

QTEST_MAIN(TestSigningPage)
#include "tst_signing_page.moc"
