#pragma once

#include "core/console/block_draft.h"

#include <QPlainTextEdit>

class QCompleter;

namespace countersign::ui {

class CodeHighlighter;
class Theme;

/// Where a display block is typed as JSON: the names of types complete themselves, what is wrong is underlined and says
/// why under the mouse and the cursor, and what cannot be seen comes in as an escape.
class BlockEditor : public QPlainTextEdit
{
    Q_OBJECT
public:
    BlockEditor(const Theme &theme, const QStringList &typeNames, QWidget *parent = nullptr);

    void setMarks(const QList<console::DraftMark> &marks);
    /// The mark under the cursor, or null.
    [[nodiscard]] const console::DraftMark *currentMark() const;
    [[nodiscard]] QCompleter &completer() const { return *m_completer; }

Q_SIGNALS:
    /// The cursor came to another place, or the marks are others.
    void currentMarkChanged();

protected:
    bool event(QEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] const console::DraftMark *markAt(int position) const;
    /// What of a type's name stands before the cursor; nothing where no type is typed.
    [[nodiscard]] std::optional<QString> typedName() const;
    void offerNames();
    void insertName(const QString &name);
    void underline();
    void restyle();

    const Theme &m_theme;
    CodeHighlighter *m_highlighter;
    QCompleter *m_completer;
    QList<console::DraftMark> m_marks;
};

/// What is wrong at a place of the text, a remark in the language of the window.
[[nodiscard]] display::DisplayText wordsOf(const console::DraftMark &mark);

} // namespace countersign::ui
