#include "core/console/gallery.h"

#include "core/display/catalogue.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace countersign;
using namespace countersign::console;

class GalleryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsTheCatalogue()
    {
        Gallery gallery;
        const QAbstractItemModelTester tester(&gallery.types(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(gallery.types().rowCount(), static_cast<int>(display::dataTypes().size()));
    }

    void everyExampleIsShownAsTheCatalogueSays_data()
    {
        QTest::addColumn<int>("row");
        for (int row = 0; row < static_cast<int>(display::dataTypes().size()); ++row)
            QTest::newRow(display::dataTypes()[static_cast<std::size_t>(row)]->wireName.data()) << row;
    }

    void everyExampleIsShownAsTheCatalogueSays()
    {
        QFETCH(const int, row);
        const display::DataType &type = *display::dataTypes()[static_cast<std::size_t>(row)];
        Gallery gallery;
        gallery.setText(Gallery::exampleText(row));
        const BlockDraft &draft = gallery.draft();
        QVERIFY(draft.isSendable);
        QCOMPARE(draft.block.fields.size(), type.examples.size());
        QCOMPARE(withVisibleEscapes(gallery.text()), gallery.text());
        const PhoneCard card = gallery.card({});
        for (std::size_t i = 0; i < type.examples.size(); ++i) {
            QCOMPARE(draft.block.fields[i].value, QString::fromUtf16(type.examples[i].value));
            QCOMPARE(card.block.fields[i].valid, type.examples[i].outcome != display::Outcome::Invalid);
        }
    }

    void namesCompleteToTypes()
    {
        const QStringList names = Gallery::typeNames();
        QVERIFY(names.contains(QStringLiteral("IBAN")));
        QVERIFY(names.contains(QStringLiteral("CURRENCY_USD")));
        for (const QString &name : names)
            QVERIFY2(display::findDataType(name), qPrintable(name));
    }

    void followsTextAndLocale()
    {
        Gallery gallery;
        QSignalSpy changed(&gallery, &Gallery::changed);
        gallery.setText(QStringLiteral(
            R"({"title":"T","fields":[{"key":"k","title":"A","value":"1234.5","data_type":"NUMBER"}]})"));
        QCOMPARE(gallery.card({}).block.fields.front().text.plain(), QStringLiteral("1,234.5"));
        gallery.setLocale(QStringLiteral("de_DE"));
        QCOMPARE(gallery.card({}).block.fields.front().text.plain(), QStringLiteral("1.234,5"));
        QVERIFY(!gallery.card({}).rightToLeft);
        gallery.setLocale(QStringLiteral("ar_EG"));
        QVERIFY(gallery.card({}).rightToLeft);
        QCOMPARE(changed.count(), 3);
        gallery.setLocale(QStringLiteral("ar_EG"));
        gallery.setText(gallery.text());
        QCOMPARE(changed.count(), 3);
    }
};

QTEST_GUILESS_MAIN(GalleryTest)
#include "tst_gallery.moc"
