package lab.report;

/** A part of the timeline, as wide as all of it. */
interface Strip {

    int height();

    /** What is in it, if it begins at that height. */
    Markup drawn(Scale scale, int top);
}
