#pragma once

#include "core/display/catalogue.h"

#include <QJsonDocument>

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

/// The field that an example of the catalogue stands for.
inline ValidationField fieldOf(const DataType &type, const Example &example)
{
    ValidationField field =
        fieldOf(type.wireName + QString::fromUtf16(example.suffix), QString::fromUtf16(example.value));
    field.options = QJsonDocument::fromJson(example.options).object();
    return field;
}

inline RenderedField renderOne(const DataType &type, const Example &example,
                               const QString &locale = QStringLiteral("en_US"))
{
    RenderSettings settings;
    settings.locale = locale;
    return renderField(fieldOf(type, example), settings);
}

} // namespace countersign::display
