#include "core/display/catalogue.h"
#include "render_one.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace countersign::display;

class CatalogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasTheTypes_data()
    {
        QTest::addColumn<QString>("name");
        // The table of the specification, name by name.
        constexpr QLatin1String names("CURRENCY_USD AMOUNT AMOUNT_LIMIT AMOUNT_CONVERSION NUMBER PERCENT "
                                      "UNIT CRYPTO_AMOUNT IBAN BIC ACCOUNT "
                                      "CARD_PAN CARD_EXPIRY LEI CREDITOR_REFERENCE PARTY_NAME PARTY_INFO "
                                      "ENTITY_REFERENCE DATE DATETIME TIME "
                                      "TIME_ZONE DURATION RECURRENCE COUNTRY LANGUAGE PHONE EMAIL URL "
                                      "IP_ADDRESS GEO DEVICE BOOLEAN ENUM LIST "
                                      "TABLE HASH ID UUID OTP DIFF IMAGE HEADING ALERT NOTE TEXT SECRET");
        const QStringList all = QString(names).split(u' ');
        QCOMPARE(all.size(), static_cast<qsizetype>(dataTypes().size()));
        for (const QString &name : all)
            QTest::newRow(qPrintable(name)) << name;
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
        // Whatever is sent is a note, but for its length.
        for (const DataType *type : dataTypes()) {
            const auto has = [type](Outcome outcome) {
                return std::any_of(type->examples.begin(), type->examples.end(),
                                   [outcome](const Example &each) { return each.outcome == outcome; });
            };
            QVERIFY2(has(Outcome::Valid), type->wireName.data());
            QVERIFY2(has(Outcome::Invalid) || type == findDataType(u"NOTE"), type->wireName.data());
        }
    }

    void everyTypeIsDocumented()
    {
        for (const DataType *type : dataTypes()) {
            for (const char *words : {type->manual.value, type->manual.shown, type->manual.checked})
                QVERIFY2(words && *words && !QByteArray(words).endsWith('.'), type->wireName.data());
        }
    }

    void examplesComeOutAsTheySay()
    {
        for (const DataType *type : dataTypes()) {
            for (const Example &example : type->examples) {
                const RenderedField row = renderOne(*type, example);
                const QByteArray name = type->wireName.data() + QByteArray(" ")
                    + QByteArray::number(&example - type->examples.data()) + ": "
                    + (row.problems.empty() ? QString() : row.problems[0].text().plain()).toUtf8();
                QVERIFY2(row.valid == (example.outcome != Outcome::Invalid), name.constData());
                QVERIFY2(row.problems.empty() == row.valid, name.constData());
                if (row.valid)
                    QVERIFY2(!row.warnings.empty() == (example.outcome == Outcome::Warned), name.constData());
                else
                    QCOMPARE(row.style, RowStyle::Raw);
            }
        }
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
                const RenderedField row = renderOne(*type, example, locale);
                QCOMPARE(row.valid, example.outcome != Outcome::Invalid);
                if (type->mask.habit == MaskHabit::Never)
                    QCOMPARE(row.text.isEmpty(), *example.value == u'\0');
            }
        }
    }

    void accentsLieWithinTheirText()
    {
        for (const DataType *type : dataTypes()) {
            for (const Example &example : type->examples) {
                const RenderedField row = renderOne(*type, example);
                qsizetype end = 0;
                for (const TextRun &run : row.presentation.runs) {
                    QVERIFY2(run.start >= end && run.length >= 0, type->wireName.data());
                    end = run.start + run.length;
                }
                QVERIFY2(end <= row.text.plain().size(), type->wireName.data());
            }
        }
    }

    void tablesSayTheSameInWordsAndInCells()
    {
        for (const char *name : {"LIST", "TABLE"}) {
            const DataType *type = findDataType(QString::fromLatin1(name));
            for (const Example &example : type->examples) {
                const RenderedField row = renderOne(*type, example);
                QCOMPARE(row.presentation.table.has_value(), row.valid);
                if (!row.valid)
                    continue;
                const RenderedTable &table = *row.presentation.table;
                const QStringList lines = row.text.plain().split(u'\n');
                QCOMPARE(lines.size(), static_cast<qsizetype>(table.rows.size()));
                for (std::size_t i = 0; i < table.rows.size(); ++i) {
                    QCOMPARE(table.rows[i].size(), table.columns.size());
                    for (const DisplayText &cell : table.rows[i])
                        QVERIFY(lines[static_cast<qsizetype>(i)].contains(cell.plain()));
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(CatalogueTest)
#include "tst_catalogue.moc"
