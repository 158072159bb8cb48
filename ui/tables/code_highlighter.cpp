#include "ui/tables/code_highlighter.h"

#include "ui/theme/theme.h"

#include <QRegularExpression>

namespace countersign::ui {

CodeHighlighter::CodeHighlighter(const Theme &theme, QTextDocument *document)
    : QSyntaxHighlighter(document), m_theme(theme)
{}

void CodeHighlighter::highlightBlock(const QString &text)
{
    static const QRegularExpression name(
        QStringLiteral(R"(^\s*("(?:[^"\\]|\\.)*"(?=\s*:)|[A-Za-z][A-Za-z0-9-]*(?=: )))"));
    static const QRegularExpression string(
        QStringLiteral(R"re((?<=[:\[,] )"(?:[^"\\]|\\.)*"|^\s+"(?:[^"\\]|\\.)*"(?=,?$))re"));
    static const QRegularExpression number(
        QStringLiteral(R"((?<=: )-?\d[\d.eE+-]*|(?<=: )(?:true|false|null))"));
    const Colors &colors = m_theme.colors();
    const auto paint = [this, &text](const QRegularExpression &what, const QColor &ink) {
        for (auto each = what.globalMatch(text); each.hasNext();) {
            const QRegularExpressionMatch match = each.next();
            setFormat(static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength()), ink);
        }
    };
    paint(string, colors.success);
    paint(number, colors.warning);
    paint(name, colors.accent);
}

} // namespace countersign::ui
