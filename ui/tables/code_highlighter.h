#pragma once

#include <QSyntaxHighlighter>

namespace countersign::ui {

class Theme;

/// Line by line, which pretty-printed JSON allows: `"name": value`, and the names of HTTP headers.
class CodeHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    CodeHighlighter(const Theme &theme, QTextDocument *document);

protected:
    void highlightBlock(const QString &text) override;

private:
    const Theme &m_theme;
};

} // namespace countersign::ui
