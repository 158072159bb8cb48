#pragma once

#include "core/base/json_form.h"
#include "core/device/device.h"
#include "core/signing/sealer.h"

#include <QJsonObject>

/// A device as it rests in the vault.
namespace countersign::device {

[[nodiscard]] QJsonObject toJson(const Device &device, const signing::Sealer &sealer);

/// What is wrong with the form goes to `problems`, and the device is then not to be used. Errors: `SEAL_BROKEN`.
[[nodiscard]] Result<Device> readDevice(JsonValue json, const QString &path, const signing::Sealer &sealer,
                                        JsonProblems &problems);

} // namespace countersign::device
