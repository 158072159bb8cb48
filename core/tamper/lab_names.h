#pragma once

#include <QString>

/// The ids of the lab's one tenant, its user and their device: the same in every trial, since each has parties of its own.
namespace countersign::tamper {

inline const QString labTenant = QStringLiteral("tnt_lab");
inline const QString labUser = QStringLiteral("jane");
inline const QString labPairing = QStringLiteral("pair_lab");
inline const QString labRelayUser = QStringLiteral("usr_lab");
inline const QString labDevice = QStringLiteral("dev_lab");
inline const QString labPushToken = QStringLiteral("sim_lab");
inline const QString labInstruction = QStringLiteral("ins_lab");

} // namespace countersign::tamper
