#include "core/device/device_settings.h"

#include <QTest>

using namespace countersign;
using namespace countersign::device;

class DeviceSettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void locales_data()
    {
        QTest::addColumn<bool>("known");
        for (const char *name : {"en_US", "fr_FR", "fr-FR", "fr", "ar_EG", "he_IL", "fa_IR", "th_TH",
                                 "fil_PH", "zh_Hans_CN", "sr_Latn_RS", "zh-Hant-TW", "en_150", "nb_NO"})
            QTest::newRow(name) << true;
        for (const char *name : {"", "C", "POSIX", "xx_YY", "fr_ZZ", "fr_", "_FR", "FR", "fr_fr", "FR_fr",
                                 "fr_FR.UTF-8", "fr FR", "fr_FR\n", "english", "zh_Latn_CN", "français"})
            QTest::newRow(name) << false;
    }

    void locales() { QTEST(isKnownLocale(QString::fromUtf8(QTest::currentDataTag())), "known"); }

    void timeZones_data()
    {
        QTest::addColumn<bool>("known");
        for (const char *name :
             {"UTC", "Europe/Paris", "America/New_York", "Asia/Kolkata", "US/Eastern", "Etc/GMT+5"})
            QTest::newRow(name) << true;
        for (const char *name : {"", "Mars/Base", "europe/paris", "UTC+02:00", "+02:00", "../etc/passwd",
                                 "FOO5BAR", "Europe/Paris ", "Europe/Zürich"})
            QTest::newRow(name) << false;
    }

    void timeZones() { QTEST(isKnownTimeZone(QString::fromUtf8(QTest::currentDataTag())), "known"); }

    void everyProblemIsNamedAtOnce()
    {
        const DeviceSettings wrong{QStringLiteral(" "), QStringLiteral("toaster"), QStringLiteral("xx"),
                                   QStringLiteral("Mars/Base")};
        JsonProblems problems;
        checkSettings(wrong, problems);
        QStringList paths;
        const QJsonArray fields = problems.toError().details[QStringLiteral("fields")].toArray();
        for (const QJsonValue &field : fields)
            paths.append(field[QStringLiteral("path")].toString());
        QCOMPARE(paths,
                 QStringList({QStringLiteral("name"), QStringLiteral("platform"), QStringLiteral("locale"),
                              QStringLiteral("time_zone")}));
    }

    void names_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("fits");
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("blank") << QStringLiteral("\t ") << false;
        QTest::newRow("one") << QStringLiteral("P") << true;
        QTest::newRow("longest") << QString(80, u'x') << true;
        QTest::newRow("too long") << QString(81, u'x') << false;
    }

    void names()
    {
        QFETCH(const QString, name);
        JsonProblems problems;
        checkSettings(DeviceSettings{.name = name}, problems);
        QTEST(problems.isEmpty(), "fits");
    }
};

QTEST_GUILESS_MAIN(DeviceSettingsTest)
#include "tst_device_settings.moc"
