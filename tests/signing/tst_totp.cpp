#include "core/signing/totp.h"

#include <QTest>

using namespace countersign;
using namespace countersign::signing;
using namespace std::chrono_literals;

namespace {

/// The seed of RFC 6238, appendix B, for SHA-1.
const Secret seed(QByteArray("12345678901234567890"));

Instant atSecond(qint64 seconds)
{
    return Instant(std::chrono::seconds(seconds));
}

} // namespace

class TotpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// RFC 6238, appendix B: the last 6 of its 8 digits.
    void codesOfTheStandard_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("code");
        QTest::newRow("94287082") << qint64(59) << QStringLiteral("287082");
        QTest::newRow("07081804") << qint64(1111111109) << QStringLiteral("081804");
        QTest::newRow("14050471") << qint64(1111111111) << QStringLiteral("050471");
        QTest::newRow("89005924") << qint64(1234567890) << QStringLiteral("005924");
        QTest::newRow("69279037") << qint64(2000000000) << QStringLiteral("279037");
        QTest::newRow("65353130") << qint64(20000000000) << QStringLiteral("353130");
    }

    void codesOfTheStandard()
    {
        QFETCH(qint64, seconds);
        QTEST(totpCode(seed, atSecond(seconds)), "code");
    }

    void oneStepOfDriftEachWay_data()
    {
        QTest::addColumn<qint64>("verifierSeconds");
        QTest::addColumn<bool>("matches");
        // The code is that of step 37037036: seconds 1111111080 to 1111111109.
        QTest::newRow("end of two steps before") << qint64(1111111049) << false;
        QTest::newRow("begin of the step before") << qint64(1111111050) << true;
        QTest::newRow("begin of the step") << qint64(1111111080) << true;
        QTest::newRow("end of the step") << qint64(1111111109) << true;
        QTest::newRow("end of the step after") << qint64(1111111139) << true;
        QTest::newRow("begin of two steps after") << qint64(1111111140) << false;
    }

    void oneStepOfDriftEachWay()
    {
        QFETCH(qint64, verifierSeconds);
        QFETCH(bool, matches);
        const auto step = matchTotp(seed, QStringLiteral("081804"), atSecond(verifierSeconds));
        QCOMPARE(step, matches ? std::optional<qint64>(37037036) : std::nullopt);
    }

    void theFirstStepHasNoneBefore()
    {
        QCOMPARE(matchTotp(seed, QStringLiteral("755224"), atSecond(0)), std::optional<qint64>(0));
        QCOMPARE(matchTotp(seed, QStringLiteral("287082"), atSecond(0)), std::optional<qint64>(1));
    }

    void refusesOtherCodes_data()
    {
        QTest::addColumn<QString>("code");
        QTest::newRow("empty") << QString();
        QTest::newRow("another") << QStringLiteral("081805");
        QTest::newRow("short") << QStringLiteral("81804");
        QTest::newRow("8 digits") << QStringLiteral("07081804");
        QTest::newRow("blank") << QStringLiteral("081 804");
        QTest::newRow("other digits") << QStringLiteral("٠٨١٨٠٤");
        QTest::newRow("trailing") << QStringLiteral("081804\n");
    }

    void refusesOtherCodes()
    {
        QFETCH(QString, code);
        QCOMPARE(matchTotp(seed, code, atSecond(1111111109)), std::nullopt);
    }

    /// RFC 4648, section 10.
    void base32OfTheStandard_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("0") << QByteArray() << QString();
        QTest::newRow("1") << QByteArray("f") << QStringLiteral("MY");
        QTest::newRow("2") << QByteArray("fo") << QStringLiteral("MZXQ");
        QTest::newRow("3") << QByteArray("foo") << QStringLiteral("MZXW6");
        QTest::newRow("4") << QByteArray("foob") << QStringLiteral("MZXW6YQ");
        QTest::newRow("5") << QByteArray("fooba") << QStringLiteral("MZXW6YTB");
        QTest::newRow("6") << QByteArray("foobar") << QStringLiteral("MZXW6YTBOI");
    }

    void base32OfTheStandard()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, text);
        QCOMPARE(toBase32(Secret(bytes)), text);
        const Result<Secret> read = fromBase32(text);
        QVERIFY(read.has_value());
        QCOMPARE(read->reveal(), bytes);
        const QString padded = text.leftJustified((text.size() + 7) / 8 * 8, QLatin1Char('='));
        QCOMPARE(fromBase32(padded).value_or(Secret(QByteArray("?"))).reveal(), bytes);
    }

    void refusesWhatIsNoBase32_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("other digits") << QStringLiteral("MZXW6YT1");
        QTest::newRow("punctuation") << QStringLiteral("MZXW6YT!");
        QTest::newRow("beyond Latin-1") << QStringLiteral("MZXW6YT€");
        QTest::newRow("one character") << QStringLiteral("M");
    }

    void refusesWhatIsNoBase32()
    {
        QFETCH(QString, text);
        const Result<Secret> read = fromBase32(text);
        QVERIFY(!read);
        QCOMPARE(read.error().code, QStringLiteral("BASE32_INVALID"));
        QVERIFY2(text.size() < 2 || !read.error().message.contains(text), "the text may be a secret");
    }

    void newSecretsHave160Bits()
    {
        const Secret one = newTotpSecret();
        QCOMPARE(one.reveal().size(), 20);
        QVERIFY(one.reveal() != newTotpSecret().reveal());
        QCOMPARE(fromBase32(toBase32(one))->reveal(), one.reveal());
    }
};

QTEST_GUILESS_MAIN(TotpTest)
#include "tst_totp.moc"
