#pragma once

#include "core/display/renderer.h"

#include <QWidget>

class QVBoxLayout;

namespace countersign::ui {

class NoticeBox;
class PhoneLook;
class TableBlock;
enum class FontRole;
class RevealButton;
class TextBlock;

/// One field of what a person is about to approve: its label, its value, and what is wrong with it.
class FieldRow : public QWidget
{
    Q_OBJECT
public:
    /// `revealed` is the same field without its mask.
    FieldRow(const PhoneLook &look, display::RenderedField masked, display::RenderedField revealed,
             QWidget *parent = nullptr);

    enum class Shown { Masked, Revealed };
    void setShown(Shown shown);
    [[nodiscard]] Shown shown() const { return m_shown; }
    /// What stands for the value now.
    [[nodiscard]] QString valueText() const;
    [[nodiscard]] const QString &key() const { return m_masked.key; }
    /// Its mask was lifted at some time.
    [[nodiscard]] bool wasRevealed() const { return m_wasRevealed; }
    /// The problems and warnings below the value.
    [[nodiscard]] QStringList notices() const;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Notice
    {
        NoticeBox *box;
        display::Remark remark;
    };

    void addValue();
    void addValueWidget(QWidget *widget);
    void styleAccents();
    void addNotices();
    void restyle();
    void styleValue();
    [[nodiscard]] FontRole valueRole() const;
    [[nodiscard]] bool isRaw() const { return m_masked.style == display::RowStyle::Raw; }

    const PhoneLook &m_look;
    display::RenderedField m_masked;
    display::RenderedField m_revealed;
    Shown m_shown = Shown::Masked;
    bool m_wasRevealed = false;
    QVBoxLayout *m_layout;
    TextBlock *m_label;
    TextBlock *m_value;
    NoticeBox *m_alert = nullptr;  ///< holds the text of an alert
    TableBlock *m_table = nullptr; ///< holds the text of a table; the value is then what stands beside it
    TextBlock *m_rawMark = nullptr;
    RevealButton *m_eye = nullptr;
    std::vector<Notice> m_notices;
};

} // namespace countersign::ui
