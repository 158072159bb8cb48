#pragma once

#include "core/display/presentation.h"

#include <QLabel>
#include <QTextCharFormat>
#include <QTextLayout>

#include <array>

namespace countersign::ui {

/// Text that is shown whole: it wraps between words, and inside them where it must; it is never elided.
/// Assistive technology reads exactly what is painted.
class TextBlock : public QLabel
{
    Q_OBJECT
public:
    explicit TextBlock(QWidget *parent = nullptr);

    /// Guarded text, and beside it a smaller annotation such as an amount's ISO code.
    void setContent(const display::DisplayText &text, const display::DisplayText &annotation = {});
    /// What of the text stands out, from the next setContent() on, and how.
    void setRuns(const std::vector<display::TextRun> &runs);
    void setAccentFormat(display::Accent accent, const QTextCharFormat &format);
    /// Words of our own; guarded as well, so that nothing of others' gets by among them.
    void setWords(const QString &words);
    void setInk(const QColor &color);
    /// Room above and below. (A QFrame drops contents margins that are larger than itself before it is laid out.)
    void setPadding(int above, int below);
    void setAnnotationStyle(const QFont &font, const QColor &color);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void put(const QString &painted, qsizetype annotationLength, const QString &read);
    [[nodiscard]] QList<QTextLayout::FormatRange> formats() const;
    /// Breaks the text into lines; returns the size they take.
    QSizeF layOut(QTextLayout &layout, qreal width) const;

    QString m_painted;
    qsizetype m_annotationLength = 0;
    std::vector<display::TextRun> m_runs;
    std::array<QTextCharFormat, 4> m_accents; ///< in the order of Accent
    int m_above = 0;
    int m_below = 0;
    QFont m_annotationFont;
    QColor m_annotationColor;
};

} // namespace countersign::ui
