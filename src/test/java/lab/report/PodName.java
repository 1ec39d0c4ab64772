package lab.report;

/** A name as it fits where there is little room: its end tells it from others. */
record PodName(String name, int room) {

    String shown() {
        return name.length() <= room ? name : "…" + name.substring(name.length() - room + 1);
    }
}
