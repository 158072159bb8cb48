#include "core/journal/chain.h"

#include <QTest>

#include <functional>

using namespace countersign;
using namespace countersign::journal;

namespace {

std::vector<Entry> someEntries()
{
    ChainEnd end;
    std::vector<Entry> entries;
    for (int i = 1; i <= 4; ++i) {
        const QByteArray payload = "{\"n\":" + QByteArray::number(i) + '}';
        entries.push_back(continueChain(end, {fromUnixMs(1000 + i), "challenge.created", payload}));
    }
    return entries;
}

using Damage = std::function<void(std::vector<Entry> &)>;

} // namespace

Q_DECLARE_METATYPE(Damage)

class ChainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Computed with Python's hashlib: 32 zero bytes, then sequence, time, length and type, length and payload, each
    /// number in 8 bytes, the highest first.
    void hashIsAsDocumented()
    {
        const Draft draft{fromUnixMs(1'782'036'930'123), "challenge.created", R"({"id":"x"})"};
        QCOMPARE(chainHash(QByteArray(32, '\0'), 1, draft).toHex(),
                 QByteArray("c2741f9f4156c09218ff076fb3dd5982b34f8a772d001b166c1362788387c014"));
    }

    void nothingCanMoveUnseen_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("payload");
        QTest::newRow("from the type to the payload") << QByteArray("a") << QByteArray("bc");
        QTest::newRow("from the payload to the type") << QByteArray("abc") << QByteArray();
        QTest::newRow("another type") << QByteArray("xb") << QByteArray("c");
        QTest::newRow("another payload") << QByteArray("ab") << QByteArray("x");
    }

    void nothingCanMoveUnseen()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, payload);
        const QByteArray previous(32, '\0');
        const Draft draft{fromUnixMs(1), "ab", "c"};
        const QByteArray hash = chainHash(previous, 1, draft);
        QVERIFY(chainHash(previous, 1, {draft.at, type, payload}) != hash);
        QVERIFY(chainHash(previous, 2, draft) != hash);
        QVERIFY(chainHash(previous, 1, {fromUnixMs(2), draft.type, draft.payload}) != hash);
        QVERIFY(chainHash(QByteArray(32, '\1'), 1, draft) != hash);
    }

    void numbersFromOneWithoutGap()
    {
        const std::vector<Entry> entries = someEntries();
        ChainCheck check;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            QCOMPARE(entries[i].sequence, i + 1);
            QVERIFY(check.follow(entries[i]).has_value());
        }
    }

    void namesTheFirstBrokenLink_data()
    {
        QTest::addColumn<Damage>("damage");
        QTest::addColumn<int>("sequence");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, int sequence, const char *says, Damage damage) {
            QTest::newRow(name) << std::move(damage) << sequence << QString::fromLatin1(says);
        };
        row("payload", 2, "its hash", [](auto &entries) { entries[1].payload = R"({"n":9})"; });
        row("type", 3, "its hash", [](auto &entries) { entries[2].type = "challenge.approved"; });
        row("time", 4, "its hash", [](auto &entries) { entries[3].at += Milliseconds(1); });
        row("hash", 1, "its hash", [](auto &entries) { entries[0].hash[0] = '\0'; });
        row("gap", 2, "missing, entry 3 follows", [](auto &entries) { entries.erase(entries.begin() + 1); });
        row("first missing", 1, "missing, entry 2 follows",
            [](auto &entries) { entries.erase(entries.begin()); });
        row("swapped", 2, "missing, entry 3 follows",
            [](auto &entries) { std::swap(entries[1], entries[2]); });
        row("twice", 3, "missing, entry 2 follows", [](auto &entries) { entries[2] = entries[1]; });
        row("payloads swapped", 2, "its hash",
            [](auto &entries) { std::swap(entries[1].payload, entries[2].payload); });
        row("chained anew", 3, "its hash", [](auto &entries) {
            ChainEnd end{1, entries[0].hash};
            entries[1] = continueChain(end, {entries[1].at, entries[1].type, R"({"n":9})"});
        });
    }

    void namesTheFirstBrokenLink()
    {
        QFETCH(Damage, damage);
        QFETCH(QString, says);
        std::vector<Entry> entries = someEntries();
        damage(entries);
        ChainCheck check;
        Result<void> outcome;
        for (std::size_t i = 0; i < entries.size() && outcome; ++i)
            outcome = check.follow(entries[i]);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, QStringLiteral("JOURNAL_BROKEN"));
        QTEST(outcome.error().details[QStringLiteral("sequence")].toInt(), "sequence");
        QVERIFY2(outcome.error().message.contains(says), qPrintable(outcome.error().message));
    }
};

QTEST_GUILESS_MAIN(ChainTest)
#include "tst_chain.moc"
