#include "core/display/calling_codes.h"
#include "core/display/iso_3166.h"
#include "render_one.h"

#include <QDateTime>
#include <QTest>

using namespace countersign::display;

class IdentifiersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areShownAs_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *type, const QString &value, const QString &text) {
            QTest::addRow("%s %s", type, qPrintable(value)) << QString::fromLatin1(type) << value << text;
        };
        row("BIC", QStringLiteral("deutdeff500"), QStringLiteral("DEUTDEFF500"));
        row("ACCOUNT", QStringLiteral("12-3456-00"), QStringLiteral("••••••6-00"));
        row("LEI", QStringLiteral("5493001KJTIIGC8Y1R12"), QStringLiteral("5493 001K JTII GC8Y 1R12"));
        row("CREDITOR_REFERENCE", QStringLiteral("rf18539007547034"), QStringLiteral("RF18 5390 0754 7034"));
        row("CARD_EXPIRY", QStringLiteral("09/28"), QStringLiteral("09/28"));
        row("HASH", QStringLiteral("deadBEEF00"), QStringLiteral("dead BEEF 00"));
        row("UUID", QStringLiteral("0190B3C4-5F7A-7C3E-8F00-0123456789AB"),
            QStringLiteral("0190b3c4-5f7a-7c3e-8f00-0123456789ab"));
        row("OTP", QStringLiteral("123456"), QStringLiteral("••••••••"));
        row("SECRET", QStringLiteral("hunter2"), QStringLiteral("••••••••"));
        row("PHONE", QStringLiteral("+41446681800"), QStringLiteral("••• ••• ••• 800"));
        row("EMAIL", QStringLiteral("jane@example.com"), QStringLiteral("j•••@example.com"));
        row("EMAIL", QStringLiteral("info@b\u00FCcher.example"), QStringLiteral("i•••@b\u00FCcher.example"));
        row("IP_ADDRESS", QStringLiteral("2001:DB8:0:0:1:0:0:1"),
            QStringLiteral("2001:db8::1:0:0:1 (2001:DB8:0:0:1:0:0:1)"));
        row("IP_ADDRESS", QStringLiteral("0:0:0:0:0:0:0:0"), QStringLiteral(":: (0:0:0:0:0:0:0:0)"));
        row("IP_ADDRESS", QStringLiteral("1:0:2:3:4:5:6:7"), QStringLiteral("1:0:2:3:4:5:6:7"));
        row("IP_ADDRESS", QStringLiteral("::ffff:192.0.2.1"),
            QStringLiteral("::ffff:c000:201 (::ffff:192.0.2.1)"));
        row("GEO", QStringLiteral("-33.8688,151.2093"), QStringLiteral("33.8688° S, 151.2093° E"));
        row("COUNTRY", QStringLiteral("CH"), QStringLiteral("Switzerland (CH)"));
        row("LANGUAGE", QStringLiteral("zh-Hant"), QStringLiteral("Chinese (Traditional) (zh-Hant)"));
        row("URL", QStringLiteral("https://b\u00FCcher.example/"),
            QStringLiteral("https://b\u00FCcher.example/ (xn--bcher-kva.example)"));
    }

    void areShownAs()
    {
        QFETCH(QString, type);
        QFETCH(QString, value);
        QFETCH(QString, text);
        const RenderedField row = renderOne(type, value);
        QVERIFY2(row.valid, row.valid ? "" : qPrintable(row.problems[0].text().plain()));
        QCOMPARE(row.oneLine(), text);
    }

    void theHostOfAnAddressStandsOut_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("host");
        const auto row = [](const char *url, const char *host) {
            QTest::newRow(url) << QString::fromLatin1(url) << QString::fromLatin1(host);
        };
        row("https://bank.example", "bank.example");
        row("https://bank.example:8443/a@b", "bank.example");
        row("https://bank.example@evil.example/", "evil.example");
        row("https://a:b@evil.example:1?x=@bank.example", "evil.example");
        row("https://evil.example#@bank.example/", "evil.example");
        row("https://[2001:db8::1]:443/", "[2001:db8::1]");
        row("https://203.0.113.7/", "203.0.113.7");
    }

    void theHostOfAnAddressStandsOut()
    {
        QFETCH(QString, url);
        QFETCH(QString, host);
        const RenderedField row = renderOne(QStringLiteral("URL"), url);
        QVERIFY2(row.valid, row.valid ? "" : qPrintable(row.problems[0].text().plain()));
        QCOMPARE(row.text.plain(), url);
        QString strong;
        for (const TextRun &run : row.presentation.runs) {
            if (run.accent == Accent::Strong)
                strong += row.text.plain().mid(run.start, run.length);
        }
        QCOMPARE(strong, host);
    }

    void refusesAddressesThatBrowsersReadInAnotherWay_data()
    {
        QTest::addColumn<QString>("url");
        for (const char *url :
             {"https://", "https:///a", "https://1/", "https://0x7f.0.0.1/", "https://127.1/", "https://a:b/",
              "https://a:99999/", "https://[::1/", "https://a..b/", "https://-a.example/", "https://a\tb/",
              "https:\\\\a", "http:a", "https://a b/", "https://%61.example/", "https://a.example:/"})
            QTest::newRow(url) << QString::fromLatin1(url);
    }

    void refusesAddressesThatBrowsersReadInAnotherWay()
    {
        QFETCH(QString, url);
        QVERIFY(!renderOne(QStringLiteral("URL"), url).valid);
    }

    void cardsExpireAtTheEndOfTheirMonth_data()
    {
        QTest::addColumn<QString>("now");
        QTest::addColumn<bool>("past");
        QTest::newRow("in its month") << QStringLiteral("2028-09-30T23:59:59Z") << false;
        QTest::newRow("after it") << QStringLiteral("2028-10-01T00:00:00Z") << true;
    }

    void cardsExpireAtTheEndOfTheirMonth()
    {
        QFETCH(QString, now);
        QFETCH(bool, past);
        RenderSettings settings;
        settings.now = countersign::fromUnixMs(QDateTime::fromString(now, Qt::ISODate).toMSecsSinceEpoch());
        const RenderedField row =
            renderField(fieldOf(QStringLiteral("CARD_EXPIRY"), QStringLiteral("09/28")), settings);
        QVERIFY(row.valid);
        QCOMPARE(!row.warnings.empty(), past);
    }

    void countryCodesAreThoseOfTheStandard()
    {
        for (const QStringView code : {u"AD", u"CH", u"SS", u"ZW"})
            QVERIFY(isCountryCode(code));
        for (const QStringView code : {u"", u"C", u"H ", u" A", u"DA", u"XK", u"EU", u"UK", u"ch", u"CHE"})
            QVERIFY(!isCountryCode(code));
    }

    void callingCodesHaveTheirLength_data()
    {
        QTest::addColumn<QString>("digits");
        QTest::addColumn<int>("length");
        QTest::newRow("North America") << QStringLiteral("12025550123") << 1;
        QTest::newRow("Russia") << QStringLiteral("74951234567") << 1;
        QTest::newRow("Switzerland") << QStringLiteral("41446681800") << 2;
        QTest::newRow("Ireland") << QStringLiteral("35312345678") << 3;
        QTest::newRow("Hong Kong") << QStringLiteral("85212345678") << 3;
        QTest::newRow("spare") << QStringLiteral("28012345678") << 0;
        QTest::newRow("no code") << QStringLiteral("0123456789") << 0;
    }

    void callingCodesHaveTheirLength()
    {
        QFETCH(QString, digits);
        QFETCH(int, length);
        QCOMPARE(callingCodeLength(digits), length);
    }
};

QTEST_GUILESS_MAIN(IdentifiersTest)
#include "tst_identifiers.moc"
