package lab.grade;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a check is worth in a grade, all its parts together; a check without is about the lab, or about this project's own pipeline, and is not graded. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Points {

    int value();

    /** The id of a check without which this one's outcome is worth nothing, for it may have come about in another way. */
    String proof() default "";
}
