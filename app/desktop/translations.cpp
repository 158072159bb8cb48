#include "app/desktop/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace countersign::app {

void Translations::use(const QString &language)
{
    m_language = language == QLatin1String("fr") ? QStringLiteral("fr") : QStringLiteral("en");
    QLocale::setDefault(m_language == QLatin1String("fr") ? QLocale(QLocale::French, QLocale::France)
                                                          : QLocale(QLocale::English, QLocale::UnitedStates));
    for (QTranslator *each : {&m_qtTranslator, &m_translator})
        QCoreApplication::removeTranslator(each);
    if (m_qtTranslator.load(QStringLiteral("qtbase_") + m_language,
                            QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qtTranslator);
    if (m_translator.load(QStringLiteral(":/i18n/countersign_") + m_language))
        QCoreApplication::installTranslator(&m_translator);
}

QString Translations::ofSystem()
{
    return QLocale::system().language() == QLocale::French ? QStringLiteral("fr") : QStringLiteral("en");
}

} // namespace countersign::app
