#include "ui/widgets/section_label.h"

#include "ui/theme/theme.h"

namespace countersign::ui {

SectionLabel::SectionLabel(const Theme &theme, const QString &words, QWidget *parent)
    : QLabel(words, parent), m_theme(theme)
{
    setTextFormat(Qt::PlainText);
    connect(&theme, &Theme::changed, this, &SectionLabel::restyle);
    restyle();
}

void SectionLabel::restyle()
{
    setFont(m_theme.font(FontRole::Section));
    QPalette inked = palette();
    inked.setColor(QPalette::WindowText, m_theme.colors().textMuted);
    setPalette(inked);
}

} // namespace countersign::ui
