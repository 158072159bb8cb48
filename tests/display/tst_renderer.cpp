#include "render_one.h"

#include <QJsonArray>
#include <QTest>

#include <thread>

using namespace countersign::display;

namespace {

const QString pan = QStringLiteral("4111111111111111");

RenderedField renderMasked(const QString &type, const QString &value, bool masked,
                           Masking masking = Masking::Apply)
{
    ValidationField field = fieldOf(type, value);
    field.masked = masked;
    RenderSettings settings;
    settings.masking = masking;
    return renderField(field, settings);
}

} // namespace

class RendererTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsAnUnknownTypeRaw()
    {
        const RenderedField row = renderOne(QStringLiteral("HOLOGRAM\u202E"), QStringLiteral("x\u0007y"));
        QVERIFY(!row.valid);
        QCOMPARE(row.style, RowStyle::Raw);
        QCOMPARE(row.text.plain(), QStringLiteral("x⟨U+0007⟩y"));
        QCOMPARE(row.problems.front().text().plain(),
                 QStringLiteral("The type 'HOLOGRAM⟨U+202E⟩' is not known here."));
        QVERIFY(!row.masked && !row.maskable);
    }

    void guardsEveryPlaceAValueAppears()
    {
        DisplayBlock block;
        block.title = QStringLiteral("a\u202Eb");
        block.subtitle = QStringLiteral("c\u0000d");
        ValidationField field = fieldOf(QStringLiteral("TEXT"), QStringLiteral("e\u2066f"));
        field.title = QStringLiteral("g\u200Bh");
        block.fields = {field};
        const RenderedBlock rendered = render(block, {});
        QCOMPARE(rendered.title.plain(), QStringLiteral("a⟨U+202E⟩b"));
        QCOMPARE(rendered.subtitle.plain(), QStringLiteral("c⟨U+0000⟩d"));
        QCOMPARE(rendered.fields[0].title.plain(), QStringLiteral("g⟨U+200B⟩h"));
        QCOMPARE(rendered.fields[0].text.plain(), QStringLiteral("e⟨U+2066⟩f"));
        QCOMPARE(rendered.fields[0].warnings.size(), 1U);
    }

    void dropsAndShortensNothing()
    {
        const QString longest = QString(512, u'x');
        QCOMPARE(renderOne(QStringLiteral("TEXT"), longest).text.plain(), longest);
        const RenderedField tooLong = renderOne(QStringLiteral("TEXT"), longest + u'y');
        QVERIFY(!tooLong.valid);
        QCOMPARE(tooLong.text.plain(), longest + u'y');
        QVERIFY(renderOne(QStringLiteral("TEXT"), QStringLiteral("😀").repeated(512)).valid);
        QVERIFY(renderOne(QStringLiteral("NOTE"), QString(4096, u'x')).valid);
        QVERIFY(!renderOne(QStringLiteral("NOTE"), QString(4097, u'x')).valid);
    }

    void notesShowTheirLineBreaks()
    {
        const RenderedField row = renderOne(QStringLiteral("NOTE"), QStringLiteral("one\n\ntwo"));
        QCOMPARE(row.text.plain(), QStringLiteral("one⏎\n⏎\ntwo"));
        QCOMPARE(row.style, RowStyle::Note);
        QVERIFY(row.warnings.empty());
    }

    void flagsValuesThatWereNotText()
    {
        ValidationField field = fieldOf(QStringLiteral("CURRENCY_USD"), QStringLiteral("1000.00"));
        field.form = ValueForm::SourceText;
        const RenderedField row = renderField(field, {});
        QVERIFY(row.valid);
        QCOMPARE(row.text.plain(), QStringLiteral("$1,000.00"));
        QCOMPARE(row.warnings.size(), 1U);
    }

    void cardNumbersAreNeverShownWhole_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("valid");
        QTest::newRow("visa") << pan << QStringLiteral("4111 11•• •••• 1111") << true;
        QTest::newRow("american express")
            << QStringLiteral("378282246310005") << QStringLiteral("3782 82•••• •0005") << true;
        QTest::newRow("19 digits") << QStringLiteral("6304000000000000000")
                                   << QStringLiteral("6304 00•• •••• •••0 000") << true;
        QTest::newRow("wrong digit") << QStringLiteral("4111111111111112")
                                     << QStringLiteral("411111••••••1112") << false;
    }

    void cardNumbersAreNeverShownWhole()
    {
        QFETCH(QString, value);
        QFETCH(QString, text);
        QFETCH(bool, valid);
        for (const Masking masking : {Masking::Apply, Masking::Reveal}) {
            for (const bool masked : {true, false}) {
                const RenderedField row = renderMasked(QStringLiteral("CARD_PAN"), value, masked, masking);
                QCOMPARE(row.valid, valid);
                QCOMPARE(row.text.plain(), text);
                QVERIFY(row.masked && !row.maskable);
                for (const Remark &problem : row.problems)
                    QVERIFY(!problem.text().plain().contains(value));
            }
        }
    }

    void theFieldOverridesTheTypesHabit()
    {
        const QString iban = QStringLiteral("DE89370400440532013000");
        const RenderedField open = renderMasked(QStringLiteral("IBAN"), iban, false);
        QCOMPARE(open.text.plain(), QStringLiteral("DE89 3704 0044 0532 0130 00"));
        QVERIFY(!open.masked && !open.maskable);

        const RenderedField hidden =
            renderMasked(QStringLiteral("CURRENCY_USD"), QStringLiteral("1000"), true);
        QCOMPARE(hidden.oneLine(), QStringLiteral("••••••••"));
        QVERIFY(hidden.masked && hidden.maskable);

        const RenderedField revealed =
            renderMasked(QStringLiteral("CURRENCY_USD"), QStringLiteral("1000"), true, Masking::Reveal);
        QCOMPARE(revealed.oneLine(), QStringLiteral("$1,000.00 USD"));
        QVERIFY(!revealed.masked && revealed.maskable);
    }

    void amountsAndPayeesAreNotMasked()
    {
        for (const char *type : {"CURRENCY_USD", "NUMBER", "PARTY_NAME", "TEXT"})
            QVERIFY(!renderOne(QString::fromLatin1(type), QStringLiteral("1000")).masked);
    }

    void wordsOfBooleansFollowTheLocale()
    {
        const auto word = [](const char *locale, const char *value) {
            return renderOne(QStringLiteral("BOOLEAN"), QString::fromLatin1(value),
                             QString::fromLatin1(locale))
                .text.plain();
        };
        QCOMPARE(word("fr_CA", "true"), QStringLiteral("Oui"));
        QCOMPARE(word("ja", "false"), QStringLiteral("いいえ"));
        QCOMPARE(word("eu_ES", "true"), QStringLiteral("Yes"));
    }

    void writesItsJson()
    {
        DisplayBlock block;
        block.title = QStringLiteral("Pay");
        ValidationField date = fieldOf(QStringLiteral("DATE"), QStringLiteral("2026-06-21"));
        ValidationField broken = fieldOf(QStringLiteral("CURRENCY_USD"), QStringLiteral("1e3"));
        block.fields = {fieldOf(QStringLiteral("CURRENCY_USD"), QStringLiteral("1000")), date, broken};
        RenderSettings settings;
        settings.locale = QStringLiteral("en-US-u-ca-buddhist");
        const RenderedBlock rendered = render(block, settings);
        QVERIFY(!rendered.isValid());

        const QJsonObject json = toJson(rendered);
        QCOMPARE(
            json.keys(),
            (QStringList{QStringLiteral("fields"), QStringLiteral("subtitle"), QStringLiteral("title")}));
        const QJsonArray fields = json[QStringLiteral("fields")].toArray();
        const QJsonObject amount{{QStringLiteral("key"), QStringLiteral("key")},
                                 {QStringLiteral("title"), QStringLiteral("Title")},
                                 {QStringLiteral("data_type"), QStringLiteral("CURRENCY_USD")},
                                 {QStringLiteral("text"), QStringLiteral("$1,000.00 USD")},
                                 {QStringLiteral("masked"), false},
                                 {QStringLiteral("valid"), true},
                                 {QStringLiteral("problems"), QJsonArray()},
                                 {QStringLiteral("warnings"), QJsonArray()}};
        QCOMPARE(fields[0].toObject(), amount);
        QCOMPARE(fields[1][QStringLiteral("text")].toString(),
                 QStringLiteral("June 21, 2569 BE (Buddhist Calendar, 2026-06-21)"));
        QCOMPARE(fields[2][QStringLiteral("problems")].toArray().size(), 1);
    }

    void severalThreadsMayRender()
    {
        const QStringList locales{QStringLiteral("en_US"), QStringLiteral("fr_FR"), QStringLiteral("fa_IR")};
        const auto inAllLocales = [&locales] {
            QString all;
            for (int i = 0; i < 60; ++i) {
                RenderSettings settings;
                settings.locale = locales[i % 3];
                settings.timeZone = QStringLiteral("Etc/GMT+%1").arg(i % 12);
                for (const char *type : {"CURRENCY_EUR", "DATE", "DATETIME", "PARTY_NAME"}) {
                    const QString value = QString::fromLatin1(type) == QLatin1String("DATE")
                        ? QStringLiteral("2026-06-21")
                        : QStringLiteral("2026");
                    all += renderField(fieldOf(QString::fromLatin1(type), value), settings).oneLine();
                }
            }
            return all;
        };
        const QString expected = inAllLocales();
        QString results[4];
        std::vector<std::thread> threads;
        for (QString &result : results)
            threads.emplace_back([&result, &inAllLocales] { result = inAllLocales(); });
        for (std::thread &thread : threads)
            thread.join();
        for (const QString &result : results)
            QCOMPARE(result, expected);
    }
};

QTEST_GUILESS_MAIN(RendererTest)
#include "tst_renderer.moc"
