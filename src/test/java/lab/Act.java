package lab;

/** What the lab does, once a run, in this order; the chapters judge what the recording says of it. */
public enum Act {
    CLUSTER("three nodes start, the images are built and loaded into each"),
    DEPLOY("the manifests are applied, every pod becomes Ready"),
    LETTERS("the button is pressed: OCR-Worker works 5 s, Translate-Worker 3 s"),
    RESTART("new pods take the place of all, with letters on their way"),
    STOP("a node is stopped: grace period, toleration, and the replacements' start"),
    RETURN("the node is started and becomes Ready"),
    END("the last letters arrive, 8 s after they were sent"),
    PROOF("Translate-Worker is taken away: as long as a letter may take, none may arrive");

    private final String waitsFor;

    Act(String waitsFor) {
        this.waitsFor = waitsFor;
    }

    /** What takes its time. */
    public String waitsFor() {
        return waitsFor;
    }
}
