#pragma once

#include <QString>

#include <span>
#include <vector>

namespace countersign::display {

/// How much of a text's own layout survives.
enum class Lines { One, Many };

/// Text that is safe to paint. Whatever came from outside passes through guard() before anything can show it;
/// since a DisplayText cannot be made in another way, forgetting it does not compile (display blocks, rule 3).
///
/// guard() paints every control, format and invisible character as a visible escape (`⟨U+202E⟩`), and so every
/// combining mark past the fourth in a row. A line feed stays where lines are Many, joiners and variation
/// selectors stay where the script needs them. Guarding a guarded text changes nothing.
class DisplayText
{
public:
    DisplayText() = default;
    [[nodiscard]] static DisplayText guard(const QString &untrusted, Lines lines = Lines::One);
    /// Text of our own (formatted numbers, words of the product): checked by an assertion in debug builds only,
    /// which lets the marks pass that locale data places for right-to-left text.
    [[nodiscard]] static DisplayText trusted(const QString &ours);

    /// Several texts as one, each isolated from the others where it is painted: they stand in this order from left to
    /// right (or line by line) in whatever direction each is written. `separator` is ours.
    [[nodiscard]] static DisplayText joined(std::span<const DisplayText> parts, const QString &separator);

    /// A sentence of our own, such as what tr() gives, with `%1` to `%9` replaced by values, each isolated like a joined part.
    [[nodiscard]] static DisplayText filled(const QString &ours, std::span<const DisplayText> values);

    /// The guarded text as tests, exports and the accessibility tree see it.
    [[nodiscard]] const QString &plain() const { return m_text; }
    /// With a first-strong isolate around each line and each joined part, for putting beside other text.
    [[nodiscard]] QString forPainting() const;
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    /// guard() had to change something.
    [[nodiscard]] bool wasEscaped() const { return m_wasEscaped; }

    friend bool operator==(const DisplayText &, const DisplayText &) = default;

private:
    struct Part
    {
        qsizetype start;
        qsizetype length;
        friend bool operator==(const Part &, const Part &) = default;
    };

    /// Isolated from what stands around it.
    void append(const DisplayText &part);

    QString m_text;
    std::vector<Part> m_parts; ///< isolated each for itself; in order
    bool m_wasEscaped = false;
};

} // namespace countersign::display
