package lab.grade;

/** When students see a check; the words are Gradescope's. */
public enum Visibility {
    VISIBLE,
    HIDDEN,
    AFTER_DUE_DATE,
    AFTER_PUBLISHED;

    /** As rubrics and Gradescope write it: {@code after_due_date}. */
    String word() {
        return Words.lowerCase(name());
    }
}
