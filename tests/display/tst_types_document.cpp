#include "types_document.h"

#include <QFile>
#include <QTest>

class TypesDocumentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// If this fails: cmake --build build --target update_display_types
    void isUpToDate()
    {
        QFile file(QStringLiteral(COUNTERSIGN_SOURCE_DIR "/docs/display-types.md"));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
        const QStringList kept = QString::fromUtf8(file.readAll()).split(u'\n');
        const QStringList made = countersign::display::typesDocument().split(u'\n');
        QCOMPARE(kept, made);
    }
};

QTEST_GUILESS_MAIN(TypesDocumentTest)
#include "tst_types_document.moc"
