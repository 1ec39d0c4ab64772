package lab.report;

import java.util.List;
import java.util.stream.Stream;
import lab.pipeline.LetterService;
import lab.report.Stretch.State;

/** A pod's life: coloured by its service, filled by its state. */
record PodRow(PodLife pod) {

    private static final int BAR = 14;

    Markup drawn(Scale scale, int top) {
        return Markup.of(
                "%s%s",
                Shape.text("name", 18, top + 12, new PodName(pod.name(), 28).shown()),
                pod.stretches().stream()
                        .map(stretch -> drawn(scale, top + 1, stretch))
                        .toList());
    }

    private Markup drawn(Scale scale, int top, Stretch stretch) {
        var x = scale.x(stretch.from());
        var width = scale.x(stretch.to()) - x;
        return Shape.group(
                "pod " + colour() + " " + stretch.state(),
                pod.name() + ": " + stretch.told(scale.clock()),
                Shape.rect("box", x, top, width, BAR),
                List.of(State.READY, State.PENDING).contains(stretch.state())
                        ? Markup.NONE
                        : Shape.filled("p-" + stretch.state(), x, top, width, BAR),
                said(scale, x, top + 11, width, stretch));
    }

    /** Why a pod is stuck is written in any case, be it beside the bar; then there is no room for more. */
    private Markup said(Scale scale, double x, int y, double width, Stretch stretch) {
        var stuck = pod.stretches().stream()
                .filter(those -> those.state() == State.STUCK)
                .reduce((earlier, later) -> later);
        if (stuck.isEmpty()) {
            return Shape.label("said", x, y, width, stretch.said());
        } else if (stuck.get() != stretch) {
            return Markup.NONE;
        } else if (Shape.fits(stretch.said(), width)) {
            return Shape.text("said", x + 4, y, stretch.said());
        }
        return Shape.fits(stretch.said(), scale.x(scale.to()) - x - width)
                ? Shape.text("said", x + width + 4, y, stretch.said())
                : Shape.text("said before", x - 4, y, stretch.said());
    }

    /** Services by another name than the lab's have a colour of their own. */
    private String colour() {
        return Stream.of(LetterService.values())
                .map(LetterService::deployment)
                .filter(pod.service()::equals)
                .findFirst()
                .orElse("other");
    }
}
