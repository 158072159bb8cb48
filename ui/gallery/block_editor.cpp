#include "ui/gallery/block_editor.h"

#include "ui/shell/slim_scroll_bar.h"
#include "ui/tables/code_highlighter.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/remark_words.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolTip>

#include <algorithm>

namespace countersign::ui {

using console::DraftMark;

namespace {

/// Leaves that the completer's list takes while it is open.
bool isForList(int key)
{
    return key == Qt::Key_Enter || key == Qt::Key_Return || key == Qt::Key_Escape || key == Qt::Key_Tab
        || key == Qt::Key_Backtab;
}

Tone toneOf(DraftMark::Kind kind)
{
    return kind == DraftMark::Kind::Warning ? Tone::Warning : Tone::Danger;
}

} // namespace

display::DisplayText wordsOf(const DraftMark &mark)
{
    const auto *remark = std::get_if<display::Remark>(&mark.message);
    return remark ? wordsOf(*remark) : std::get<display::DisplayText>(mark.message);
}

BlockEditor::BlockEditor(const Theme &theme, const QStringList &typeNames, QWidget *parent)
    : QPlainTextEdit(parent), m_theme(theme), m_highlighter(new CodeHighlighter(theme, document())),
      m_completer(new QCompleter(typeNames, this))
{
    SlimScrollBar::dress(*this, theme);
    document()->setDocumentMargin(space::m);
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::PopupCompletion);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &BlockEditor::insertName);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &BlockEditor::currentMarkChanged);
    connect(&theme, &Theme::changed, this, &BlockEditor::restyle);
    restyle();
}

void BlockEditor::setMarks(const QList<DraftMark> &marks)
{
    m_marks = marks;
    underline();
    Q_EMIT currentMarkChanged();
}

const DraftMark *BlockEditor::currentMark() const
{
    return markAt(textCursor().position());
}

const DraftMark *BlockEditor::markAt(int position) const
{
    const auto found = std::ranges::find_if(m_marks, [position](const DraftMark &mark) {
        return position >= mark.position && position <= mark.position + mark.length;
    });
    return found == m_marks.end() ? nullptr : &*found;
}

void BlockEditor::underline()
{
    const int end = document()->characterCount() - 1;
    QList<QTextEdit::ExtraSelection> selections;
    for (const DraftMark &mark : std::as_const(m_marks)) {
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(document());
        // What is missing at the very end has no character of its own: the last one stands for it.
        const int first = std::clamp(mark.position, 0, std::max(0, end - 1));
        selection.cursor.setPosition(first);
        selection.cursor.setPosition(std::min(first + std::max(1, mark.length), end),
                                     QTextCursor::KeepAnchor);
        selection.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        selection.format.setUnderlineColor(m_theme.ink(toneOf(mark.kind)));
        selection.format.setBackground(m_theme.wash(toneOf(mark.kind)));
        selections.append(selection);
    }
    setExtraSelections(selections);
}

bool BlockEditor::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QPlainTextEdit::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QPoint place = viewport()->mapFrom(this, help->pos());
    if (const DraftMark *mark = markAt(cursorForPosition(place).position()))
        QToolTip::showText(help->globalPos(), wordsOf(*mark).forPainting().toHtmlEscaped(), this);
    else
        QToolTip::hideText();
    return true;
}

void BlockEditor::insertFromMimeData(const QMimeData *source)
{
    if (source->hasText())
        insertPlainText(console::withVisibleEscapes(source->text()));
}

void BlockEditor::keyPressEvent(QKeyEvent *event)
{
    if (m_completer->popup()->isVisible() && isForList(event->key())) {
        event->ignore();
        return;
    }
    const bool asks = event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier;
    if (!asks)
        QPlainTextEdit::keyPressEvent(event);
    if (asks || !event->text().isEmpty())
        offerNames();
}

std::optional<QString> BlockEditor::typedName() const
{
    static const QRegularExpression typing(QStringLiteral(R"("data_type"\s*:\s*"([A-Za-z0-9_]*)$)"));
    const QTextCursor cursor = textCursor();
    const QRegularExpressionMatch match = typing.match(cursor.block().text().left(cursor.positionInBlock()));
    return match.hasMatch() ? std::optional(match.captured(1)) : std::nullopt;
}

void BlockEditor::offerNames()
{
    const std::optional<QString> typed = typedName();
    if (!typed)
        return m_completer->popup()->hide();
    m_completer->setCompletionPrefix(*typed);
    const bool isDone = m_completer->completionCount() == 1 && m_completer->currentCompletion() == *typed;
    if (m_completer->completionCount() == 0 || isDone)
        return m_completer->popup()->hide();
    QRect place = cursorRect();
    place.setWidth(m_completer->popup()->sizeHintForColumn(0)
                   + m_completer->popup()->verticalScrollBar()->sizeHint().width() + space::l);
    m_completer->complete(place);
}

void BlockEditor::insertName(const QString &name)
{
    static const QRegularExpression rest(QStringLiteral("^[A-Za-z0-9_]*"));
    const std::optional<QString> typed = typedName();
    if (!typed)
        return;
    QTextCursor cursor = textCursor();
    const QString behind = cursor.block().text().mid(cursor.positionInBlock());
    cursor.movePosition(QTextCursor::Left, QTextCursor::MoveAnchor, static_cast<int>(typed->size()));
    cursor.movePosition(QTextCursor::Right, QTextCursor::KeepAnchor,
                        static_cast<int>(typed->size() + rest.match(behind).capturedLength()));
    cursor.insertText(name);
    setTextCursor(cursor);
}

void BlockEditor::restyle()
{
    setFont(m_theme.font(FontRole::MonoSmall));
    m_highlighter->rehighlight();
    underline();
}

} // namespace countersign::ui
