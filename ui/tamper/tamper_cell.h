#pragma once

#include "ui/tamper/tamper_words.h"

#include <QAbstractButton>

namespace countersign::ui {

class Theme;

/// One case of the matrix: the check that caught it and the clause, or that there was nothing to catch. Checked is the case
/// that is looked at.
class TamperCell : public QAbstractButton
{
    Q_OBJECT
public:
    TamperCell(const Theme &theme, tamper::TamperCase tampered, QWidget *parent = nullptr);

    [[nodiscard]] tamper::TamperCase tampered() const { return m_tampered; }
    /// To be called again after a change of language.
    void setTrial(const tamper::TamperTrial &trial);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    const tamper::TamperCase m_tampered;
    TrialVerdict m_verdict;
};

} // namespace countersign::ui
