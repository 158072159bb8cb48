#include "phone_on_screen.h"

#include "painted_text.h"
#include "sample_card.h"

#include <QAbstractButton>
#include <QTest>

namespace countersign::ui {

PhoneOnScreen::PhoneOnScreen() : clock(sampleNow), view(theme, clock)
{
    console::PhoneDevice device;
    device.id = QStringLiteral("dev_1");
    device.name = words("Jane’s phone");
    device.timeZone = QStringLiteral("Europe/Paris");
    view.setDevice(device);
    view.resize(view.sizeHint());
}

bool PhoneOnScreen::show()
{
    view.show();
    const bool active = QTest::qWaitForWindowActive(&view);
    view.setFocus();
    return active;
}

QAbstractButton *PhoneOnScreen::button(const QString &name)
{
    QAbstractButton *found = nullptr;
    for (auto *candidate : view.findChildren<QAbstractButton *>())
        if (candidate->isVisible() && (candidate->text() == name || candidate->accessibleName() == name))
            found = candidate;
    return found;
}

bool PhoneOnScreen::paints(const QString &text)
{
    return paintedTexts(view).join(QString()).contains(bare(text));
}

void PhoneOnScreen::press(Qt::Key key)
{
    QTest::keyClick(&view, key);
}

PhoneOnScreen::Reading PhoneOnScreen::readToTheEnd()
{
    const auto looked = [this] { return view.rowCount() == 0 || view.rowsSeen() > 0; };
    if (!QTest::qWaitFor(looked))
        return {};
    Reading reading{paintedTexts(view), accessibleTexts(view)};
    for (int i = 0; i < 50 && view.rowsSeen() < view.rowCount(); ++i) {
        press(Qt::Key_Down);
        QCoreApplication::processEvents();
        reading.painted += paintedTexts(view);
        reading.read += accessibleTexts(view);
    }
    return reading;
}

} // namespace countersign::ui
