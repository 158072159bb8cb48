#pragma once

#include <QTranslator>

namespace countersign::app {

/// The words of the window in one language; changing it makes every widget hear of a LanguageChange.
class Translations
{
public:
    /// `en` or `fr`; anything else is taken as `en`.
    void use(const QString &language);
    [[nodiscard]] const QString &language() const { return m_language; }

    /// The language of the desktop, where the window speaks it; else `en`.
    [[nodiscard]] static QString ofSystem();

private:
    QTranslator m_translator;
    QTranslator m_qtTranslator; ///< of what Qt says itself: an edit field's menu, the keys' names
    QString m_language;
};

} // namespace countersign::app
