package lab.grade;

import java.math.BigDecimal;

/** Numbers of points: hundredths, written without needless zeros. */
final class Score {

    private Score() {}

    static double rounded(double points) {
        return Math.round(points * 100) / 100.0;
    }

    static String text(double points) {
        return BigDecimal.valueOf(points).stripTrailingZeros().toPlainString();
    }
}
