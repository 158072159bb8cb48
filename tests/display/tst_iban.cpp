#include "core/display/iban_registry.h"
#include "render_one.h"

#include <QSet>
#include <QTest>

using namespace countersign::display;

namespace {

// The registry's own example for each country.
// clang-format off
constexpr const char *registryExamples[] = {
    "AD1200012030200359100100", "AE070331234567890123456", "AL47212110090000000235698741",
    "AT611904300234573201", "AZ21NABZ00000000137010001944", "BA391290079401028494", "BE68539007547034",
    "BG80BNBG96611020345678", "BH67BMAG00001299123456", "BI4210000100010000332045181",
    "BR1800360305000010009795493C1", "BY13NBRB3600900000002Z00AB00", "CH9300762011623852957",
    "CR05015202001026284066", "CY17002001280000001200527600", "CZ6508000000192000145399",
    "DE89370400440532013000", "DJ2100010000000154000100186", "DK5000400440116243",
    "DO28BAGR00000001212453611324", "EE382200221020145685", "EG380019000500000000263180002",
    "ES9121000418450200051332", "FI2112345600000785", "FK88SC123456789012", "FO6264600001631634",
    "FR1420041010050500013M02606", "GB29NWBK60161331926819", "GE29NB0000000101904917",
    "GI75NWBK000000007099453", "GL8964710001000206", "GR1601101250000000012300695",
    "GT82TRAJ01020000001210029690", "HN88CABF00000000000250005469", "HR1210010051863000160",
    "HU42117730161111101800000000", "IE29AIBK93115212345678", "IL620108000000099999999",
    "IQ98NBIQ850123456789012", "IS140159260076545510730339", "IT60X0542811101000000123456",
    "JO94CBJO0010000000000131000302", "KW81CBKU0000000000001234560101", "KZ86125KZT5004100100",
    "LB62099900000001001901229114", "LC55HEMM000100010012001200023015", "LI21088100002324013AA",
    "LT121000011101001000", "LU280019400644750000", "LV80BANK0000435195001", "LY83002048000020100120361",
    "MC5811222000010123456789030", "MD24AG000225100013104168", "ME25505000012345678951",
    "MK07250120000058984", "MN121234123456789123", "MR1300020001010000123456753",
    "MT84MALT011000012345MTLCAST001S", "MU17BOMM0101101030300200000MUR", "NI45BAPR00000013000003558124",
    "NL91ABNA0417164300", "NO9386011117947", "OM810180000001299123456", "PK36SCBL0000001123456702",
    "PL61109010140000071219812874", "PS92PALS000000000400123456702", "PT50000201231234567890154",
    "QA58DOHB00001234567890ABCDEFG", "RO49AAAA1B31007593840000", "RS35260005601001611379",
    "RU0304452522540817810538091310419", "SA0380000000608010167519", "SC18SSCB11010000000000001497USD",
    "SD2129010501234001", "SE4550000000058398257466", "SI56263300012039086", "SK3112000000198742637541",
    "SM86U0322509800000000270100", "SO211000001001000100141", "ST23000100010051845310146",
    "SV62CENR00000000000000700025", "TL380080012345678910157", "TN5910006035183598478831",
    "TR330006100519786457841326", "UA213223130000026007233566001", "VA59001123000012345678",
    "VG96VPVG0000012345678901", "XK051212012345678906", "YE15CBYE0001018861234567891234",
};
// clang-format on

RenderedField revealed(const QString &iban)
{
    RenderSettings settings;
    settings.masking = Masking::Reveal;
    return renderField(fieldOf(QStringLiteral("IBAN"), iban), settings);
}

} // namespace

class IbanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsEveryCountryOfTheRegistry()
    {
        QSet<QString> countries;
        for (const char *example : registryExamples) {
            const QString iban = QString::fromLatin1(example);
            const IbanCountry *country = findIbanCountry(QStringView(iban).first(2));
            QVERIFY2(country, example);
            QCOMPARE(ibanLength(*country), iban.size());
            countries.insert(iban.first(2));
        }
        QCOMPARE(countries.size(), 89);
        for (const char *without : {"US", "JP", "ZZ", "D", "", "de"})
            QVERIFY(!findIbanCountry(QString::fromLatin1(without)));
    }

    void acceptsTheRegistrysExamples_data()
    {
        QTest::addColumn<QString>("iban");
        for (const char *example : registryExamples)
            QTest::newRow(example) << QString::fromLatin1(example);
    }

    void acceptsTheRegistrysExamples()
    {
        QFETCH(QString, iban);
        const RenderedField row = revealed(iban);
        QVERIFY2(row.valid, row.valid ? "" : qPrintable(row.problems.front().text().plain()));
        QCOMPARE(QString(row.text.plain()).remove(u' '), iban);
        for (const QString &group : row.text.plain().split(u' ').mid(1))
            QVERIFY(group.size() <= 4 && !group.isEmpty());
    }

    void noticesEveryWrongDigitAndEverySwap_data() { acceptsTheRegistrysExamples_data(); }

    void noticesEveryWrongDigitAndEverySwap()
    {
        QFETCH(QString, iban);
        for (qsizetype i = 2; i < iban.size(); ++i) {
            if (!iban[i].isDigit())
                continue;
            QString wrong = iban;
            wrong[i] = wrong[i] == u'9' ? u'0' : QChar(wrong[i].unicode() + 1);
            QVERIFY2(!revealed(wrong).valid, qPrintable(wrong));
            if (i + 1 < iban.size() && iban[i + 1].isDigit() && iban[i] != iban[i + 1]) {
                QString swapped = iban;
                std::swap(swapped[i], swapped[i + 1]);
                QVERIFY2(!revealed(swapped).valid, qPrintable(swapped));
            }
        }
    }

    void refusesCheckDigitsThatNobodyIssues()
    {
        // 00, 01 and 99 are congruent to 97, 98 and 02, so the remainder alone would pass them.
        QVERIFY(revealed(QStringLiteral("IQ98NBIQ850123456789012")).valid);
        QVERIFY(!revealed(QStringLiteral("IQ01NBIQ850123456789012")).valid);
        QVERIFY(revealed(QStringLiteral("SA0380000000608010167519")).valid);
        const QString congruentTo02 = QStringLiteral("RU9904452560040702810412345678901");
        QVERIFY(revealed(QString(congruentTo02).replace(2, 2, QStringLiteral("02"))).valid);
        QVERIFY(!revealed(congruentTo02).valid);
    }

    void readsAnyCaseAndSpacing()
    {
        for (const char *form :
             {"de89370400440532013000", "DE89 3704 0044 0532 0130 00", " D E 8937040044 0532013000 "})
            QCOMPARE(revealed(QString::fromLatin1(form)).text.plain(),
                     QStringLiteral("DE89 3704 0044 0532 0130 00"));
        for (const QString &form :
             {QStringLiteral("DE89\u00A03704 0044 0532 0130 00"),
              QStringLiteral("DE89-3704-0044-0532-0130-00"), QStringLiteral("DE８９370400440532013000"),
              QStringLiteral("TR33000610051978645784132\u0661")})
            QVERIFY2(!revealed(form).valid, qPrintable(form));
    }

    void hidesTheMiddle()
    {
        const RenderedField masked =
            renderOne(QStringLiteral("IBAN"), QStringLiteral("DE89370400440532013000"));
        QCOMPARE(masked.text.plain(), QStringLiteral("DE89 •••• •••• •••• ••30 00"));
        QVERIFY(masked.masked && masked.maskable);
        const RenderedField open = revealed(QStringLiteral("DE89370400440532013000"));
        QVERIFY(!open.masked && open.maskable);
    }

    void showsAWrongOneRaw()
    {
        const RenderedField row = renderOne(QStringLiteral("IBAN"), QStringLiteral("de89 3704"));
        QCOMPARE(row.text.plain(), QStringLiteral("de89 3704"));
        QVERIFY(!row.valid && !row.masked);
        QCOMPARE(row.problems.front().text().plain(),
                 QStringLiteral("Has 8 characters, an IBAN of DE has 22."));
    }
};

QTEST_GUILESS_MAIN(IbanTest)
#include "tst_iban.moc"
