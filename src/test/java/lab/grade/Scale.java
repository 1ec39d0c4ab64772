package lab.grade;

import java.util.ArrayList;
import java.util.List;

/** Marks whose maxima come to a round sum: thirds of 100 are 33.33, 33.34 and 33.33. */
final class Scale {

    private Scale() {}

    /** What was not judged keeps its weight, but is not in the sum. */
    static List<Mark> to(double max, List<Mark> marks) {
        var total = marks.stream().mapToDouble(Mark::counted).sum();
        if (total == 0) {
            return marks;
        }
        var scaled = new ArrayList<Mark>();
        var soFar = 0.0;
        for (var mark : marks) {
            var before = Score.rounded(soFar / total * max);
            soFar += mark.counted();
            scaled.add(mark.worth(
                    mark.verdict().counts()
                            ? Score.rounded(soFar / total * max) - before
                            : mark.maxPoints() / total * max));
        }
        return scaled;
    }
}
