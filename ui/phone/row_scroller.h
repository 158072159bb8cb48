#pragma once

#include "core/base/clock.h"

#include <QAbstractSlider>
#include <QElapsedTimer>
#include <QHash>
#include <QPointF>
#include <QRegion>
#include <QScrollArea>
#include <QSet>
#include <QTimer>

#include <optional>

namespace countersign::ui {

class PhoneLook;

/// Scrolls a column of rows by wheel, keyboard and drag, and knows which rows have been in view: a row counts once
/// every part of it has been, whether at one time or in passing.
class RowScroller : public QScrollArea
{
    Q_OBJECT
public:
    explicit RowScroller(const PhoneLook &look, QWidget *parent = nullptr);

    /// Starts anew with `content`, which it owns from now on; `rows` are widgets inside it.
    void setRows(QWidget *content, const QList<QWidget *> &rows);

    [[nodiscard]] int rowCount() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] int rowsSeen() const { return static_cast<int>(m_seen.size()); }
    [[nodiscard]] bool allSeen() const { return rowsSeen() == rowCount(); }

    [[nodiscard]] bool wasSeen(const QWidget *row) const { return m_seen.contains(row); }
    /// How long the whole of a row has been in view by now, or it filled the view.
    [[nodiscard]] Milliseconds timeInView(const QWidget *row) const;

    /// Where the first row is that has not been in view.
    enum class Unseen { None, Above, Below };
    [[nodiscard]] Unseen unseen() const;
    /// Scrolls to it.
    void showUnseen();

    void scrollRows(QAbstractSlider::SliderAction action);

Q_SIGNALS:
    /// Also sent with the first look at new rows.
    void rowsSeenChanged(int seen, int total);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void restyle();
    void lookAround();
    void countTime();
    [[nodiscard]] bool isWholeInView(const QWidget *row, const QRegion &inView) const;
    void placeThumb();
    [[nodiscard]] QRect placeOf(const QWidget *row) const;
    /// Where in the content to scroll to, so that what is next to be seen is in view.
    [[nodiscard]] std::optional<int> unseenTop() const;

    const PhoneLook &m_look;
    QWidget *m_thumb;
    QList<QWidget *> m_rows;
    QSet<const QWidget *> m_seen;
    QRegion m_covered;                   ///< what of the content has been in view, at its present width
    QSet<const QWidget *> m_wholeInView; ///< since the last look
    QHash<const QWidget *, std::chrono::nanoseconds> m_timeInView; ///< until the last look
    QElapsedTimer m_sinceLook;
    QTimer m_nextLook;
    std::optional<qreal> m_dragFrom;
};

} // namespace countersign::ui
