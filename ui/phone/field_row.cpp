#include "ui/phone/field_row.h"

#include "ui/phone/phone_look.h"
#include "ui/phone/picture_block.h"
#include "ui/phone/reveal_button.h"
#include "ui/phone/table_block.h"
#include "ui/widgets/notice_box.h"
#include "ui/widgets/remark_words.h"
#include "ui/widgets/text_block.h"

#include <QEvent>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>

namespace countersign::ui {

using display::Accent;
using display::RowStyle;

namespace {

Tone toneOf(display::Level level)
{
    switch (level) {
    case display::Level::Info: return Tone::Accent;
    case display::Level::Success: return Tone::Success;
    case display::Level::Warning: return Tone::Warning;
    case display::Level::Error: return Tone::Danger;
    }
    Q_UNREACHABLE();
}

} // namespace

FieldRow::FieldRow(const PhoneLook &look, display::RenderedField masked, display::RenderedField revealed,
                   QWidget *parent)
    : QWidget(parent), m_look(look), m_masked(std::move(masked)), m_revealed(std::move(revealed)),
      m_layout(new QVBoxLayout(this)), m_label(new TextBlock(this)), m_value(new TextBlock(this))
{
    setAccessibleName(m_masked.title.plain());
    m_layout->addWidget(m_label);
    m_label->setContent(m_masked.title);
    if (isRaw())
        m_layout->addWidget(m_rawMark = new TextBlock(this));
    addValue();
    addNotices();
    setShown(Shown::Masked);
    connect(&look, &PhoneLook::changed, this, &FieldRow::restyle);
    restyle();
}

void FieldRow::addValue()
{
    const display::Presentation &presentation = m_masked.presentation;
    if (presentation.level) {
        m_value->hide();
        addValueWidget(m_alert = new NoticeBox(m_look.theme(), toneOf(*presentation.level), this));
        return;
    }
    if (presentation.picture)
        m_layout->addWidget(new PictureBlock(m_look, *presentation.picture, this));
    if (presentation.table)
        m_layout->addWidget(m_table = new TableBlock(m_look, *presentation.table, this));
    addValueWidget(m_value);
}

void FieldRow::addValueWidget(QWidget *widget)
{
    if (!m_masked.masked || !m_masked.maskable) {
        m_layout->addWidget(widget);
        return;
    }
    m_eye = new RevealButton(m_look, this);
    connect(m_eye, &QAbstractButton::pressed, this, [this] { setShown(Shown::Revealed); });
    connect(m_eye, &QAbstractButton::released, this, [this] { setShown(Shown::Masked); });
    auto *line = new QHBoxLayout;
    line->setSpacing(m_look.px(4));
    line->addWidget(widget, 0, Qt::AlignVCenter);
    line->addWidget(m_eye, 0, Qt::AlignVCenter);
    line->addStretch();
    m_layout->addLayout(line);
}

void FieldRow::addNotices()
{
    const auto add = [this](Tone tone, const std::vector<display::Remark> &remarks) {
        for (const display::Remark &remark : remarks) {
            auto *notice = new NoticeBox(m_look.theme(), tone, this);
            m_layout->addWidget(notice);
            m_notices.push_back({notice, remark});
        }
    };
    add(Tone::Danger, m_masked.problems);
    add(Tone::Warning, m_masked.warnings);
}

void FieldRow::setShown(Shown shown)
{
    m_shown = shown;
    m_wasRevealed = m_wasRevealed || (shown == Shown::Revealed && m_masked.masked && m_masked.maskable);
    const display::RenderedField &field = shown == Shown::Revealed ? m_revealed : m_masked;
    if (m_alert) {
        m_alert->setContent(field.text);
    } else if (m_table && field.presentation.table) {
        m_table->setContent(*field.presentation.table, field.text);
        m_value->setContent(field.annotation);
    } else {
        m_value->setRuns(field.presentation.runs);
        m_value->setContent(field.text, field.annotation);
    }
    styleValue();
}

QString FieldRow::valueText() const
{
    if (m_alert)
        return m_alert->text();
    return m_table ? m_table->text() + u' ' + m_value->text() : m_value->text();
}

QStringList FieldRow::notices() const
{
    QStringList texts;
    for (const Notice &notice : m_notices)
        texts.append(notice.box->text());
    return texts;
}

FontRole FieldRow::valueRole() const
{
    const bool strong = m_masked.emphasis == display::Emphasis::Strong;
    switch (m_masked.style) {
    case RowStyle::Text: return strong ? FontRole::ValueStrong : FontRole::Value;
    case RowStyle::Amount: {
        // A long amount is set smaller before it is broken into two lines.
        const int width = QFontMetrics(m_look.font(FontRole::Hero)).horizontalAdvance(m_value->text());
        return width <= m_look.px(PhoneLook::contentWidth) ? FontRole::Hero : FontRole::Title;
    }
    case RowStyle::Monospace:
    case RowStyle::Raw: return FontRole::Mono;
    case RowStyle::Code: return FontRole::Hero;
    case RowStyle::Table: return FontRole::SmallStrong;
    case RowStyle::Picture: return FontRole::MonoSmall;
    case RowStyle::Note:
    case RowStyle::Alert: return strong ? FontRole::BodyStrong : FontRole::Body;
    case RowStyle::Heading: return FontRole::Heading;
    }
    Q_UNREACHABLE();
}

void FieldRow::styleValue()
{
    const bool amount = m_masked.style == RowStyle::Amount;
    QFont font = m_look.font(valueRole());
    if (m_masked.emphasis == display::Emphasis::Strong && font.weight() < QFont::DemiBold)
        font.setWeight(QFont::DemiBold);
    if (m_masked.style == RowStyle::Code) {
        font.setFamilies(m_look.font(FontRole::Mono).families());
        font.setLetterSpacing(QFont::AbsoluteSpacing, m_look.px(4));
    }
    m_value->setFont(font);
    const bool isSmallPrint = m_table || m_masked.style == RowStyle::Picture;
    m_value->setInk(isSmallPrint ? m_look.colors().textMuted : m_look.colors().text);
    styleAccents();
    m_value->setAnnotationStyle(m_look.font(amount ? FontRole::SmallStrong : FontRole::MonoSmall),
                                m_look.colors().textMuted);
}

void FieldRow::styleAccents()
{
    const Theme &theme = m_look.theme();
    QTextCharFormat strong;
    strong.setFontWeight(QFont::DemiBold);
    QTextCharFormat muted;
    muted.setForeground(m_look.colors().textMuted);
    // What changed is told by its line as well as by its colour.
    QTextCharFormat removed;
    removed.setFontStrikeOut(true);
    removed.setForeground(theme.ink(Tone::Danger));
    removed.setBackground(theme.wash(Tone::Danger));
    QTextCharFormat added;
    added.setFontUnderline(true);
    added.setForeground(theme.ink(Tone::Success));
    added.setBackground(theme.wash(Tone::Success));
    m_value->setAccentFormat(Accent::Strong, strong);
    m_value->setAccentFormat(Accent::Muted, muted);
    m_value->setAccentFormat(Accent::Removed, removed);
    m_value->setAccentFormat(Accent::Added, added);
}

void FieldRow::restyle()
{
    const int indent = isRaw() ? m_look.px(12) : 0;
    const bool mirrored = isRightToLeft();
    m_layout->setContentsMargins(mirrored ? 0 : indent, m_look.px(11), mirrored ? indent : 0, m_look.px(10));
    m_layout->setSpacing(m_look.px(4));
    m_label->setFont(m_look.font(FontRole::Caption));
    m_label->setInk(m_look.colors().textMuted);
    if (m_rawMark) {
        m_rawMark->setFont(m_look.font(FontRole::SmallStrong));
        m_rawMark->setInk(m_look.colors().danger);
        m_rawMark->setWords(tr("Shown as it was sent"));
    }
    if (m_eye) {
        m_eye->setAccessibleName(tr("Hold to show %1").arg(m_masked.title.plain()));
        m_eye->setToolTip(tr("Hold to show (Space)"));
    }
    for (const Notice &notice : m_notices) {
        notice.box->setContent(wordsOf(notice.remark));
        notice.box->setTextFont(m_look.font(FontRole::Small));
    }
    if (m_alert)
        m_alert->setTextFont(m_look.font(valueRole()));
    styleValue();
    update();
}

void FieldRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LayoutDirectionChange)
        restyle();
    QWidget::changeEvent(event);
}

void FieldRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), std::max(1, m_look.px(1))), m_look.colors().line);
    if (!isRaw())
        return;
    const QRect bar(0, m_look.px(13), m_look.px(3), height() - m_look.px(24));
    painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), bar), m_look.colors().danger);
}

} // namespace countersign::ui
