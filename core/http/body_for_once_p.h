#pragma once

#include <QIODevice>

#include <algorithm>
#include <functional>

namespace countersign::http {

/// A request's body that is handed out once.
///
/// QNetworkAccessManager sends a POST again, and says nothing of it, when a server ends the connection without an
/// answer. Rewinding alone is no sign of that: it also happens when a 307
/// is answered, which nobody follows here. So a body is rewound but not read again; an empty one, which needs no
/// reading to be sent, is not even rewound.
class BodyForOnce : public QIODevice
{
public:
    /// `whenAskedAgain` is called each time that somebody tries.
    BodyForOnce(QByteArray body, std::function<void()> whenAskedAgain, QObject *parent)
        : QIODevice(parent), m_body(std::move(body)), m_whenAskedAgain(std::move(whenAskedAgain))
    {
        open(ReadOnly | Unbuffered);
    }

    qint64 size() const override { return m_body.size(); }

    bool reset() override
    {
        m_isOver = true;
        return !m_body.isEmpty() && QIODevice::reset();
    }

private:
    qint64 readData(char *data, qint64 room) override
    {
        if (m_isOver) {
            m_whenAskedAgain();
            return 0;
        }
        const QByteArrayView rest = QByteArrayView(m_body).sliced(pos());
        const qint64 count = std::min(room, rest.size());
        std::copy_n(rest.begin(), count, data);
        return count;
    }

    qint64 writeData(const char *, qint64) override { return -1; }

    const QByteArray m_body;
    const std::function<void()> m_whenAskedAgain;
    bool m_isOver = false;
};

} // namespace countersign::http
