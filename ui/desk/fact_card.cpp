#include "ui/desk/fact_card.h"

#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/id_label.h"
#include "ui/widgets/text_block.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace countersign::ui {

namespace {

constexpr int glyphSize = 14;

QLabel *makeLabel(const QString &words, const QFont &font, const QColor &ink)
{
    auto *label = new QLabel(words);
    label->setTextFormat(Qt::PlainText);
    label->setFont(font);
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, ink);
    label->setPalette(palette);
    return label;
}

/// Takes whatever width there is.
void wrapAtAnyWidth(QLabel &label)
{
    label.setWordWrap(true);
    QSizePolicy policy = label.sizePolicy();
    policy.setHorizontalPolicy(QSizePolicy::Ignored);
    label.setSizePolicy(policy);
}

} // namespace

FactCard::FactCard(const Theme &theme, QWidget *parent)
    : CardFrame(theme, parent), m_theme(theme), m_caption(new QLabel(this)), m_rows(new QGridLayout)
{
    m_rows->setHorizontalSpacing(space::m);
    m_rows->setVerticalSpacing(space::xs);
    m_rows->setColumnStretch(1, 1);
    m_caption->setTextFormat(Qt::PlainText);
    wrapAtAnyWidth(*m_caption);
    body()->addWidget(m_caption);
    body()->addLayout(m_rows);
    connect(&theme, &Theme::changed, this, &FactCard::restyle);
    restyle();
}

void FactCard::setCaption(const display::DisplayText &words)
{
    m_caption->setText(words.forPainting());
}

void FactCard::clear()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void FactCard::addId(const QString &name, const display::DisplayText &value)
{
    if (value.isEmpty())
        return;
    auto *id = new IdLabel(m_theme);
    id->setId(value);
    addRow(name, id, Qt::AlignVCenter);
}

void FactCard::addWords(const QString &name, const display::DisplayText &words, Tone tone,
                        const QString &glyph)
{
    const QColor ink = tone == Tone::Neutral ? m_theme.colors().text : m_theme.ink(tone);
    QLabel *text = makeLabel(words.forPainting(), m_theme.font(FontRole::Small), ink);
    wrapAtAnyWidth(*text);
    if (glyph.isEmpty()) {
        addRow(name, text, Qt::AlignTop);
        return;
    }
    auto *value = new QWidget;
    auto *row = new QHBoxLayout(value);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    auto *picture = new QLabel;
    picture->setPixmap(
        m_theme.pixmap(glyph, ink, qRound(glyphSize * m_theme.textScale()), devicePixelRatioF()));
    row->addWidget(picture, 0, Qt::AlignTop);
    row->addWidget(text, 1);
    addRow(name, value, Qt::AlignTop);
}

void FactCard::addText(const display::DisplayText &text)
{
    auto *block = new TextBlock;
    block->setFont(m_theme.font(FontRole::Small));
    block->setInk(m_theme.colors().text);
    block->setContent(text);
    addRow({}, block, Qt::AlignTop);
}

void FactCard::addRow(const QString &name, QWidget *value, Qt::AlignmentFlag nameAt)
{
    const int row = m_rows->rowCount();
    if (name.isEmpty()) {
        m_rows->addWidget(value, row, 0, 1, 2);
        return;
    }
    m_rows->addWidget(makeLabel(name, m_theme.font(FontRole::Small), m_theme.colors().textMuted), row, 0,
                      nameAt);
    m_rows->addWidget(value, row, 1);
}

void FactCard::restyle()
{
    m_caption->setFont(m_theme.font(FontRole::Small));
    QPalette palette = m_caption->palette();
    palette.setColor(QPalette::WindowText, m_theme.colors().textMuted);
    m_caption->setPalette(palette);
}

} // namespace countersign::ui
