#include "core/display/iso_3166.h"
#include "core/display/iso_4217.h"

#include <QTest>

#include <unicode/ucurr.h>
#include <unicode/uloc.h>

#include <array>

using namespace countersign::display;

namespace {

/// The decimal digits that CLDR gives a currency, which are those of everyday use.
int digitsOfCldr(const QString &code)
{
    UErrorCode status = U_ZERO_ERROR;
    return ucurr_getDefaultFractionDigits(code.toStdU16String().c_str(), &status);
}

} // namespace

class CurrenciesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Where these differ, the standard's is meant: an amount is shown to the last digit that can be paid.
    void differFromCldrWhereTheStandardDoes()
    {
        const QStringList meant =
            QStringLiteral("AFN ALL COP HUF IDR IQD IRR KPW LAK LBP MGA MMK PKR RSD SOS SYP "
                           "UYI UYW YER")
                .split(u' ');
        QStringList different;
        for (char16_t a = u'A'; a <= u'Z'; ++a) {
            for (char16_t b = u'A'; b <= u'Z'; ++b) {
                for (char16_t c = u'A'; c <= u'Z'; ++c) {
                    const std::array letters{QChar(a), QChar(b), QChar(c)};
                    const QString code(letters.data(), letters.size());
                    const Currency *currency = findCurrency(code);
                    if (currency && currency->minorUnits != Currency::noMinorUnits
                        && currency->minorUnits != digitsOfCldr(code))
                        different.append(code);
                }
            }
        }
        // Versions of CLDR move some of them one way or the other.
        for (const QString &code : different)
            QVERIFY2(meant.contains(code), qPrintable(code));
        for (const QStringView code : {u"HUF", u"IDR", u"PKR", u"IQD", u"COP"})
            QVERIFY(findCurrency(code));
    }

    void countriesAreThoseOfIcu()
    {
        QStringList unknown;
        for (const char *const *code = uloc_getISOCountries(); *code; ++code) {
            if (!isCountryCode(QString::fromLatin1(*code)))
                unknown.append(QString::fromLatin1(*code));
        }
        // Reserved for the post and for others, or no longer countries.
        const QStringList reserved = QStringLiteral("AC AN CP CQ DG EA EU IC TA XK").split(u' ');
        for (const QString &code : unknown)
            QVERIFY2(reserved.contains(code), qPrintable(code));
    }
};

QTEST_GUILESS_MAIN(CurrenciesTest)
#include "tst_currencies.moc"
