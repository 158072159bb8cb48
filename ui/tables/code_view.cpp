#include "ui/tables/code_view.h"

#include "ui/shell/slim_scroll_bar.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QRegularExpression>
#include <QSyntaxHighlighter>

namespace countersign::ui {

/// Line by line, which pretty-printed JSON allows: `"name": value`, and the names of HTTP headers.
class CodeHighlighter final : public QSyntaxHighlighter
{
public:
    CodeHighlighter(const Theme &theme, QTextDocument *document)
        : QSyntaxHighlighter(document), m_theme(theme)
    {}

protected:
    void highlightBlock(const QString &text) override
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
                setFormat(static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength()),
                          ink);
            }
        };
        paint(string, colors.success);
        paint(number, colors.warning);
        paint(name, colors.accent);
    }

private:
    const Theme &m_theme;
};

CodeView::CodeView(const Theme &theme, QWidget *parent)
    : QPlainTextEdit(parent), m_theme(theme), m_highlighter(new CodeHighlighter(theme, document()))
{
    SlimScrollBar::dress(*this, theme);
    setReadOnly(true);
    document()->setDocumentMargin(space::m);
    setFrameShape(QFrame::NoFrame);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    connect(&theme, &Theme::changed, this, &CodeView::restyle);
    restyle();
}

void CodeView::setContent(const display::DisplayText &text)
{
    if (toPlainText() != text.plain())
        setPlainText(text.plain());
}

void CodeView::restyle()
{
    setFont(m_theme.font(FontRole::MonoSmall));
    m_highlighter->rehighlight();
}

} // namespace countersign::ui
