#include "ui/shell/preferences.h"

#include <QSettings>

namespace countersign::ui {

namespace {

constexpr QLatin1String appearanceKey{"view/appearance"};
constexpr QLatin1String languageKey{"view/language"};
constexpr QLatin1String textScaleKey{"view/text_scale"};
constexpr QLatin1String dark{"dark"};
constexpr QLatin1String light{"light"};

} // namespace

Preferences Preferences::read(const QSettings &settings)
{
    Preferences preferences;
    if (settings.value(appearanceKey).toString() == dark)
        preferences.appearance = Appearance::Dark;
    preferences.language = settings.value(languageKey).toString();
    preferences.textScale = settings.value(textScaleKey, 1.0).toReal();
    return preferences;
}

void Preferences::write(QSettings &settings) const
{
    settings.setValue(appearanceKey, appearance == Appearance::Dark ? dark : light);
    settings.setValue(languageKey, language);
    settings.setValue(textScaleKey, textScale);
}

} // namespace countersign::ui
