#pragma once

#include "ui/tables/given_picture.h"
#include "ui/tables/text_field.h"

namespace countersign::ui {

/// A line for what a QR code says; the picture of one can be pasted into it as well.
class CodeField : public TextField
{
    Q_OBJECT
public:
    using TextField::TextField;

Q_SIGNALS:
    void pictureGiven(const countersign::ui::GivenPicture &picture);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    /// Leaves pictures to what is around the field.
    void dragEnterEvent(QDragEnterEvent *event) override;
};

} // namespace countersign::ui
