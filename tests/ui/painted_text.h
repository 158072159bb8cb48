#pragma once

#include <QStringList>

#include <functional>

class QPainter;
class QSize;
class QWidget;

namespace countersign::ui {

/// Every piece of text that `widget` and its children paint, in the order of painting: what a person sees, found
/// without asking the widgets what they show. Direction marks and white space are taken out.
[[nodiscard]] QStringList paintedTexts(QWidget &widget);

/// The same of what `paint` does on a device of that size.
[[nodiscard]] QStringList paintedTexts(const QSize &size, const std::function<void(QPainter &)> &paint);

/// The same with everything in it.
[[nodiscard]] QStringList rawPaintedTexts(QWidget &widget);
[[nodiscard]] QStringList rawAccessibleTexts(QWidget &widget);

/// The accessible names of everything visible in `widget`, taken from the accessibility tree, in the same form.
[[nodiscard]] QStringList accessibleTexts(QWidget &widget);

/// Without direction marks and white space.
[[nodiscard]] QString bare(const QString &text);

} // namespace countersign::ui
