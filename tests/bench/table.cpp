#include "table.h"

#include <algorithm>
#include <cstdio>

namespace countersign::bench {

void printTable(const QList<Figure> &figures)
{
    qsizetype width = 0;
    for (const Figure &figure : figures)
        width = std::max(width, figure.what.size());
    for (const Figure &figure : figures)
        std::printf("%s  %s\n", qUtf8Printable(figure.what.leftJustified(width)),
                    qUtf8Printable(figure.value));
}

} // namespace countersign::bench
