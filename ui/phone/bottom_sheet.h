#pragma once

#include <QPointer>
#include <QWidget>

class QVBoxLayout;

namespace countersign::ui {

class PhoneLook;
class TextBlock;

/// A panel that rises over the phone's screen and keeps the keyboard until it is answered or dismissed.
/// A plain child widget: nothing is modal, the window stays alive.
class BottomSheet : public QWidget
{
    Q_OBJECT
public:
    /// Covers `screen` and follows its size.
    BottomSheet(const PhoneLook &look, QWidget *screen);

    void open();
    /// Gives the keyboard back to whoever had it before open().
    void close();
    [[nodiscard]] bool isOpen() const { return !isHidden(); }

Q_SIGNALS:
    /// Escape, or a click beside the panel. The sheet is closed already.
    void dismissed();

protected:
    [[nodiscard]] const PhoneLook &look() const { return m_look; }
    /// The column of what the panel shows, under its title.
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }
    void setTitle(const QString &words);
    /// Puts everything back to how it opens, and says where the keyboard begins.
    [[nodiscard]] virtual QWidget *begin() = 0;
    /// Fonts, distances and words, after PhoneLook::changed().
    virtual void restyle();

    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    const PhoneLook &m_look;
    QVBoxLayout *m_outer;
    QWidget *m_panel;
    QVBoxLayout *m_column;
    TextBlock *m_title;
    QPointer<QWidget> m_focusBefore;
};

} // namespace countersign::ui
