#pragma once

#include <QList>
#include <QString>

namespace countersign::bench {

/// What was measured, and how much of it.
struct Figure
{
    QString what;
    QString value;
};

/// Prints aligned rows to standard output.
void printTable(const QList<Figure> &figures);

} // namespace countersign::bench
