#include "core/base/ids.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace countersign;

class IdsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idIsPrefixAndBase32()
    {
        static const QRegularExpression form(QStringLiteral("^tnt_[a-z2-7]{26}$"));
        for (int i = 0; i < 100; ++i) {
            const QString id = newId(QLatin1String("tnt_"));
            QVERIFY2(form.match(id).hasMatch(), qPrintable(id));
        }
    }

    void everyPlaceOfAnIdVaries()
    {
        QList<QSet<QChar>> seen(26);
        for (int i = 0; i < 2000; ++i) {
            const QString id = newId(QLatin1String());
            for (qsizetype place = 0; place < id.size(); ++place)
                seen[place].insert(id[place]);
        }
        // 2000 draws miss one of 32 characters with a probability of 1e-26.
        for (const QSet<QChar> &characters : seen)
            QCOMPARE(characters.size(), 32);
    }

    void idsDiffer()
    {
        QSet<QString> ids;
        for (int i = 0; i < 10'000; ++i)
            ids.insert(newId(QLatin1String("x_")));
        QCOMPARE(ids.size(), 10'000);
    }

    void randomBytesHaveTheLengthAskedFor()
    {
        QCOMPARE(randomBytes(0).size(), 0);
        QCOMPARE(randomBytes(33).size(), 33);
        QVERIFY(randomBytes(16) != randomBytes(16));
    }

    void randomBytesTakeEveryValue()
    {
        const QByteArray bytes = randomBytes(20'000);
        QCOMPARE(QSet<char>(bytes.begin(), bytes.end()).size(), 256);
    }
};

QTEST_GUILESS_MAIN(IdsTest)
#include "tst_ids.moc"
