#pragma once

#include <QByteArray>

namespace countersign::relay {

/// docs/openapi.yaml as JSON, with this program's version.
[[nodiscard]] QByteArray openApiDocument();

} // namespace countersign::relay
