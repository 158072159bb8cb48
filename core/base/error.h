#pragma once

#include <QJsonObject>
#include <QString>

namespace countersign {

/// What went wrong, for a program (`code`), a person (`message`) and a form (`details`).
///
/// `code` is upper snake case and is what the wire calls `error_code`. `message` is one sentence that says what
/// was wrong, with the value, and what to do; it never holds a secret. `details` is what the wire calls `data`.
struct Error
{
    QString code;
    QString message;
    QJsonObject details = {};

    friend bool operator==(const Error &, const Error &) = default;
};

} // namespace countersign
