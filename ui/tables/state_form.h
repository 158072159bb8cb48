#pragma once

#include "core/console/state_request.h"
#include "ui/widgets/card_frame.h"

class QCheckBox;
class QLabel;

namespace countersign::ui {

class ActionButton;
class TextField;

/// Where a backend outside keeps its state, and whether it may be changed from here.
class StateForm : public CardFrame
{
    Q_OBJECT
public:
    explicit StateForm(const Theme &theme, QWidget *parent = nullptr);

    /// As it was left, ready to type.
    void open();
    void showProblem(const QString &problem);
    /// What is shown of that; empty when nothing is.
    [[nodiscard]] QString problem() const;

Q_SIGNALS:
    void submitted(const countersign::console::StateRequest &request);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void submit();
    void retranslate();
    void restyle();

    const Theme &m_theme;
    QLabel *m_urlLabel;
    QLabel *m_tenantLabel;
    TextField *m_url;
    TextField *m_tenant;
    QCheckBox *m_writable;
    ActionButton *m_attach;
    ActionButton *m_cancel;
    QLabel *m_problem;
};

} // namespace countersign::ui
