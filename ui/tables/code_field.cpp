#include "ui/tables/code_field.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMimeData>

namespace countersign::ui {

void CodeField::keyPressEvent(QKeyEvent *event)
{
    const QMimeData *const pasted =
        event->matches(QKeySequence::Paste) ? QGuiApplication::clipboard()->mimeData() : nullptr;
    if (const std::optional<GivenPicture> picture = pasted ? pictureIn(*pasted) : std::nullopt) {
        event->accept();
        Q_EMIT pictureGiven(*picture);
        return;
    }
    TextField::keyPressEvent(event);
}

void CodeField::dragEnterEvent(QDragEnterEvent *event)
{
    if (pictureIn(*event->mimeData()))
        event->ignore();
    else
        TextField::dragEnterEvent(event);
}

} // namespace countersign::ui
