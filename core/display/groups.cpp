#include "core/display/groups.h"

#include <QStringList>

namespace countersign::display {

QString inGroupsOfFour(const QString &text)
{
    constexpr qsizetype length = 4;
    QStringList groups;
    for (qsizetype at = 0; at < text.size(); at += length)
        groups.append(text.mid(at, length));
    return groups.join(u' ');
}

QString inGroups(const QString &text, std::initializer_list<qsizetype> lengths)
{
    QStringList groups;
    qsizetype at = 0;
    for (const qsizetype length : lengths) {
        groups.append(text.mid(at, length));
        at += length;
    }
    if (at < text.size())
        groups.append(text.mid(at));
    return groups.join(u' ');
}

} // namespace countersign::display
