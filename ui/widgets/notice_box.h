#pragma once

#include "core/display/display_text.h"
#include "ui/theme/colors.h"

#include <QFrame>

class QHBoxLayout;

namespace countersign::ui {

class TextBlock;
class Theme;

/// A tinted box with an icon and a sentence: something to know before going on.
class NoticeBox : public QFrame
{
    Q_OBJECT
public:
    NoticeBox(const Theme &theme, Tone tone, QWidget *parent = nullptr);

    void setContent(const display::DisplayText &text);
    void setWords(const QString &words);
    /// Icon, padding and corners follow the font's size.
    void setTextFont(const QFont &font);
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void restyle();

    const Theme &m_theme;
    Tone m_tone;
    QHBoxLayout *m_layout;
    TextBlock *m_text;
};

} // namespace countersign::ui
