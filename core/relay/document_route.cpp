#include "core/relay/openapi_document.h"
#include "core/relay/relay.h"

/// The description of this interface, for tools that read OpenAPI.
namespace countersign::relay {

void addDocumentRoute(Relay &relay)
{
    relay.router().add("GET", "/openapi.json", [](const Call &call) {
        call.reply.answer({200, {}, openApiDocument()});
    });
}

} // namespace countersign::relay
