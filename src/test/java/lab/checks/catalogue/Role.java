package lab.checks.catalogue;

import java.util.List;
import java.util.Locale;

/** One of the three programs: what each implementation of it keeps, and what people call it. */
enum Role {
    FRONTEND("OCR_SERVICE_URL", "/ocr", List.of("frontend", "web", "letter-page", "ui")),
    OCR("TRANSLATE_SERVICE_URL", "/translate", List.of("ocr", "ocr-worker", "reader", "scan")),
    TRANSLATE("", "", List.of("translate", "translate-worker", "translator", "korean"));

    /** What tells it where the next one is; empty for the last. */
    final String variable;
    /** Where the next one is asked. */
    final String path;

    final List<String> names;

    Role(String variable, String path, List<String> names) {
        this.variable = variable;
        this.path = path;
        this.names = names;
    }

    /** Its image among the lab's own, and its argument of the plain one. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
