#pragma once

#include "core/tamper/tamper_trial.h"

#include <QJsonObject>

namespace countersign::tamper {

/// `{"what","where","part","before","after","caught":{"check","by","error_code","message"}|null,"clause"|null,
/// "behind":…|null,"effect","asked_digest","signed_digest","painted":{…}}`; texts are guarded.
[[nodiscard]] QJsonObject toJson(const TamperTrial &trial);

} // namespace countersign::tamper
