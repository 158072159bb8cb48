#pragma once

#include "core/display/display_text.h"
#include "ui/theme/colors.h"
#include "ui/widgets/card_frame.h"

class QGridLayout;
class QLabel;

namespace countersign::ui {

/// A small card of facts: a caption, then names and values, long values to be copied.
class FactCard : public CardFrame
{
    Q_OBJECT
public:
    explicit FactCard(const Theme &theme, QWidget *parent = nullptr);

    void setCaption(const display::DisplayText &words);
    void clear();
    /// An id, a hash, a header: shortened in its middle, copied whole. No row for an empty one.
    void addId(const QString &name, const display::DisplayText &value);
    void addWords(const QString &name, const display::DisplayText &words, Tone tone = Tone::Neutral,
                  const QString &glyph = {});
    /// Guarded text of any length: it wraps inside its words where it must.
    void addText(const display::DisplayText &text);

private:
    void addRow(const QString &name, QWidget *value, Qt::AlignmentFlag nameAt);
    void restyle();

    const Theme &m_theme;
    QLabel *m_caption;
    QGridLayout *m_rows;
};

} // namespace countersign::ui
