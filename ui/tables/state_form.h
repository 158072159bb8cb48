#pragma once

#include "core/console/state_request.h"
#include "ui/tables/inline_form.h"

class QCheckBox;

namespace countersign::ui {

class TextField;

/// Where a backend outside keeps its state, and whether it may be changed from here.
class StateForm : public InlineForm
{
    Q_OBJECT
public:
    explicit StateForm(const Theme &theme, QWidget *parent = nullptr);

    /// As it was left, ready to type.
    void open();

Q_SIGNALS:
    void submitted(const countersign::console::StateRequest &request);

protected:
    void submit() override;
    void retranslate() override;

private:
    TextField *m_url;
    TextField *m_tenant;
    QCheckBox *m_writable;
    QLabel *m_urlLabel;
    QLabel *m_tenantLabel;
};

} // namespace countersign::ui
