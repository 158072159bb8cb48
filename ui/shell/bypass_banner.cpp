#include "ui/shell/bypass_banner.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/notice_box.h"

#include <QEvent>
#include <QVBoxLayout>

namespace countersign::ui {

BypassBanner::BypassBanner(const Theme &theme, QWidget *parent)
    : Ground(theme, Shade::Surface, Qt::BottomEdge, parent),
      m_notice(new NoticeBox(theme, Tone::Warning, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::m, space::xs, space::m, space::xs + 1);
    column->addWidget(m_notice);
    retranslate();
}

void BypassBanner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Ground::changeEvent(event);
}

void BypassBanner::retranslate()
{
    m_notice->setWords(tr("The control API is open: every program on this computer can answer challenges and "
                          "change everything here, unsigned. Start without --control-bypass to close it."));
}

} // namespace countersign::ui
