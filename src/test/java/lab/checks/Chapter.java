package lab.checks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import lab.Act;
import org.junit.jupiter.api.extension.ExtendWith;

/** A chapter of the lab: it judges what was recorded when this act, and those before it, had been played. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Chapters.class)
public @interface Chapter {

    Act value();

    /** An act that the cluster may not be able to play: then the chapter is skipped with that reason. */
    Act needs() default Act.CLUSTER;
}
