#pragma once

#include "core/console/phone_card.h"
#include "ui/sheet/sheet_plan.h"

#include <QCoreApplication>
#include <QSize>

#include <functional>
#include <memory>
#include <vector>

class QPainter;

namespace countersign::ui {

/// One block as phones of many locales, themes and text sizes paint it, side by side, each whole: what a phone scrolls
/// stands here at its full height. Painted by the widgets of the phone itself, so a vector device gets vectors.
///
/// Main thread only, like every widget. Sizes are in device-independent pixels, 96 to an inch.
class ContactSheet
{
    Q_DECLARE_TR_FUNCTIONS(countersign::ui::ContactSheet)

public:
    using CardOf = std::function<console::PhoneCard(const QString &locale)>;
    /// Every list of `plan` has something in it.
    ContactSheet(const SheetPlan &plan, const CardOf &cardOf);
    ~ContactSheet();

    /// One for each locale.
    [[nodiscard]] int rowCount() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] QSize rowSize(int row) const;
    /// Of all rows below each other.
    [[nodiscard]] QSize size() const;
    /// With the upper left corner at the painter's origin.
    void paintRow(QPainter &painter, int row) const;

private:
    struct Look;
    struct Cell;
    using Row = std::vector<std::unique_ptr<Cell>>;

    [[nodiscard]] int columns() const { return static_cast<int>(m_looks.size()); }
    void paintCell(QPainter &painter, const Cell &cell, const QSize &size) const;

    std::vector<std::unique_ptr<Look>> m_looks; ///< by column
    std::vector<Row> m_rows;
};

} // namespace countersign::ui
