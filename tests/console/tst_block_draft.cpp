#include "core/console/block_draft.h"

#include <QTest>

using namespace countersign;
using namespace countersign::console;

namespace {

using Kind = DraftMark::Kind;

QString field(const char *members)
{
    return QStringLiteral(R"({"title":"T","fields":[{"key":"k","title":"Größe 💶",%1}]})")
        .arg(QString::fromUtf8(members));
}

BlockDraft read(const QString &text)
{
    return readBlockDraft(text, {});
}

} // namespace

class BlockDraftTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("marked"); ///< the text under the first mark
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("sendable");
        const auto row = [](const char *tag, const QString &text, const char *marked, Kind kind,
                            bool sendable) {
            QTest::newRow(tag) << text << QString::fromUtf8(marked) << static_cast<int>(kind) << sendable;
        };
        row("a value that is invalid", field(R"("value":"nonsense","data_type":"IBAN")"), "\"nonsense\"",
            Kind::Problem, true);
        row("a type nobody knows", field(R"("value":"v","data_type":"HOLOGRAM")"), "\"v\"", Kind::Problem,
            true);
        row("a member of another type", field(R"("value":"v","data_type":7)"), "7", Kind::Error, false);
        row("a member that is missing", field(R"("value":"v")"), "{", Kind::Error, false);
        row("a comma too many", QStringLiteral("{\"title\":\"Größe 💶\",}"), "}", Kind::Error, false);
        row("no fields", QStringLiteral(R"({"title":"T"})"), "{", Kind::Error, false);
        row("a list that is none", QStringLiteral(R"({"title":"T","fields":"x"})"), "\"x\"", Kind::Error,
            false);
    }

    void marks()
    {
        QFETCH(const QString, text);
        const BlockDraft draft = read(text);
        QVERIFY(!draft.marks.isEmpty());
        const DraftMark &mark = draft.marks.first();
        QTEST(text.mid(mark.position, mark.length), "marked");
        QTEST(static_cast<int>(mark.kind), "kind");
        QTEST(draft.isSendable, "sendable");
        // The relay says in its own words what it refuses; a value has a remark.
        QCOMPARE(std::holds_alternative<display::DisplayText>(mark.message),
                 mark.kind == DraftMark::Kind::Error);
        QCOMPARE(draft.markAt(mark.position), &mark);
    }

    void leavesWhatIsRightAlone()
    {
        const BlockDraft draft = read(field(R"("value":"1000.00","data_type":"CURRENCY_USD")"));
        QVERIFY(draft.isSendable);
        QVERIFY(draft.marks.isEmpty());
        QCOMPARE(draft.markAt(0), nullptr);
        QCOMPARE(draft.block.fields.size(), 1U);
    }

    /// While somebody types, the text is hardly ever JSON.
    void readsEveryBeginning()
    {
        const QString whole =
            field(R"("value":"1000.00","data_type":"CURRENCY_USD","options":{"a":[1,null]})");
        for (qsizetype length = 0; length < whole.size(); ++length) {
            const BlockDraft draft = read(whole.left(length));
            QVERIFY(!draft.isSendable);
            QCOMPARE(draft.marks.size(), 1);
            QVERIFY(draft.marks.first().position <= length);
        }
    }

    void showsWhatCannotBeSeen_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("escaped");
        QTest::newRow("override") << QStringLiteral("A\u202eB") << QStringLiteral("A\\u202eB");
        QTest::newRow("zero width") << QStringLiteral("A\u200bB") << QStringLiteral("A\\u200bB");
        QTest::newRow("line separator") << QStringLiteral("\u2028") << QStringLiteral("\\u2028");
        QTest::newRow("delete") << QString(QChar(0x7f)) << QStringLiteral("\\u007f");
        QTest::newRow("tag") << QStringLiteral("\U000E0041") << QStringLiteral("\\udb40\\udc41");
        QTest::newRow("layout stays") << QStringLiteral("{\n\t1}") << QStringLiteral("{\n\t1}");
        QTest::newRow("other scripts stay") << QStringLiteral("é ا 💶") << QStringLiteral("é ا 💶");
    }

    void showsWhatCannotBeSeen()
    {
        QFETCH(const QString, text);
        QTEST(withVisibleEscapes(text), "escaped");
    }
};

QTEST_GUILESS_MAIN(BlockDraftTest)
#include "tst_block_draft.moc"
