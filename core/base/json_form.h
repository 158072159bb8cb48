#pragma once

#include "core/base/json_document.h"
#include "core/base/result.h"

#include <QJsonArray>
#include <QStringList>
#include <QVarLengthArray>

#include <optional>

namespace countersign {

/// Collects everything wrong with a body, so that one answer names every bad field at once.
class JsonProblems
{
public:
    void add(const QString &path, const QString &problem);
    [[nodiscard]] bool isEmpty() const { return m_fields.isEmpty(); }

    /// `VALIDATION_FAILED` with details `{"fields":[{"path","problem"},…]}`; call only when not empty.
    [[nodiscard]] Error toError() const;

private:
    QJsonArray m_fields;
};

enum class Presence { Required, Optional };

/// Reads the members of one JSON object against their rules; what breaks a rule goes to the JsonProblems with its
/// path (`display.fields[2].key`). A reader returns nothing for an absent or refused member; JSON null counts as absent.
/// Names must live as long as the form.
class JsonForm
{
public:
    /// `object` may be anything: what is not an object is reported once and then reads as empty.
    JsonForm(JsonValue object, QString path, JsonProblems &problems);
    /// An element of the array at `array`: its path is spelt out only when something is wrong.
    JsonForm(JsonValue element, QString array, int index, JsonProblems &problems);

    struct TextRule
    {
        int minLength = 0;
        int maxLength = 4096;
    };
    /// Lengths are in Unicode code points.
    std::optional<QString> text(QByteArrayView name, Presence presence, TextRule rule);
    std::optional<qint64> integer(QByteArrayView name, Presence presence, qint64 lowest, qint64 highest);
    std::optional<bool> boolean(QByteArrayView name, Presence presence);
    /// One of `choices`, compared exactly.
    std::optional<QString> choice(QByteArrayView name, Presence presence, const QStringList &choices);
    /// The member itself, if it is of that type.
    JsonValue value(QByteArrayView name, Presence presence, JsonType type);
    /// An array of texts; an element that is none, or breaks the rule, is reported with its index (`numbers[2]`).
    std::optional<QStringList> textList(QByteArrayView name, Presence presence, TextRule each);

    [[nodiscard]] QString pathOf(QByteArrayView name) const;
    void refuse(QByteArrayView name, const QString &problem);

    /// Members that no reader asked for: ignored by the protocol, flagged by the traffic view.
    [[nodiscard]] QStringList unknownMembers() const;

private:
    JsonValue take(QByteArrayView name, Presence presence, JsonType type, QLatin1String wanted);

    void requireObject();
    [[nodiscard]] QString path() const;

    static constexpr int usualMembers = 16;

    JsonValue m_object;
    QString m_path;
    int m_index = -1; ///< in the array at m_path; -1: the object itself is there
    JsonProblems *m_problems;
    QVarLengthArray<QByteArrayView, usualMembers> m_asked;
};

} // namespace countersign
