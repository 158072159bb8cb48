#include "core/base/json_form.h"

#include <QJsonObject>

#include <algorithm>
#include <array>

namespace countersign {

namespace {

qsizetype codePoints(const QString &text)
{
    qsizetype count = 0;
    for (const QChar unit : text)
        count += unit.isLowSurrogate() ? 0 : 1;
    return count;
}

/// A code point is one unit or two: mostly that says enough, and nobody has to count.
bool hasLength(const QString &text, JsonForm::TextRule rule)
{
    const qsizetype units = text.size();
    if ((units + 1) / 2 >= rule.minLength && units <= rule.maxLength)
        return true;
    const qsizetype length = codePoints(text);
    return length >= rule.minLength && length <= rule.maxLength;
}

/// What is wrong with a text; empty when nothing is.
QString problemOf(const QString &text, JsonForm::TextRule rule)
{
    if (!hasLength(text, rule))
        return QStringLiteral("must have %1 to %2 characters").arg(rule.minLength).arg(rule.maxLength);
    // Much of what texts are handed on to takes it for their end.
    if (text.contains(QChar::Null))
        return QStringLiteral("must not contain U+0000");
    return {};
}

} // namespace

void JsonProblems::add(const QString &path, const QString &problem)
{
    m_fields.append(QJsonObject{{QStringLiteral("path"), path}, {QStringLiteral("problem"), problem}});
}

Error JsonProblems::toError() const
{
    const QJsonObject first = m_fields.first().toObject();
    QString message = QStringLiteral("%1 %2").arg(first[QStringLiteral("path")].toString(),
                                                  first[QStringLiteral("problem")].toString());
    if (m_fields.size() > 1)
        message += QStringLiteral("; %1 more in data.fields").arg(m_fields.size() - 1);
    return Error{QStringLiteral("VALIDATION_FAILED"),
                 message + QLatin1Char('.'),
                 {{QStringLiteral("fields"), m_fields}}};
}

JsonForm::JsonForm(JsonValue object, QString path, JsonProblems &problems)
    : m_object(object), m_path(std::move(path)), m_problems(&problems)
{
    requireObject();
}

JsonForm::JsonForm(JsonValue element, QString array, int index, JsonProblems &problems)
    : m_object(element), m_path(std::move(array)), m_index(index), m_problems(&problems)
{
    requireObject();
}

void JsonForm::requireObject()
{
    if (m_object.is(JsonType::Object))
        return;
    const QString where = path();
    m_problems->add(where.isEmpty() ? QStringLiteral("body") : where, QStringLiteral("must be an object"));
    m_object = {};
}

QString JsonForm::path() const
{
    return m_index < 0 ? m_path : QStringLiteral("%1[%2]").arg(m_path).arg(m_index);
}

QString JsonForm::pathOf(QByteArrayView name) const
{
    const QString leaf = QString::fromUtf8(name);
    const QString where = path();
    return where.isEmpty() ? leaf : where + QLatin1Char('.') + leaf;
}

void JsonForm::refuse(QByteArrayView name, const QString &problem)
{
    m_problems->add(pathOf(name), problem);
}

JsonValue JsonForm::take(QByteArrayView name, Presence presence, JsonType type, QLatin1String wanted)
{
    m_asked.append(name);
    const JsonValue value = m_object.member(name);
    if (!value.exists() || value.is(JsonType::Null)) {
        if (presence == Presence::Required && m_object.exists())
            refuse(name, QStringLiteral("is required"));
        return {};
    }
    if (value.type() != type) {
        refuse(name, QStringLiteral("must be ") + wanted);
        return {};
    }
    return value;
}

std::optional<QString> JsonForm::text(QByteArrayView name, Presence presence, TextRule rule)
{
    const JsonValue value = take(name, presence, JsonType::String, QLatin1String("a string"));
    if (!value.exists())
        return std::nullopt;
    QString text = value.toString();
    if (const QString problem = problemOf(text, rule); !problem.isEmpty()) {
        refuse(name, problem);
        return std::nullopt;
    }
    return text;
}

std::optional<qint64> JsonForm::integer(QByteArrayView name, Presence presence, qint64 lowest, qint64 highest)
{
    const JsonValue value = take(name, presence, JsonType::Number, QLatin1String("an integer"));
    if (!value.exists())
        return std::nullopt;
    const std::optional<qint64> number = value.toInteger();
    if (!number || *number < lowest || *number > highest) {
        refuse(name, QStringLiteral("must be %1 to %2").arg(lowest).arg(highest));
        return std::nullopt;
    }
    return number;
}

std::optional<bool> JsonForm::boolean(QByteArrayView name, Presence presence)
{
    const JsonValue value = take(name, presence, JsonType::Boolean, QLatin1String("true or false"));
    return value.exists() ? std::optional(value.toBool()) : std::nullopt;
}

std::optional<QString> JsonForm::choice(QByteArrayView name, Presence presence, const QStringList &choices)
{
    const JsonValue value = take(name, presence, JsonType::String, QLatin1String("a string"));
    if (!value.exists())
        return std::nullopt;
    QString text = value.toString();
    if (!choices.contains(text)) {
        refuse(name, QStringLiteral("must be one of ") + choices.join(QStringLiteral(", ")));
        return std::nullopt;
    }
    return text;
}

JsonValue JsonForm::value(QByteArrayView name, Presence presence, JsonType type)
{
    static constexpr std::array<const char *, 6> words{"null",     "true or false", "a number",
                                                       "a string", "an array",      "an object"};
    return take(name, presence, type, QLatin1String(words[static_cast<std::size_t>(type)]));
}

std::optional<QStringList> JsonForm::textList(QByteArrayView name, Presence presence, TextRule each)
{
    const JsonValue array = take(name, presence, JsonType::Array, QLatin1String("an array"));
    if (!array.exists())
        return std::nullopt;
    QStringList texts;
    int index = 0;
    for (JsonValue child = array.firstChild(); child.exists(); child = child.nextSibling(), ++index) {
        const QString path = QStringLiteral("%1[%2]").arg(pathOf(name)).arg(index);
        const QString text = child.toString();
        const QString problem =
            child.is(JsonType::String) ? problemOf(text, each) : QStringLiteral("must be a string");
        if (problem.isEmpty())
            texts.append(text);
        else
            m_problems->add(path, problem);
    }
    return texts.size() == array.size() ? std::optional(texts) : std::nullopt;
}

QStringList JsonForm::unknownMembers() const
{
    QStringList unknown;
    for (JsonValue child = m_object.firstChild(); child.exists(); child = child.nextSibling()) {
        const QString name = child.name();
        const auto isThisOne = [utf8 = name.toUtf8()](QByteArrayView asked) { return asked == utf8; };
        if (std::none_of(m_asked.begin(), m_asked.end(), isThisOne))
            unknown.append(name);
    }
    return unknown;
}

} // namespace countersign
