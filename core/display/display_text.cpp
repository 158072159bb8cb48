#include "core/display/display_text.h"

#include "core/display/code_points.h"

#include <algorithm>

namespace countersign::display {

namespace {

constexpr int maxMarks = 4;
constexpr char32_t nothing = 0;

constexpr bool isPrintableAscii(char32_t point)
{
    return point >= U' ' && point <= U'~';
}

/// Copies a text and writes what must not be painted as a visible escape.
///
/// Each decision looks back only at what was kept, so that guarding a guarded text changes nothing.
class Escaper
{
public:
    Escaper(QStringView text, Lines lines) : m_text(text), m_lines(lines) { m_painted.reserve(text.size()); }

    QString run()
    {
        while (m_next < m_text.size()) {
            const char32_t point = codePointAt(m_text, m_next);
            m_next += unitsOf(point);
            take(point);
        }
        return std::move(m_painted);
    }

    [[nodiscard]] bool escapedSomething() const { return m_escaped; }

private:
    void take(char32_t point)
    {
        if (isPrintableAscii(point) || (point == U'\n' && m_lines == Lines::Many))
            keepBase(point);
        else if (isJoiner(point))
            keepIf(joinerIsNeeded(point), point);
        else if (isUnseen(point))
            keepIf(selectsVariant(m_last, point), point);
        else if (isMark(point))
            takeMark(point);
        else if (isSkinTone(point))
            keepDependent(point);
        else
            keepBase(point);
    }

    void keepIf(bool needed, char32_t point)
    {
        if (needed)
            keepDependent(point);
        else
            escape(point);
    }

    void takeMark(char32_t mark)
    {
        if (m_marks == maxMarks) {
            escape(mark);
            return;
        }
        ++m_marks;
        keepDependent(mark);
    }

    void keepBase(char32_t point)
    {
        keepDependent(point);
        m_base = point;
        m_marks = 0;
    }

    /// What leans on the base before it: it neither becomes a base nor ends a run of marks.
    void keepDependent(char32_t point)
    {
        m_painted += QStringView(QChar::fromUcs4(point));
        m_last = point;
    }

    /// Ends no run of marks, so that a long one does not begin again on the escape.
    void escape(char32_t point)
    {
        m_painted += QStringLiteral("⟨U+%1⟩").arg(QString::number(point, 16).toUpper(), 4, u'0');
        m_last = m_base = nothing;
        m_escaped = true;
    }

    /// Kept where it changes the shape of letters: in conjuncts (RFC 5892, A.1 and A.2), where it parts or joins
    /// cursive letters (Unicode Standard Annex 31, A1), and in emoji sequences. Elsewhere it could only deceive.
    [[nodiscard]] bool joinerIsNeeded(char32_t joiner) const
    {
        if (isJoiner(m_last))
            return false;
        const char32_t next = m_next < m_text.size() ? codePointAt(m_text, m_next) : nothing;
        if (isVirama(m_last) || (m_base != nothing && m_marks < maxMarks && isVirama(next)))
            return true;
        if (joiner == zeroWidthJoiner && isPictograph(m_base) && isPictograph(next))
            return true;
        const bool before = joinsForward(m_base);
        const bool after = joinsBackward(nextBase());
        return joiner == zeroWidthNonJoiner ? before && after : before != after;
    }

    /// The next letter past the marks that will be kept.
    [[nodiscard]] char32_t nextBase() const
    {
        int marks = m_marks;
        for (qsizetype i = m_next; i < m_text.size();) {
            const char32_t point = codePointAt(m_text, i);
            if (isUnseen(point))
                return nothing;
            if (!isMark(point))
                return point;
            if (++marks > maxMarks)
                return nothing;
            i += unitsOf(point);
        }
        return nothing;
    }

    QStringView m_text;
    Lines m_lines;
    QString m_painted;
    qsizetype m_next = 0;
    char32_t m_last = nothing; ///< what was kept last; nothing after an escape
    char32_t m_base = nothing; ///< the letter or symbol that marks and joiners lean on
    int m_marks = 0;           ///< combining marks since the base
    bool m_escaped = false;
};

} // namespace

DisplayText DisplayText::guard(const QString &untrusted, Lines lines)
{
    DisplayText text;
    if (std::all_of(untrusted.begin(), untrusted.end(),
                    [](QChar c) { return isPrintableAscii(c.unicode()); })) {
        text.m_text = untrusted;
        return text;
    }
    Escaper escaper(untrusted, lines);
    text.m_text = escaper.run();
    text.m_wasEscaped = escaper.escapedSomething();
    return text;
}

DisplayText DisplayText::trusted(const QString &ours)
{
    // Locale data places these marks so that numbers and dates keep their order in right-to-left text.
    [[maybe_unused]] const auto isFit = [](QChar c) {
        return isJoiner(c.unicode()) || c == QChar(0x200E) || c == QChar(0x200F) || c == QChar(0x061C)
            || c.isSurrogate() || !isUnseen(c.unicode());
    };
    Q_ASSERT(std::all_of(ours.begin(), ours.end(), isFit));
    DisplayText text;
    text.m_text = ours;
    return text;
}

void DisplayText::append(const DisplayText &part)
{
    const qsizetype start = m_text.size();
    m_text += part.m_text;
    m_wasEscaped = m_wasEscaped || part.m_wasEscaped;
    if (part.m_parts.empty())
        m_parts.push_back({start, part.m_text.size()});
    for (const Part &inner : part.m_parts)
        m_parts.push_back({start + inner.start, inner.length});
}

DisplayText DisplayText::joined(std::span<const DisplayText> parts, const QString &separator)
{
    DisplayText text;
    for (const DisplayText &part : parts) {
        if (&part != parts.data())
            text.m_text += separator;
        text.append(part);
    }
    return text;
}

DisplayText DisplayText::filled(const QString &ours, std::span<const DisplayText> values)
{
    DisplayText text = trusted(ours);
    text.m_text.clear();
    for (qsizetype at = 0; at < ours.size(); ++at) {
        const int digit = ours[at] == u'%' && at + 1 < ours.size() ? ours[at + 1].digitValue() : -1;
        const auto number = static_cast<std::size_t>(std::max(digit, 0));
        if (number < 1 || number > values.size()) {
            text.m_text += ours[at];
            continue;
        }
        text.append(values[number - 1]);
        ++at;
    }
    return text;
}

QString DisplayText::forPainting() const
{
    constexpr QChar firstStrongIsolate(0x2068);
    constexpr QChar popDirectionalIsolate(0x2069);
    if (isEmpty())
        return {};
    // A line feed ends every open isolate, so each line carries its own.
    const auto isolated = [&](QStringView text) {
        QString lines = text.toString();
        lines.replace(u'\n', QString(popDirectionalIsolate) + u'\n' + firstStrongIsolate);
        return firstStrongIsolate + lines + popDirectionalIsolate;
    };
    if (m_parts.empty())
        return isolated(m_text);
    // An isolate whose only letters stand in isolates of their own runs from left to right.
    QString painted;
    qsizetype at = 0;
    for (const Part &part : m_parts) {
        painted += QStringView(m_text).mid(at, part.start - at);
        painted += isolated(QStringView(m_text).mid(part.start, part.length));
        at = part.start + part.length;
    }
    painted += QStringView(m_text).mid(at);
    painted.replace(u'\n', QString(popDirectionalIsolate) + u'\n' + firstStrongIsolate);
    return firstStrongIsolate + painted + popDirectionalIsolate;
}

} // namespace countersign::display
