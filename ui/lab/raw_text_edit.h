#pragma once

#include "core/display/display_text.h"

#include <QPlainTextEdit>

namespace countersign::ui {

class Theme;

/// Text whose every character counts, in monospace, with a frame. What is shown is what was put in or typed, to the byte;
/// what no such field could hold so, such as other line ends than a line feed, or show, such as an override of the
/// writing direction, is not editable here.
class RawTextEdit : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit RawTextEdit(const Theme &theme, QWidget *parent = nullptr);

    /// Without edited(). Of bytes that are no text, or other text than could be read back, it shows `instead`, read-only.
    void setBytes(const QByteArray &bytes, const display::DisplayText &instead);
    /// As they were put in, or as the text is that was typed since.
    [[nodiscard]] QByteArray bytes() const;

    [[nodiscard]] QSize sizeHint() const override { return {200, 96}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 64}; }

Q_SIGNALS:
    void edited();

protected:
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QString rawText() const;
    void restyle();

    const Theme &m_theme;
    QByteArray m_given; ///< that is not editable here
};

} // namespace countersign::ui
