#include "core/tamper/block_change.h"
#include "core/tamper/example_block.h"

#include <QTest>

#include <bit>

using namespace countersign;
using namespace countersign::tamper;

namespace {

display::DisplayBlock blockOf(std::initializer_list<std::pair<const char *, QString>> fields)
{
    display::DisplayBlock block{QStringLiteral("T"), {}, {}};
    for (const auto &[type, value] : fields) {
        display::ValidationField field;
        field.key = QStringLiteral("k%1").arg(block.fields.size());
        field.title = QStringLiteral("L");
        field.value = value;
        field.dataType = QString::fromLatin1(type);
        block.fields.push_back(field);
    }
    return block;
}

QString changed(const display::DisplayBlock &block, TamperWhat what)
{
    const Result<BlockChange> change = changeBlock(block, what);
    return change ? change->key + u' ' + change->after : QStringLiteral("nothing");
}

int bitsBetween(const QByteArray &one, const QByteArray &other)
{
    int bits = one.size() == other.size() ? 0 : 1000;
    for (qsizetype i = 0; i < std::min(one.size(), other.size()); ++i)
        bits += std::popcount(static_cast<unsigned char>(one[i] ^ other[i]));
    return bits;
}

} // namespace

class TestBlockChange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAmountBecomesAnother()
    {
        QCOMPARE(changed(exampleBlock(), TamperWhat::Amount), QStringLiteral("amount 9000.00"));
        QCOMPARE(changed(blockOf({{"AMOUNT", QStringLiteral("9.50 EUR")}}), TamperWhat::Amount),
                 QStringLiteral("k0 8.50 EUR"));
        QCOMPARE(changed(blockOf({{"AMOUNT", QStringLiteral("much")}}), TamperWhat::Amount),
                 QStringLiteral("k0 much1"));
        QCOMPARE(changed(blockOf({{"TEXT", QStringLiteral("9")}}), TamperWhat::Amount),
                 QStringLiteral("nothing"));
    }

    void whoIsPaidBecomesSomebodyElse()
    {
        const std::pair<const char *, QString> iban{"IBAN", QStringLiteral("DE89")};
        QCOMPARE(changed(blockOf({iban, {"PARTY_NAME", QStringLiteral("ACME")}}), TamperWhat::Payee),
                 QStringLiteral("k1 Mallory & Sons"));
        QCOMPARE(changed(blockOf({{"PARTY_NAME", QStringLiteral("Mallory & Sons")}}), TamperWhat::Payee),
                 QStringLiteral("k0 Trudy Ltd"));
        QCOMPARE(changed(blockOf({iban}), TamperWhat::Payee), QStringLiteral("k0 DE99"));
    }

    void oneBitIsOneBit()
    {
        for (const QString &text :
             {QStringLiteral("1000"), QStringLiteral("Z\"\\"), QString::fromUtf8("\u0661é\U0001F600z"),
              QStringLiteral("…a…"), QStringLiteral("9"), QStringLiteral("A")}) {
            const std::optional<QString> flipped = withBitFlipped(text);
            QVERIFY(flipped);
            QCOMPARE(bitsBetween(text.toUtf8(), flipped->toUtf8()), 1);
        }
        QVERIFY(!withBitFlipped(QString::fromUtf8("\u0661 \u00e9")));
        QCOMPARE(
            changed(blockOf({{"TEXT", QStringLiteral("…")}, {"TEXT", QStringLiteral("b")}}), TamperWhat::Bit),
            QStringLiteral("k1 c"));
        QCOMPARE(changed(blockOf({{"TEXT", QStringLiteral("…")}}), TamperWhat::Bit),
                 QStringLiteral("nothing"));
    }

    void twoFieldsChangePlaces()
    {
        const Result<BlockChange> change = changeBlock(exampleBlock(), TamperWhat::Order);
        QVERIFY(change);
        QCOMPARE(change->block.fields.size(), exampleBlock().fields.size());
        QCOMPARE(change->block.fields[0], exampleBlock().fields[1]);
        QCOMPARE(change->block.fields[1], exampleBlock().fields[0]);
    }

    void aLocaleIsNotInABlock()
    {
        QCOMPARE(changeBlock(exampleBlock(), TamperWhat::Locale)->block, exampleBlock());
    }
};

QTEST_APPLESS_MAIN(TestBlockChange)
#include "tst_block_change.moc"
