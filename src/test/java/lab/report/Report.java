package lab.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lab.observe.Recording;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Tells of a run, wherever its recording broke off: to people as a page and as a summary for CI, to programs as JSON. */
public final class Report {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Report() {}

    /** Writes report.html, report.md and report.json into the folder, where recording.ndjson is. */
    public static Path write(Recording recording, Path folder) {
        return write(recording, folder, Recording.FILE);
    }

    /** As {@link #write(Recording, Path)}, of a recording that is called by another name; returns where the page is. */
    public static Path write(Recording recording, Path folder, String file) {
        var content = Content.of(recording);
        var page = folder.resolve("report.html");
        try {
            Files.createDirectories(folder);
            Files.writeString(page, new HtmlPage(content, recording, file).html());
            Files.writeString(folder.resolve("report.md"), new Markdown(content).text());
            Files.writeString(folder.resolve("report.json"), JSON.writeValueAsString(content));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the report into " + folder, e);
        }
        return page;
    }
}
