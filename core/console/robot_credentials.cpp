#include "core/console/robot_credentials.h"

namespace countersign::console {

Secret RobotCredentials::command() const
{
    return Secret("COUNTERSIGN_ROBOT_SECRET=" + secret.reveal() + " countersignd robot --relay " + relayUrl
                  + " --client " + clientId.toLatin1() + " --approve");
}

} // namespace countersign::console
