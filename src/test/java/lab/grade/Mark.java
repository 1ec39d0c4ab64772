package lab.grade;

import java.time.Duration;
import java.util.List;

/**
 * What one check is worth.
 *
 * @param number from 1, in the order of the lab, without those that are left out
 * @param check its id, such as {@code PodsIT.each_service_runs_on_at_least_two_nodes}
 * @param points from 0 to {@code maxPoints}, to 0.01; 0 where the verdict does not count
 * @param maxPoints what was at stake, to 0.01, also where the verdict does not count
 * @param output what was seen and what to do; may quote a student's pods, so it may hold anything
 */
public record Mark(
        int number,
        String check,
        String title,
        Verdict verdict,
        double points,
        double maxPoints,
        Visibility visibility,
        List<String> tags,
        String output,
        Duration took) {

    /** Rounds the points; throws IllegalArgumentException for negative ones, more than the maximum, or a check without an id. */
    public Mark {
        if (!(points >= 0 && points <= maxPoints && maxPoints < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "%s can not be worth %s of %s points".formatted(check, points, maxPoints));
        }
        if (check.isBlank()) {
            throw new IllegalArgumentException("mark %s is of no check".formatted(number));
        }
        points = verdict.counts() ? Score.rounded(points) : 0;
        maxPoints = Score.rounded(maxPoints);
        tags = List.copyOf(tags);
    }

    /** The class of the check: {@code PodsIT}. */
    public String chapter() {
        return check.contains(".") ? check.substring(0, check.indexOf('.')) : check;
    }

    /** The method of the check, or the whole of an id without one. */
    String method() {
        return check.substring(check.indexOf('.') + 1);
    }

    /** The points that count for the maximum. */
    double counted() {
        return verdict.counts() ? maxPoints : 0;
    }

    /** With another number, where others are left out. */
    Mark numbered(int number) {
        return new Mark(number, check, title, verdict, points, maxPoints, visibility, tags, output, took);
    }

    /** Worth this much instead: partial credit keeps its proportion. */
    Mark worth(double max) {
        var share = maxPoints > 0 ? points / maxPoints : verdict == Verdict.PASSED ? 1 : 0;
        return new Mark(number, check, title, verdict, share * max, max, visibility, tags, output, took);
    }

    /** Without this share of its points, from 0 to 1. */
    Mark less(double share) {
        return new Mark(number, check, title, verdict, points * (1 - share), maxPoints, visibility, tags, output, took);
    }

    /** With other words about it, to be seen by these. */
    Mark said(String check, String title, Visibility visibility, List<String> tags, String output) {
        return new Mark(number, check, title, verdict, points, maxPoints, visibility, tags, output, took);
    }
}
