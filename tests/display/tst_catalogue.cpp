#include "core/display/catalogue.h"
#include "render_one.h"

#include <QSet>
#include <QTest>

using namespace countersign::display;

namespace {

QString nameOf(const DataType &type, const Example &example)
{
    return type.wireName + QString::fromUtf16(example.suffix);
}

} // namespace

class CatalogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasTheTypes_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name :
             {"TEXT", "NOTE", "HEADING", "PARTY_NAME", "ENTITY_REFERENCE", "AMOUNT", "CURRENCY_USD", "NUMBER",
              "PERCENT", "IBAN", "CARD_PAN", "DATE", "DATETIME", "BOOLEAN"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void hasTheTypes()
    {
        QFETCH(QString, name);
        QVERIFY(findDataType(name));
        QVERIFY(!findDataType(name.toLower()));
        QVERIFY(!findDataType(u' ' + name));
    }

    void answersToNoOtherName()
    {
        QVERIFY(!findDataType(u""));
        QVERIFY(!findDataType(u"CURRENCY"));
        QVERIFY(!findDataType(u"DATES"));
        QSet<QString> names;
        for (const DataType *type : dataTypes())
            names.insert(type->wireName);
        QCOMPARE(names.size(), static_cast<qsizetype>(dataTypes().size()));
    }

    void everyTypeShowsGoodAndBadValues()
    {
        for (const DataType *type : dataTypes()) {
            bool hasValid = false;
            for (const Example &example : type->examples)
                hasValid = hasValid || example.outcome == Outcome::Valid;
            QVERIFY2(hasValid && type->examples.size() >= 2, type->wireName.data());
        }
    }

    void examplesComeOutAsTheySay_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<int>("outcome");
        for (const DataType *type : dataTypes()) {
            for (const Example &example : type->examples) {
                const QString value = QString::fromUtf16(example.value);
                const QString name = nameOf(*type, example);
                QTest::addRow("%s %td", qPrintable(name), &example - type->examples.data())
                    << name << value << static_cast<int>(example.outcome);
            }
        }
    }

    void examplesComeOutAsTheySay()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(int, outcome);
        const RenderedField row = renderOne(name, value);
        QCOMPARE(row.valid, static_cast<Outcome>(outcome) != Outcome::Invalid);
        QCOMPARE(row.problems.empty(), row.valid);
        if (row.valid)
            QCOMPARE(!row.warnings.empty(), static_cast<Outcome>(outcome) == Outcome::Warned);
        else
            QCOMPARE(row.style, RowStyle::Raw);
    }

    void examplesAreShownInEveryLocale_data()
    {
        QTest::addColumn<QString>("locale");
        for (const char *locale : {"en_US", "fr_FR", "de_DE", "ja_JP", "ar", "ar_SA", "fa_IR", "th_TH",
                                   "hi_IN", "he-IL", "de-CH-u-nu-thai", "", "no such locale"})
            QTest::newRow(locale) << QString::fromLatin1(locale);
    }

    void examplesAreShownInEveryLocale()
    {
        QFETCH(QString, locale);
        for (const DataType *type : dataTypes()) {
            for (const Example &example : type->examples) {
                const QString value = QString::fromUtf16(example.value);
                const RenderedField row = renderOne(nameOf(*type, example), value, locale);
                QCOMPARE(row.valid, example.outcome != Outcome::Invalid);
                QCOMPARE(row.text.isEmpty(), value.isEmpty());
            }
        }
    }
};

QTEST_GUILESS_MAIN(CatalogueTest)
#include "tst_catalogue.moc"
