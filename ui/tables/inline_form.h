#pragma once

#include "core/display/display_text.h"
#include "ui/widgets/card_frame.h"

class QGridLayout;
class QLabel;

namespace countersign::ui {

class ActionButton;
class Theme;

/// A few fields in the page, not in its way: labels above their fields, a button that goes through with it, one that
/// puts the form away, as Escape does, and room to say what is wrong.
///
/// A form of its own gives its words in retranslate(), which its constructor calls too.
class InlineForm : public CardFrame
{
    Q_OBJECT
public:
    void showProblem(const display::DisplayText &problem);
    /// What is shown of that; empty when nothing is.
    [[nodiscard]] QString problem() const;

protected:
    explicit InlineForm(const Theme &theme, QWidget *parent = nullptr);

    /// From the left; `stretch` is the column's.
    QLabel *addField(QWidget *field, int stretch = 1);
    void addBeside(QWidget *widget);
    /// Behind the fields; once they are all there, `last` being the last that takes the keyboard.
    void addButtons(QWidget *last);
    [[nodiscard]] ActionButton &accept() { return *m_accept; }

    /// Without a problem, with the keyboard in `field`.
    void openAt(QWidget &field);
    void hideProblem();

    virtual void submit() = 0;
    virtual void retranslate() = 0;
    /// The words that all forms share; for the form's own retranslate().
    void retranslateForm();

    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void restyle();

    const Theme &m_theme;
    QGridLayout *m_grid;
    QList<QLabel *> m_labels;
    ActionButton *m_accept;
    ActionButton *m_cancel;
    QLabel *m_problem;
};

} // namespace countersign::ui
