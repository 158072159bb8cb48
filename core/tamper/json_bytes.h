#pragma once

#include "core/base/json_document.h"

#include <QByteArrayList>

/// Changing JSON on its way: the bytes that are not meant stay as they are.
namespace countersign::tamper {

/// `text` as JSON writes it, with its quotes.
[[nodiscard]] QByteArray jsonString(const QString &text);

/// `json` with `source` in place of the value at `path`, which must be there: members by name.
[[nodiscard]] QByteArray withValueAt(const QByteArray &json, const QByteArrayList &path,
                                     const QByteArray &source);
/// The string at `path`, which must be there.
[[nodiscard]] QString stringAt(const QByteArray &json, const QByteArrayList &path);
/// The value at `path`, which must be there, as it stands.
[[nodiscard]] QByteArray sourceAt(const QByteArray &json, const QByteArrayList &path);

} // namespace countersign::tamper
