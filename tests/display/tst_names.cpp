#include "core/display/lookalikes.h"
#include "render_one.h"

#include <QTest>

using namespace countersign::display;

namespace {

QStringList nameWarnings(const QString &name)
{
    Findings findings;
    warnOfLookalikes(name, QStringLiteral("Latn"), findings);
    QStringList texts;
    for (const Remark &warning : findings.warnings)
        texts.append(warning.text().plain());
    return texts;
}

} // namespace

class NamesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void warnsWithBothSpellings_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("warning");
        QTest::newRow("cyrillic a in latin")
            << QStringLiteral("p\u0430ypal")
            << QStringLiteral("Mixes Cyrillic and Latin letters: “p\u0430ypal” could be taken for “paypal”.");
        QTest::newRow("greek omicron in latin")
            << QStringLiteral("G\u03BFogle")
            << QStringLiteral("Mixes Greek and Latin letters: “G\u03BFogle” could be taken for “Google”.");
        QTest::newRow("m stays m")
            << QStringLiteral("\u0430mazon")
            << QStringLiteral("Mixes Cyrillic and Latin letters: “\u0430mazon” could be taken for “amazon”.");
        QTest::newRow("all cyrillic")
            << QStringLiteral("\u0441\u043E\u0441\u043E")
            << QStringLiteral(
                   "Written in Cyrillic letters: “\u0441\u043E\u0441\u043E” could be taken for “coco”.");
        QTest::newRow("latin alpha")
            << QStringLiteral("p\u0251ypal")
            << QStringLiteral("Written in Latin letters: “p\u0251ypal” could be taken for “paypal”.");
        QTest::newRow("mathematical letters")
            << QStringLiteral("\U0001D400cme")
            << QStringLiteral("Written in Latin letters: “\U0001D400cme” could be taken for “Acme”.");
        QTest::newRow("two words, two scripts")
            << QStringLiteral("ООО Siemens")
            << QStringLiteral(
                   "Mixes Cyrillic and Latin letters: “ООО Siemens” could be taken for “OOO Siemens”.");
    }

    void warnsWithBothSpellings()
    {
        QFETCH(QString, name);
        QFETCH(QString, warning);
        QCOMPARE(nameWarnings(name), QStringList{warning});
        const RenderedField row = renderOne(QStringLiteral("PARTY_NAME"), name);
        QVERIFY(row.valid);
        QCOMPARE(row.text.plain(), name);
        QCOMPARE(row.warnings.size(), 1U);
    }

    void warnsOfMixesThatLookLikeNothing()
    {
        for (const char16_t *name : {u"ACME भारत", u"\u0431\u044Eab", u"A١1"}) {
            const QStringList warnings = nameWarnings(QString::fromUtf16(name));
            QCOMPARE(warnings.size(), 1);
        }
    }

    void leavesOrdinaryNamesAlone_data()
    {
        QTest::addColumn<QString>("name");
        for (const char16_t *name :
             {u"ACME Corp", u"O’Brien & Søn", u"Ayşe Yıldız", u"Straße 7", u"Ελληνική Τράπεζα", u"Газпром",
              u"東京銀行 Tokyo", u"トヨタ自動車株式会社", u"삼성 Samsung", u"شركة الاتصالات",
              u"भारतीय स्टेट बैंक", u"ธนาคารกรุงเทพ", u"Łukasz Żółć"})
            QTest::newRow(qPrintable(QString::fromUtf16(name))) << QString::fromUtf16(name);
    }

    void leavesOrdinaryNamesAlone()
    {
        QFETCH(QString, name);
        QCOMPARE(nameWarnings(name), QStringList());
    }

    void readersOfAScriptKnowItsLetters()
    {
        const QString name = QStringLiteral("\u0421\u0430\u0440\u0430"); // Сара
        QCOMPARE(renderOne(QStringLiteral("PARTY_NAME"), name, QStringLiteral("ru_RU")).warnings.size(), 0U);
        QCOMPARE(renderOne(QStringLiteral("PARTY_NAME"), name, QStringLiteral("en_GB")).warnings.size(), 1U);
        const QString mixed = QStringLiteral("p\u0430ypal");
        QCOMPARE(renderOne(QStringLiteral("PARTY_NAME"), mixed, QStringLiteral("ru_RU")).warnings.size(), 1U);
    }

    void labelsOfReferencesAreNamesToo()
    {
        const RenderedField row =
            renderOne(QStringLiteral("ENTITY_REFERENCE"), QStringLiteral("user:7|p\u0430ypal"));
        QCOMPARE(row.text.plain(), QStringLiteral("p\u0430ypal"));
        QCOMPARE(row.annotation.plain(), QStringLiteral("user:7"));
        QCOMPARE(row.warnings.size(), 1U);
    }
};

QTEST_GUILESS_MAIN(NamesTest)
#include "tst_names.moc"
