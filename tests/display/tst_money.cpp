#include "core/display/iso_4217.h"
#include "core/display/number_formats.h"
#include "render_one.h"

#include <QTest>

using namespace countersign::display;

namespace {

/// The digits of a text in any script, as ASCII.
QString digitsOf(const QString &text)
{
    QString digits;
    for (const QChar c : text) {
        if (c.isDigit())
            digits += QString::number(c.digitValue());
    }
    return digits;
}

} // namespace

class MoneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsIso4217_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("minorUnits");
        // CLDR says 0 for HUF, COP, IDR, PKR, IQD, IRR, LAK and more.
        for (const char *code :
             {"USD", "EUR", "HUF", "COP", "IDR", "PKR", "IRR", "LAK", "XCG", "XAD", "ZWG", "MRU", "SLE"})
            QTest::newRow(code) << QString::fromLatin1(code) << 2;
        for (const char *code : {"JPY", "KRW", "ISK", "CLP", "XOF", "XPF", "UYI", "VND", "UGX"})
            QTest::newRow(code) << QString::fromLatin1(code) << 0;
        for (const char *code : {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})
            QTest::newRow(code) << QString::fromLatin1(code) << 3;
        for (const char *code : {"CLF", "UYW"})
            QTest::newRow(code) << QString::fromLatin1(code) << 4;
        for (const char *code : {"XAU", "XDR", "XTS", "XXX"})
            QTest::newRow(code) << QString::fromLatin1(code) << Currency::noMinorUnits;
    }

    void knowsIso4217()
    {
        QFETCH(QString, code);
        QFETCH(int, minorUnits);
        const Currency *currency = findCurrency(code);
        QVERIFY(currency);
        QCOMPARE(currency->minorUnits, minorUnits);
    }

    void refusesOtherCodes()
    {
        for (const char *code :
             {"", "U", "US", "USDX", "usd", "ZZZ", "AAA", "DEM", "HRK", "ANG", "ZWL", "BGN", "CUC"})
            QVERIFY2(!findCurrency(QString::fromLatin1(code)), code);
    }

    void formatsByLocale_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("annotation");
        const auto row = [](const char *locale, const char *type, const char *value, const QString &text,
                            const char *annotation) {
            QTest::addRow("%s %s %s", locale, type, value)
                << QString::fromLatin1(locale) << QString::fromLatin1(type) << QString::fromLatin1(value)
                << text << QString::fromLatin1(annotation);
        };
        row("en_US", "CURRENCY_USD", "1000.00", QStringLiteral("$1,000.00"), "USD");
        row("en_US", "CURRENCY_USD", "1000", QStringLiteral("$1,000.00"), "USD");
        row("en_US", "CURRENCY_USD", "1000.5 USD", QStringLiteral("$1,000.50"), "USD");
        row("en-US", "CURRENCY_JPY", "125000", QStringLiteral("¥125,000"), "JPY");
        row("en_US", "CURRENCY_KWD", "12.5", QStringLiteral("KWD\u00A012.500"), "");
        row("en_US", "CURRENCY_HUF", "12.5", QStringLiteral("HUF\u00A012.50"), "");
        row("en_US", "CURRENCY_XAU", "31.1034768", QStringLiteral("XAU\u00A031.1034768"), "");
        row("en_US", "AMOUNT", "-42 CHF", QStringLiteral("-CHF\u00A042.00"), "");
        row("fr_FR", "CURRENCY_EUR", "1234567.89", QStringLiteral("1\u202F234\u202F567,89\u00A0€"), "EUR");
        row("de_DE", "AMOUNT", "1234567.89 EUR", QStringLiteral("1.234.567,89\u00A0€"), "EUR");
        row("ja_JP", "CURRENCY_JPY", "125000", QStringLiteral("￥125,000"), "JPY");
        row("hi_IN", "CURRENCY_INR", "12345678.9", QStringLiteral("₹1,23,45,678.90"), "INR");
        row("th_TH", "CURRENCY_THB", "1000", QStringLiteral("฿1,000.00"), "THB");
        row("fa_IR", "CURRENCY_IRR", "1000.25", QStringLiteral("\u200Eریال\u00A0۱٬۰۰۰٫۲۵"), "IRR");
        row("fr_FR", "NUMBER", "-1234567.8900", QStringLiteral("-1\u202F234\u202F567,8900"), "");
        row("de_DE", "PERCENT", "12.5", QStringLiteral("12,5\u00A0%"), "");
        row("en_US", "PERCENT", "0.125", QStringLiteral("0.125%"), "");
    }

    void formatsByLocale()
    {
        QFETCH(QString, locale);
        QFETCH(QString, type);
        QFETCH(QString, value);
        QFETCH(QString, text);
        QFETCH(QString, annotation);
        const RenderedField row = renderOne(type, value, locale);
        QVERIFY(row.valid);
        QVERIFY(!row.masked && !row.maskable);
        QCOMPARE(row.text.plain(), text);
        QCOMPARE(row.annotation.plain(), annotation);
    }

    void keepsEveryDigit_data()
    {
        QTest::addColumn<QString>("locale");
        for (const char *locale : {"en_US", "fr_FR", "de_DE", "ja_JP", "ar", "fa_IR", "th_TH", "hi_IN"})
            QTest::newRow(locale) << QString::fromLatin1(locale);
    }

    void keepsEveryDigit()
    {
        QFETCH(QString, locale);
        const QString nines = QString(400, u'9') + QStringLiteral(".") + QString(300, u'7');
        const QPair<QString, QString> values[] = {
            {QStringLiteral("CURRENCY_USD"), QStringLiteral("9007199254740993.01")},
            {QStringLiteral("CURRENCY_KWD"), QStringLiteral("9007199254740993.017")},
            {QStringLiteral("CURRENCY_JPY"), QStringLiteral("123456789012345678901234567890")},
            {QStringLiteral("NUMBER"), QStringLiteral("-0.1000000000000000055511151231257827")},
            {QStringLiteral("NUMBER"), nines},
            {QStringLiteral("PERCENT"), nines},
            {QStringLiteral("CURRENCY_XAU"), nines},
        };
        for (const auto &[type, value] : values) {
            const RenderedField row = renderOne(type, value, locale);
            QVERIFY(row.valid);
            QCOMPARE(digitsOf(row.text.plain()), digitsOf(value));
        }
    }

    void showsWhatItCannotReadRaw_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *type, const QString &value, const char *problem) {
            QTest::addRow("%s %s", type, qPrintable(value.left(40)))
                << QString::fromLatin1(type) << value << QString::fromLatin1(problem);
        };
        const char *notDecimal = "The amount is not a decimal number such as 1000.00.";
        row("CURRENCY_USD", QStringLiteral("1000.005"), "USD has 2 decimal places, this value has 3.");
        row("CURRENCY_JPY", QStringLiteral("1000.0"), "JPY has 0 decimal places, this value has 1.");
        row("CURRENCY_USD", QStringLiteral("1.000,00"), notDecimal);
        row("CURRENCY_USD", QStringLiteral("0x10"), notDecimal);
        row("CURRENCY_USD", QStringLiteral("NaN"), notDecimal);
        row("CURRENCY_USD", QStringLiteral("--1"), notDecimal);
        row("CURRENCY_USD", QStringLiteral("-"), notDecimal);
        row("CURRENCY_USD", QString(1000, u'9'), notDecimal);
        row("CURRENCY_USD", QStringLiteral("1000 EUR"), "The value is in 'EUR', its type is in 'USD'.");
        row("CURRENCY_USD", QStringLiteral("1000 "), "The value is in '', its type is in 'USD'.");
        row("CURRENCY_BTC", QStringLiteral("1"), "'BTC' is not a current ISO 4217 currency code.");
        row("CURRENCY_", QStringLiteral("1"), "'' is not a current ISO 4217 currency code.");
        row("AMOUNT", QStringLiteral("1000.00"),
            "Needs a currency code after the number, as in 1000.00 USD.");
    }

    void showsWhatItCannotReadRaw()
    {
        QFETCH(QString, type);
        QFETCH(QString, value);
        QFETCH(QString, problem);
        const RenderedField row = renderOne(type, value);
        QVERIFY(!row.valid);
        QCOMPARE(row.text.plain(), value);
        QCOMPARE(row.style, RowStyle::Raw);
        QCOMPARE(row.problems.front().text().plain(), problem);
    }

    void keepsNoMoreFormattersThanItsBound()
    {
        const NumberFormats formats(QByteArrayLiteral("en-US"));
        for (int digits = 0; digits < 300; ++digits) {
            const Decimal decimal{QByteArrayLiteral("1.") + QByteArray(digits + 1, '5'), digits + 1};
            QCOMPARE(formats.number(decimal), QLatin1String(decimal.text));
        }
    }
};

QTEST_GUILESS_MAIN(MoneyTest)
#include "tst_money.moc"
