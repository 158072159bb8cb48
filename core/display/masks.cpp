#include "core/display/masks.h"

#include <algorithm>

namespace countersign::display {

namespace {

constexpr QChar dot(u'•');

} // namespace

QString hideAll()
{
    return QString(8, dot);
}

QString hideMiddle(const QString &shown, qsizetype first, qsizetype last)
{
    const qsizetype count = std::count_if(shown.begin(), shown.end(), [](QChar c) { return !c.isSpace(); });
    QString hidden = shown;
    qsizetype position = 0;
    for (QChar &character : hidden) {
        if (character.isSpace())
            continue;
        if (position >= first && position < count - last)
            character = dot;
        ++position;
    }
    return hidden;
}

} // namespace countersign::display
