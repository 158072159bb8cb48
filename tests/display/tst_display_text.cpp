#include "core/display/display_text.h"

#include <QRandomGenerator>
#include <QTest>

using namespace countersign::display;

namespace {

QString textOf(char32_t point)
{
    return QStringView(QChar::fromUcs4(point)).toString();
}

QString escapeOf(char32_t point)
{
    return QStringLiteral("⟨U+%1⟩").arg(QString::number(point, 16).toUpper(), 4, u'0');
}

bool isControlOrFormat(char32_t point)
{
    switch (QChar::category(point)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph: return true;
    default: return false;
    }
}

} // namespace

class DisplayTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void joinedTextsKeepTheirIsolates()
    {
        const DisplayText parts[] = {DisplayText::guard(QStringLiteral("אבג")),
                                     DisplayText::guard(QStringLiteral("a\u202Eb"))};
        const DisplayText pair = DisplayText::joined(parts, QStringLiteral(" → "));
        QCOMPARE(pair.plain(), QStringLiteral("אבג → a⟨U+202E⟩b"));
        QVERIFY(pair.wasEscaped());
        QCOMPARE(pair.forPainting(), QStringLiteral("\u2068\u2068אבג\u2069 → \u2068a⟨U+202E⟩b\u2069\u2069"));
        const DisplayText lines[] = {pair, DisplayText::guard(QStringLiteral("c"))};
        QCOMPARE(DisplayText::joined(lines, QStringLiteral("\n")).forPainting(),
                 QStringLiteral(
                     "\u2068\u2068אבג\u2069 → \u2068a⟨U+202E⟩b\u2069\u2069\n\u2068\u2068c\u2069\u2069"));
        QVERIFY(DisplayText::joined({}, QStringLiteral(", ")).isEmpty());
    }

    void escapesEveryControlAndFormatCharacter()
    {
        int count = 0;
        for (char32_t point = 0; point <= 0x10FFFF; ++point) {
            if (!isControlOrFormat(point))
                continue;
            ++count;
            const QString character = textOf(point);
            const QString escape = escapeOf(point);
            for (const QString &frame :
                 {QStringLiteral("%1ab"), QStringLiteral("a%1b"), QStringLiteral("ab%1")}) {
                const DisplayText text =
                    DisplayText::guard(QString(frame).replace(QLatin1String("%1"), character));
                QCOMPARE(text.plain(), QString(frame).replace(QLatin1String("%1"), escape));
                QVERIFY(text.wasEscaped());
            }
        }
        QVERIFY2(count > 200, "the Unicode tables of this Qt have fewer controls than they should");
    }

    void keepsLineFeedsInManyLinesOnly()
    {
        const QString text = QStringLiteral("a\nb\r\nc");
        QCOMPARE(DisplayText::guard(text, Lines::Many).plain(), QStringLiteral("a\nb⟨U+000D⟩\nc"));
        QCOMPARE(DisplayText::guard(text, Lines::One).plain(), QStringLiteral("a⟨U+000A⟩b⟨U+000D⟩⟨U+000A⟩c"));
    }

    void escapesHalvesOfSurrogatePairs()
    {
        QCOMPARE(DisplayText::guard(QString(QChar(0xD83D))).plain(), QStringLiteral("⟨U+D83D⟩"));
        QCOMPARE(DisplayText::guard(QChar(0xDE00) + QStringLiteral("a")).plain(),
                 QStringLiteral("⟨U+DE00⟩a"));
        QCOMPARE(DisplayText::guard(QStringLiteral("a") + QChar(0xD83D) + QStringLiteral("b")).plain(),
                 QStringLiteral("a⟨U+D83D⟩b"));
    }

    void keepsWhatTheScriptNeeds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("ascii") << QStringLiteral("plain ~!");
        QTest::newRow("accents") << QStringLiteral("Ångström, naïve, Łódź");
        QTest::newRow("astral") << QStringLiteral("𠮷野家 😀");
        QTest::newRow("four marks") << QStringLiteral("e\u0301\u0302\u0303\u0304x");
        QTest::newRow("family emoji") << QStringLiteral("👨\u200D👩\u200D👧");
        QTest::newRow("skin tone and sign") << QStringLiteral("👩🏽\u200D⚕\uFE0F");
        QTest::newRow("keycap") << QStringLiteral("1\uFE0F\u20E3");
        QTest::newRow("flag") << QStringLiteral("🇫🇷");
        QTest::newRow("persian zwnj") << QStringLiteral("می\u200Cخواهم");
        QTest::newRow("persian abbreviation") << QStringLiteral("ه\u200D.ق");
        QTest::newRow("devanagari half form") << QStringLiteral("क्\u200Dष");
        QTest::newRow("devanagari explicit virama") << QStringLiteral("क्\u200Cष");
        QTest::newRow("bengali ya-phalaa") << QStringLiteral("র\u200D\u09CDযাব");
        QTest::newRow("ideographic variant") << QStringLiteral("葛\U000E0100飾区");
    }

    void keepsWhatTheScriptNeeds()
    {
        QFETCH(QString, text);
        const DisplayText guarded = DisplayText::guard(text);
        QCOMPARE(guarded.plain(), text);
        QVERIFY(!guarded.wasEscaped());
    }

    void escapesWhatOnlyDeceives_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("painted");
        QTest::newRow("zwj in latin") << QStringLiteral("pay\u200Dpal") << QStringLiteral("pay⟨U+200D⟩pal");
        QTest::newRow("zwnj after a non-joiner")
            << QStringLiteral("ا\u200Cب") << QStringLiteral("ا⟨U+200C⟩ب");
        QTest::newRow("zwj between joined letters")
            << QStringLiteral("ب\u200Dب") << QStringLiteral("ب⟨U+200D⟩ب");
        QTest::newRow("two joiners") << QStringLiteral("क्\u200D\u200Dष")
                                     << QStringLiteral("क्\u200D⟨U+200D⟩ष");
        QTest::newRow("zwj after one emoji") << QStringLiteral("👨\u200D") << QStringLiteral("👨⟨U+200D⟩");
        QTest::newRow("variation on a letter") << QStringLiteral("a\uFE0Fb") << QStringLiteral("a⟨U+FE0F⟩b");
        QTest::newRow("hangul filler") << QStringLiteral("a\u3164b") << QStringLiteral("a⟨U+3164⟩b");
        QTest::newRow("grapheme joiner") << QStringLiteral("a\u034Fb") << QStringLiteral("a⟨U+034F⟩b");
        QTest::newRow("tags") << QStringLiteral("a\U000E0061") << QStringLiteral("a⟨U+E0061⟩");
        QTest::newRow("fifth mark") << QStringLiteral("e\u0301\u0301\u0301\u0301\u0301\u0302x")
                                    << QStringLiteral("e\u0301\u0301\u0301\u0301⟨U+0301⟩⟨U+0302⟩x");
        QTest::newRow("marks past a joiner") << QStringLiteral("क\u0301\u0301\u0301्\u200Cक\u0301")
                                             << QStringLiteral("क\u0301\u0301\u0301्\u200Cक\u0301");
    }

    void escapesWhatOnlyDeceives()
    {
        QFETCH(QString, text);
        QFETCH(QString, painted);
        QCOMPARE(DisplayText::guard(text).plain(), painted);
        QCOMPARE(DisplayText::guard(painted).plain(), painted);
    }

    void guardingTwiceChangesNothing()
    {
        const QString tricky =
            QStringLiteral("a1ب\u0640ا\u093Cक्\u09CDর\u0301\u0302葛👨👩⚕🏽\uFE0F\u200C"
                           "\u200D\u200C\u200D\u202E\n");
        QRandomGenerator random(20260621);
        for (int round = 0; round < 20'000; ++round) {
            QString text;
            for (int length = random.bounded(1, 16); length > 0; --length)
                text += tricky[random.bounded(static_cast<int>(tricky.size()))];
            const QString once = DisplayText::guard(text, Lines::Many).plain();
            QCOMPARE(DisplayText::guard(once, Lines::Many).plain(), once);
            QVERIFY(once.isValidUtf16());
        }
    }

    void isolatesEachLine()
    {
        QCOMPARE(DisplayText().forPainting(), QString());
        QCOMPARE(DisplayText::guard(QStringLiteral("abc")).forPainting(), QStringLiteral("\u2068abc\u2069"));
        QCOMPARE(DisplayText::guard(QStringLiteral("a\nb"), Lines::Many).forPainting(),
                 QStringLiteral("\u2068a\u2069\n\u2068b\u2069"));
        QCOMPARE(DisplayText::guard(QStringLiteral("\u2069a\u202E")).forPainting(),
                 QStringLiteral("\u2068⟨U+2069⟩a⟨U+202E⟩\u2069"));
    }
};

QTEST_GUILESS_MAIN(DisplayTextTest)
#include "tst_display_text.moc"
