#include "core/relay/control/control_api.h"

/// The two stores of the attached backend.
namespace countersign::relay {

namespace {

void addStore(const Control &control, const QByteArray &path, StorePort &store)
{
    addControlRoute(control, "GET", path, [&store](const ControlParts &, const Call &call) {
        if (auto answer = answerArray(call, "Rows"))
            store.list(*std::move(answer));
    });
    addControlRoute(control, "GET", path + "/{id}", [&store](const ControlParts &, const Call &call) {
        store.read(QString::fromUtf8(call.pathParts.first()), answerObject(call.reply, 200, "Row"));
    });
    addControlRoute(control, "DELETE", path + "/{id}", [&store](const ControlParts &, const Call &call) {
        store.remove(QString::fromUtf8(call.pathParts.first()), answerObject(call.reply, 200, "Row deleted"));
    });
}

} // namespace

void addStoreControl(const Control &control)
{
    addStore(control, "/instructions", control->instructions);
    addStore(control, "/pending-ops", control->pendingOperations);
}

} // namespace countersign::relay
