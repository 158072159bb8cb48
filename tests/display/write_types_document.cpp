#include "types_document.h"

#include <QFile>

#include <cstdio>

/// Writes docs/display-types.md to the file that its one argument names.
int main(int argc, char *argv[])
{
    if (argc != 2) {
        std::fputs("Usage: write_types_document FILE\n", stderr);
        return 2;
    }
    QFile file(QFile::decodeName(argv[1]));
    const QByteArray text = countersign::display::typesDocument().toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) {
        std::fprintf(stderr, "%s: %s\n", argv[1], qPrintable(file.errorString()));
        return 1;
    }
    return 0;
}
