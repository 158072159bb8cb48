#pragma once

#include <QByteArray>
#include <QString>

#include <array>
#include <optional>

namespace countersign::domain {

/// The SHA-256 of what was asked to be shown (display blocks, rule 6), in 32 bytes: every challenge keeps one.
class DisplayDigest
{
public:
    static constexpr qsizetype size = 32;

    /// Of nothing.
    DisplayDigest() = default;
    /// The hash itself; of nothing when it has not its size.
    [[nodiscard]] static DisplayDigest fromHash(QByteArrayView hash);
    /// `sha256:` and 64 lower-case hex digits; of nothing when it is anything else.
    [[nodiscard]] static DisplayDigest fromText(QStringView text);

    [[nodiscard]] bool isEmpty() const { return !m_hash; }
    /// 32 bytes, or none.
    [[nodiscard]] QByteArrayView hash() const;
    /// As fromText() reads it; empty when it is of nothing.
    [[nodiscard]] QByteArray toUtf8() const;
    [[nodiscard]] QString toText() const { return QString::fromLatin1(toUtf8()); }

    friend bool operator==(const DisplayDigest &, const DisplayDigest &) = default;

private:
    std::optional<std::array<char, size>> m_hash;
};

} // namespace countersign::domain
