#include "core/base/rare.h"
#include "core/base/shared_bytes.h"

#include <QTest>

using namespace countersign;

class SharedBytesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWholeIsNotCopied()
    {
        const QByteArray whole("all of it, and longer than what a string keeps in place");
        const SharedBytes bytes(whole);
        QCOMPARE(bytes.view().data(), whole.constData());
        QCOMPARE(bytes.toByteArray().constData(), whole.constData());
        QCOMPARE(bytes.size(), whole.size());
    }

    void aPartKeepsTheWholeAlive()
    {
        SharedBytes part;
        {
            const QByteArray whole = QByteArray("before part after").repeated(3);
            part = SharedBytes(whole, QByteArrayView(whole).sliced(7, 4));
            QCOMPARE(part.view().data(), whole.constData() + 7);
        }
        QCOMPARE(part.toByteArray(), QByteArray("part"));
        QCOMPARE(part.borrowed(), QByteArray("part"));
        QCOMPARE(part.borrowed().constData(), part.view().data());
    }

    void equalIsWhatReadsTheSame()
    {
        const QByteArray whole("a,a");
        QVERIFY(SharedBytes(whole, QByteArrayView(whole).first(1)) == SharedBytes(QByteArray("a")));
        QVERIFY(!(SharedBytes(whole) == SharedBytes(QByteArray("a"))));
        QVERIFY(SharedBytes() == SharedBytes(QByteArray("")));
        QVERIFY(SharedBytes().isEmpty());
    }

    void whatIsRareIsCopiedAndComparedByValue()
    {
        Rare<QString> none;
        QVERIFY(!none);
        Rare<QString> some;
        some = QStringLiteral("text");
        Rare<QString> other = some;
        QVERIFY(other == some);
        QVERIFY(!(other == none));
        other.emplace() = QStringLiteral("another");
        QVERIFY(!(other == some));
        QCOMPARE(*some, QStringLiteral("text"));
        QCOMPARE(other->size(), 7);
        other = none;
        QVERIFY(other == none);
        some.reset();
        QVERIFY(!some);
    }
};

QTEST_APPLESS_MAIN(SharedBytesTest)
#include "tst_shared_bytes.moc"
