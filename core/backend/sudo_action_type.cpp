#include "core/backend/sudo_action_type.h"

namespace countersign::backend {

QString toWire(SudoActionType type)
{
    switch (type) {
    case SudoActionType::LocalAuth: return QStringLiteral("localAuth");
    case SudoActionType::Totp: return QStringLiteral("totp");
    case SudoActionType::GoldenNumber: return QStringLiteral("goldenNumber");
    }
    Q_UNREACHABLE();
}

} // namespace countersign::backend
