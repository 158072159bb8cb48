#include "app/demo/bank_form.h"

#include <QDate>
#include <QRegularExpression>

namespace countersign::demo {

using display::ValidationField;

QString matching(JsonForm &form, QByteArrayView name, const QString &pattern, const QString &problem)
{
    const QString text = form.text(name, Presence::Required, {}).value_or(QString());
    if (!text.isEmpty()
        && !QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch())
        form.refuse(name, problem);
    return text;
}

QString amount(JsonForm &form, QByteArrayView name)
{
    return matching(form, name, QStringLiteral("(?=.*[1-9])[0-9]{1,15}(\\.[0-9]{1,4})?"),
                    QStringLiteral("must be an amount above zero, like 1000.00"));
}

QString currency(JsonForm &form)
{
    return matching(form, "currency", QStringLiteral("[A-Z]{3}"),
                    QStringLiteral("must be an ISO 4217 code, like USD"));
}

QString date(JsonForm &form, QByteArrayView name)
{
    const QString text = form.text(name, Presence::Required, {10, 10}).value_or(QString());
    if (!text.isEmpty() && !QDate::fromString(text, Qt::ISODate).isValid())
        form.refuse(name, QStringLiteral("must be a day, like 2026-06-21"));
    return text;
}

QString iban(JsonForm &form)
{
    return matching(form, "iban", QStringLiteral("[A-Z]{2}[0-9]{2}[A-Z0-9 ]{11,38}"),
                    QStringLiteral("must look like an IBAN: DE89370400440532013000"));
}

ValidationField field(const char *key, const char *title, const QString &value, const QString &dataType)
{
    ValidationField field;
    field.key = QLatin1String(key);
    field.title = QLatin1String(title);
    field.value = value;
    field.dataType = dataType;
    return field;
}

ValidationField strong(ValidationField field)
{
    field.emphasis = display::Emphasis::Strong;
    return field;
}

} // namespace countersign::demo
