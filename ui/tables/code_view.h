#pragma once

#include "core/display/display_text.h"

#include <QPlainTextEdit>

namespace countersign::ui {

class CodeHighlighter;
class Theme;

/// HTTP and JSON to read and to copy, in monospace; names and values of JSON differ in tone.
class CodeView : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit CodeView(const Theme &theme, QWidget *parent = nullptr);

    /// The same text again leaves the scroll position and the selection alone.
    void setContent(const display::DisplayText &text);

private:
    void restyle();

    const Theme &m_theme;
    CodeHighlighter *m_highlighter;
};

} // namespace countersign::ui
