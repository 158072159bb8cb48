#include "core/signing/digest.h"

#include <QTest>

#include <thread>
#include <vector>

using namespace countersign;
using namespace countersign::signing;

class DigestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// FIPS 180-4's examples.
    void sha256OfKnownTexts_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("hex");
        QTest::newRow("nothing") << QByteArray()
                                 << QByteArray(
                                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        QTest::newRow("one block") << QByteArray(
            "abc") << QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        QTest::newRow("two blocks")
            << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
            << QByteArray("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
        QTest::newRow("a million") << QByteArray(
            1'000'000, 'a') << QByteArray("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    }

    void sha256OfKnownTexts()
    {
        QFETCH(QByteArray, text);
        QTEST(sha256(text).toHex(), "hex");
    }

    /// RFC 4231, section 4.
    void hmacSha256OfKnownTexts_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("hex");
        QTest::newRow("case 1") << QByteArray(20, '\x0b') << QByteArray("Hi There")
                                << QByteArray(
                                       "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
        QTest::newRow("case 2") << QByteArray("Jefe") << QByteArray("what do ya want for nothing?")
                                << QByteArray(
                                       "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        QTest::newRow("case 3") << QByteArray(20, '\xaa') << QByteArray(50, '\xdd')
                                << QByteArray(
                                       "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
        QTest::newRow("case 4") << QByteArray::fromHex("0102030405060708090a0b0c0d0e0f10111213141516171819")
                                << QByteArray(50, '\xcd')
                                << QByteArray(
                                       "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b");
        QTest::newRow("case 6") << QByteArray(131, '\xaa')
                                << QByteArray("Test Using Larger Than Block-Size Key - Hash Key First")
                                << QByteArray(
                                       "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
        QTest::newRow("case 7") << QByteArray(131, '\xaa')
                                << QByteArray(
                                       "This is a test using a larger than block-size key and a larger than "
                                       "block-size data. The key needs to be hashed before being used by the "
                                       "HMAC algorithm.")
                                << QByteArray(
                                       "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2");
        // Right after another key, so that a context that kept it would show.
        QTest::newRow("nothing at all")
            << QByteArray() << QByteArray()
            << QByteArray("b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
    }

    void hmacSha256OfKnownTexts()
    {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, text);
        QTEST(hmacSha256(Secret(key), text).toHex(), "hex");
    }

    void threadsDoNotDisturbEachOther()
    {
        std::vector<std::thread> threads;
        std::atomic<int> wrong{0};
        for (char letter : {'a', 'b', 'c', 'd'}) {
            threads.emplace_back([letter, &wrong] {
                const Secret key(QByteArray(40, letter));
                const QByteArray text(200, letter);
                const QByteArray hash = sha256(text);
                const QByteArray mac = hmacSha256(key, text);
                for (int i = 0; i < 2000; ++i)
                    wrong += sha256(text) != hash || hmacSha256(key, text) != mac ? 1 : 0;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
    }

    void comparesWholly_data()
    {
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        QTest::addColumn<bool>("equal");
        QTest::newRow("equal") << QByteArray("abc") << QByteArray("abc") << true;
        QTest::newRow("first differs") << QByteArray("abc") << QByteArray("xbc") << false;
        QTest::newRow("last differs") << QByteArray("abc") << QByteArray("abx") << false;
        QTest::newRow("shorter") << QByteArray("abc") << QByteArray("ab") << false;
        QTest::newRow("beyond a zero byte") << QByteArray("a\0b", 3) << QByteArray("a\0c", 3) << false;
        QTest::newRow("empty") << QByteArray() << QByteArray("") << true;
    }

    void comparesWholly()
    {
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, b);
        QTEST(equalInConstantTime(a, b), "equal");
    }
};

QTEST_GUILESS_MAIN(DigestTest)
#include "tst_digest.moc"
