#pragma once

#include "core/display/renderer.h"

namespace countersign::display {

inline ValidationField fieldOf(const QString &dataType, const QString &value)
{
    ValidationField field;
    field.key = QStringLiteral("key");
    field.title = QStringLiteral("Title");
    field.dataType = dataType;
    field.value = value;
    return field;
}

inline RenderedField renderOne(const QString &dataType, const QString &value,
                               const QString &locale = QStringLiteral("en_US"))
{
    RenderSettings settings;
    settings.locale = locale;
    return renderField(fieldOf(dataType, value), settings);
}

} // namespace countersign::display
