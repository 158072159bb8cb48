#include "ui/tables/code_view.h"

#include "ui/shell/slim_scroll_bar.h"
#include "ui/tables/code_highlighter.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

namespace countersign::ui {

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
