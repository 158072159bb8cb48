#include "ui/widgets/text_block.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <cmath>

namespace countersign::ui {

namespace {

constexpr int widest = QWIDGETSIZE_MAX;
/// An en space: wider than a space, and a line may still break there.
constexpr QChar gap(0x2002);

/// QTextLayout lays out one paragraph: its lines are told apart by U+2028.
QString asOneParagraph(QString text)
{
    return text.replace(QLatin1Char('\n'), QChar(QChar::LineSeparator));
}

/// Where the character stands that is at `place` without the isolates that painting added.
qsizetype placeInPainted(const QString &painted, qsizetype place)
{
    qsizetype at = 0;
    for (;; ++at) {
        const bool isIsolate =
            at < painted.size() && (painted[at] == QChar(0x2068) || painted[at] == QChar(0x2069));
        if (!isIsolate && (place-- == 0 || at >= painted.size()))
            return at;
    }
}

} // namespace

TextBlock::TextBlock(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void TextBlock::setContent(const display::DisplayText &text, const display::DisplayText &annotation)
{
    if (annotation.isEmpty())
        return put(text.forPainting(), 0, text.plain());
    const QString beside = gap + annotation.forPainting();
    put(text.forPainting() + beside, beside.size(), text.plain() + QLatin1Char(' ') + annotation.plain());
}

void TextBlock::setWords(const QString &words)
{
    setContent(display::DisplayText::guard(words, display::Lines::Many));
}

void TextBlock::put(const QString &painted, qsizetype annotationLength, const QString &read)
{
    m_painted = asOneParagraph(painted);
    m_annotationLength = annotationLength;
    setText(read);
    setAccessibleName(read);
    updateGeometry();
    update();
}

void TextBlock::setInk(const QColor &color)
{
    QPalette inked = palette();
    inked.setColor(QPalette::WindowText, color);
    setPalette(inked);
}

void TextBlock::setPadding(int above, int below)
{
    m_above = above;
    m_below = below;
    updateGeometry();
    update();
}

void TextBlock::setAnnotationStyle(const QFont &font, const QColor &color)
{
    m_annotationFont = font;
    m_annotationColor = color;
    updateGeometry();
    update();
}

void TextBlock::setRuns(const std::vector<display::TextRun> &runs)
{
    m_runs = runs;
}

void TextBlock::setAccentFormat(display::Accent accent, const QTextCharFormat &format)
{
    m_accents[static_cast<std::size_t>(accent)] = format;
    updateGeometry();
    update();
}

QList<QTextLayout::FormatRange> TextBlock::formats() const
{
    QList<QTextLayout::FormatRange> ranges;
    const auto add = [&ranges](qsizetype start, qsizetype length, const QTextCharFormat &format) {
        ranges.append({static_cast<int>(start), static_cast<int>(length), format});
    };
    for (const display::TextRun &run : m_runs) {
        const qsizetype start = placeInPainted(m_painted, run.start);
        add(start, placeInPainted(m_painted, run.start + run.length) - start,
            m_accents[static_cast<std::size_t>(run.accent)]);
    }
    if (m_annotationLength > 0) {
        QTextCharFormat format;
        format.setFont(m_annotationFont);
        format.setForeground(m_annotationColor);
        add(m_painted.size() - m_annotationLength, m_annotationLength, format);
    }
    return ranges;
}

QSizeF TextBlock::layOut(QTextLayout &layout, qreal width) const
{
    QTextOption option(QStyle::visualAlignment(layoutDirection(), alignment()) & Qt::AlignHorizontal_Mask);
    option.setTextDirection(layoutDirection());
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.setFont(font());
    layout.setText(m_painted);
    layout.setFormats(formats());
    QSizeF size;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition(QPointF(0, size.height()));
        size = {std::max(size.width(), line.naturalTextWidth()), size.height() + std::ceil(line.height())};
    }
    layout.endLayout();
    return size;
}

int TextBlock::heightForWidth(int width) const
{
    QTextLayout layout;
    return m_above + static_cast<int>(std::ceil(layOut(layout, width).height())) + m_below;
}

QSize TextBlock::sizeHint() const
{
    QTextLayout layout;
    const QSizeF size = layOut(layout, widest);
    const QSize whole(static_cast<int>(std::ceil(size.width())) + 1,
                      static_cast<int>(std::ceil(size.height())));
    return whole.grownBy({0, m_above, 0, m_below});
}

QSize TextBlock::minimumSizeHint() const
{
    const QFontMetrics metrics(font());
    return {metrics.averageCharWidth(), m_above + metrics.height() + m_below};
}

void TextBlock::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    QTextLayout layout;
    layOut(layout, width());
    layout.draw(&painter, QPointF(0, m_above));
}

} // namespace countersign::ui
