#pragma once

#include "ui/widgets/action_button.h"

#include <QTimer>

namespace countersign::ui {

/// Removes at the second press: the first one asks whether it is meant, for some seconds.
class RemoveButton : public ActionButton
{
    Q_OBJECT
public:
    explicit RemoveButton(const Theme &theme, QWidget *parent = nullptr);

    /// What is to be removed is another now.
    void disarm();

Q_SIGNALS:
    void confirmed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void press();
    void retranslate();

    QTimer m_armed;
};

} // namespace countersign::ui
