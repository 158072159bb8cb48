#include "ui/widgets/remark_words.h"

#include <QCoreApplication>
#include <QLocale>

namespace countersign::ui {

display::DisplayText wordsOf(const display::Remark &remark)
{
    return remark.worded(QLocale().name(),
                         [](const char *english) { return QCoreApplication::translate("Remark", english); });
}

} // namespace countersign::ui
