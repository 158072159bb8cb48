#include "ui/tamper/tamper_cell.h"

#include "ui/theme/glyph.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace countersign::ui {

namespace {

constexpr int glyphSize = 14;
constexpr qreal markWidth = 2;

} // namespace

TamperCell::TamperCell(const Theme &theme, tamper::TamperCase tampered, QWidget *parent)
    : QAbstractButton(parent), m_theme(theme), m_tampered(tampered)
{
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void TamperCell::setTrial(const tamper::TamperTrial &trial)
{
    m_verdict = verdictOf(trial);
    setText(m_verdict.text);
    setToolTip(sentenceOf(trial));
    setAccessibleName(
        QStringList{wordsOf(m_tampered.what), wordsOf(m_tampered.where), m_verdict.text, m_verdict.note}.join(
            QStringLiteral(", ")));
    updateGeometry();
    update();
}

QSize TamperCell::sizeHint() const
{
    const QFontMetrics verdict(m_theme.font(FontRole::SmallStrong));
    const QFontMetrics note(m_theme.font(FontRole::Caption));
    const int glyph = qRound(glyphSize * m_theme.textScale()) + space::xs;
    const int width = std::max(verdict.horizontalAdvance(m_verdict.text) + glyph,
                               note.horizontalAdvance(m_verdict.note) + glyph);
    return {width + 2 * space::s, verdict.height() + note.height() + 2 * space::s};
}

void TamperCell::paintEvent(QPaintEvent *)
{
    const Colors &colors = m_theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setBrush(m_verdict.tone == Tone::Neutral ? colors.backdrop : m_theme.wash(m_verdict.tone));
    painter.setPen(hasFocus()         ? QPen(colors.focus, markWidth)
                       : isChecked()  ? QPen(colors.accent, markWidth)
                       : underMouse() ? QPen(colors.lineStrong, 1)
                                      : QPen(colors.line, 1));
    painter.drawRoundedRect(box, radius::medium, radius::medium);

    const int glyph = qRound(glyphSize * m_theme.textScale());
    const QFont verdictFont = m_theme.font(FontRole::SmallStrong);
    const int line = QFontMetrics(verdictFont).height();
    const QRect content = rect().adjusted(space::s, space::s, -space::s, -space::s);
    const QColor ink = m_verdict.tone == Tone::Neutral ? colors.textMuted : m_theme.ink(m_verdict.tone);
    paintGlyph(painter, m_verdict.glyph, ink,
               QRectF(content.left(), content.top() + (line - glyph) / 2.0, glyph, glyph));
    const QRect words = content.adjusted(glyph + space::xs, 0, 0, 0);
    painter.setFont(verdictFont);
    painter.setPen(ink);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignTop, m_verdict.text);
    painter.setFont(m_theme.font(FontRole::Caption));
    painter.setPen(colors.textMuted);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignBottom, m_verdict.note);
}

} // namespace countersign::ui
