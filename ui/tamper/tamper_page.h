#pragma once

#include <QWidget>

namespace countersign::console {
class TamperLab;
}

namespace countersign::ui {

class PaintedFacts;
class SectionLabel;
class TamperMatrix;
class Theme;
class TrialPanel;
class WayView;

/// The tamper lab: at the left every case, and the way of the one that is looked at with what the phone painted; at the
/// right what was found of it.
class TamperPage : public QWidget
{
    Q_OBJECT
public:
    /// Both outlive the page.
    TamperPage(const Theme &theme, console::TamperLab &lab, QWidget *parent = nullptr);

    /// The keyboard goes to the matrix.
    void takeFocus();

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeLeft(const Theme &theme);
    void retranslate();

    SectionLabel *m_casesTitle;
    TamperMatrix *m_matrix;
    SectionLabel *m_wayTitle;
    WayView *m_way;
    PaintedFacts *m_painted;
    TrialPanel *m_trial;
};

} // namespace countersign::ui
