#include "core/console/gallery.h"
#include "core/display/catalogue.h"
#include "painted_text.h"
#include "ui/gallery/block_editor.h"
#include "ui/gallery/gallery_page.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QCompleter>
#include <QListView>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace countersign;
using namespace countersign::ui;

/// Types, phone and editor together.
class TestGalleryPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_gallery = std::make_unique<console::Gallery>();
        m_page = std::make_unique<GalleryPage>(m_theme, *m_gallery, QStringLiteral("Demo Bank"));
        m_page->resize(1200, 800);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }
    void cleanup()
    {
        m_page.reset();
        m_gallery.reset();
    }

    /// What the phone paints of every example is what the renderer says, for every type of the catalogue.
    void paintsEveryType()
    {
        for (int row = 0; row < m_gallery->types().rowCount(); ++row) {
            m_page->types().setCurrentIndex(m_gallery->types().index(row));
            QCoreApplication::processEvents();
            const QString read = accessibleTexts(*m_page).join(QString());
            for (const display::RenderedField &field : m_gallery->card({}).block.fields) {
                if (!field.text.isEmpty() && field.style != display::RowStyle::Note)
                    QVERIFY2(read.contains(bare(field.text.plain())),
                             qPrintable(field.dataType + field.text.plain()));
            }
        }
    }

    void editsLive()
    {
        QTextCursor cursor = m_page->editor().document()->find(QStringLiteral("\"Valid\""));
        cursor.insertText(QStringLiteral("\"Another label\""));
        QCOMPARE(m_gallery->draft().block.fields.front().title, QStringLiteral("Another label"));
        QTRY_VERIFY(paintedTexts(*m_page).join(QString()).contains(QStringLiteral("Anotherlabel")));
    }

    void saysWhatIsWrongUnderTheCursor()
    {
        QSignalSpy moved(&m_page->editor(), &BlockEditor::currentMarkChanged);
        m_page->editor().setPlainText(QStringLiteral(
            R"({"title":"T","fields":[{"key":"k","title":"A","value":"nonsense","data_type":"IBAN"}]})"));
        QCOMPARE(m_page->editor().extraSelections().size(), 1);
        QTextCursor cursor = m_page->editor().document()->find(QStringLiteral("nonsense"));
        m_page->editor().setTextCursor(cursor);
        QVERIFY(!moved.isEmpty());
        QVERIFY(m_page->editor().currentMark());
        QVERIFY(paintedTexts(*m_page).join(QString()).contains(
            bare(wordsOf(*m_page->editor().currentMark()).plain())));
    }

    void completesTypeNames()
    {
        BlockEditor &editor = m_page->editor();
        editor.setFocus();
        editor.setPlainText(QStringLiteral(R"({"data_type": "")"));
        QTextCursor cursor = editor.textCursor();
        cursor.setPosition(static_cast<int>(editor.toPlainText().size()) - 1);
        editor.setTextCursor(cursor);
        QTest::keyClicks(&editor, QStringLiteral("iba"));
        QVERIFY(editor.completer().popup()->isVisible());
        QTest::keyClick(editor.completer().popup(), Qt::Key_Down);
        QTest::keyClick(editor.completer().popup(), Qt::Key_Return);
        QCOMPARE(editor.toPlainText(), QStringLiteral(R"({"data_type": "IBAN")"));
        QVERIFY(!editor.completer().popup()->isVisible());
    }

    void sendsOnlyWhatTheRelayWouldTake()
    {
        QSignalSpy sent(m_page.get(), &GalleryPage::sendRequested);
        QAbstractButton *send = sendButton();
        m_page->editor().setPlainText(QStringLiteral(R"({"title":"T","fields":[]})"));
        QVERIFY(!send->isEnabled());
        m_page->types().setCurrentIndex(m_gallery->types().index(3));
        QVERIFY(send->isEnabled());
        send->click();
        QCOMPARE(sent.count(), 1);
        QCOMPARE(sent.first().first().value<display::DisplayBlock>(), m_gallery->draft().block);
    }

    void sendsNothingWithoutADemo()
    {
        m_page = std::make_unique<GalleryPage>(m_theme, *m_gallery, QString());
        QVERIFY(!sendButton()->isEnabled());
    }

private:
    [[nodiscard]] QAbstractButton *sendButton() const
    {
        for (auto *button : m_page->findChildren<QAbstractButton *>())
            if (button->text() == QStringLiteral("Send as a challenge"))
                return button;
        return nullptr;
    }

    Theme m_theme;
    std::unique_ptr<console::Gallery> m_gallery;
    std::unique_ptr<GalleryPage> m_page;
};

QTEST_MAIN(TestGalleryPage)
#include "tst_gallery_page.moc"
