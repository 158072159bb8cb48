#pragma once

#include "ui/shell/ground.h"

namespace countersign::ui {

class NoticeBox;

/// Across the window while the control API is open: who can reach it now, and what closes it. It cannot be put away.
class BypassBanner : public Ground
{
    Q_OBJECT
public:
    explicit BypassBanner(const Theme &theme, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    NoticeBox *m_notice;
};

} // namespace countersign::ui
