#pragma once

#include "core/console/pairing_code.h"

#include <QWidget>

#include <optional>

namespace countersign::ui {

/// A QR code with its quiet zone, dark on light in every theme: cameras want it so. Modules are whole pixels.
class QrView : public QWidget
{
    Q_OBJECT
public:
    explicit QrView(QWidget *parent = nullptr);

    void setMatrix(const qr::QrMatrix &matrix);
    void clear();

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::optional<qr::QrMatrix> m_matrix;
};

} // namespace countersign::ui
