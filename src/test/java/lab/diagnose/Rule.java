package lab.diagnose;

import java.util.stream.Stream;

/** What one family of causes looks like. A rule says nothing as long as what it sees may still pass by itself. */
interface Rule {

    Stream<Finding> findings(Evidence evidence);
}
