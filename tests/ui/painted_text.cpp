#include "painted_text.h"

#include <QAccessible>
#include <QPaintEngine>
#include <QPainter>
#include <QWidget>

namespace countersign::ui {

namespace {

class RecordingEngine final : public QPaintEngine
{
public:
    RecordingEngine() : QPaintEngine(AllFeatures) {}

    QStringList texts;

    bool begin(QPaintDevice *) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState &) override {}
    void drawPixmap(const QRectF &, const QPixmap &, const QRectF &) override {}
    void drawPath(const QPainterPath &) override {}
    void drawPolygon(const QPointF *, int, PolygonDrawMode) override {}
    void drawTextItem(const QPointF &, const QTextItem &item) override { texts.append(item.text()); }
    [[nodiscard]] Type type() const override { return User; }
};

class RecordingDevice final : public QPaintDevice
{
public:
    explicit RecordingDevice(const QSize &size) : m_size(size) {}

    [[nodiscard]] QPaintEngine *paintEngine() const override { return &m_engine; }
    [[nodiscard]] const QStringList &texts() const { return m_engine.texts; }

protected:
    [[nodiscard]] int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth: return m_size.width();
        case PdmHeight: return m_size.height();
        case PdmDevicePixelRatioScaled: return static_cast<int>(devicePixelRatioFScale());
        case PdmDepth: return 32;
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY: return 96;
        default: return 1;
        }
    }

private:
    QSize m_size;
    mutable RecordingEngine m_engine;
};

void collectNames(QAccessibleInterface *node, QStringList &names)
{
    if (!node || node->state().invisible)
        return;
    names.append(node->text(QAccessible::Name));
    for (int i = 0; i < node->childCount(); ++i)
        collectNames(node->child(i), names);
}

} // namespace

QString bare(const QString &text)
{
    QString kept;
    for (const QChar c : text)
        if (!c.isSpace() && c.category() != QChar::Other_Format)
            kept += c;
    return kept;
}

static QStringList piecesOf(const QStringList &texts)
{
    QStringList pieces;
    for (const QString &text : texts)
        if (const QString piece = bare(text); !piece.isEmpty())
            pieces.append(piece);
    return pieces;
}

QStringList rawPaintedTexts(QWidget &widget)
{
    RecordingDevice device(widget.size());
    widget.render(&device);
    return device.texts();
}

QStringList rawAccessibleTexts(QWidget &widget)
{
    QStringList names;
    collectNames(QAccessible::queryAccessibleInterface(&widget), names);
    return names;
}

QStringList paintedTexts(QWidget &widget)
{
    return piecesOf(rawPaintedTexts(widget));
}

QStringList paintedTexts(const QSize &size, const std::function<void(QPainter &)> &paint)
{
    RecordingDevice device(size);
    QPainter painter(&device);
    paint(painter);
    painter.end();
    return piecesOf(device.texts());
}

QStringList accessibleTexts(QWidget &widget)
{
    QStringList names;
    for (const QString &text : rawAccessibleTexts(widget))
        names.append(bare(text));
    return names;
}

} // namespace countersign::ui
