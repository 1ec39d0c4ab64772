package lab.checks.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lab.cli.LabCommand;
import lab.images.ImageArchive;
import lab.pipeline.PlainImage;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

/**
 * Hostile submissions, graded by {@code ./lab grade --batch} with a correct one after each ten: every correct one gets 100 points, every
 * attack is refused or does no harm, none passes for a broken cluster, and none costs the cluster. About 40 minutes, so it is run by name only: {@code ./lab verify -Dit.test=Attacks},
 * with {@code -Dattack=page} for those whose name contains that.
 */
class Attacks {

    private static final int BETWEEN_CORRECT_ONES = 10;
    private static final String WHICH = System.getProperty("attack", "");

    private final DockerClient docker = DockerClientFactory.instance().client();
    private final Map<String, Attack> attacks = new LinkedHashMap<>();

    @TempDir
    private Path folder;

    @Test
    void no_attack_harms_the_grades_of_others() throws IOException, InterruptedException {
        PlainImage.build();
        var images = new ImageAttacks(archive());
        var programs = new ProgramAttacks(Files.createDirectory(folder.resolve("classes")));
        lay("manifests", ManifestAttacks.all(), Attacks::correct);
        lay("programs", programs.all(), Attacks::correct);
        lay("images", images.all(), images::correctInto);

        var outcomes = new ArrayList<Outcome>();
        outcomes.addAll(grade("manifests"));
        outcomes.addAll(grade("programs"));
        outcomes.addAll(grade("images", "--image", "images.tar"));

        outcomes.forEach(System.out::println);
        var verdicts = new SoftAssertions();
        outcomes.forEach(outcome -> judge(outcome, verdicts));
        verdicts.assertAll();
    }

    private List<Outcome> grade(String group, String... more) throws IOException, InterruptedException {
        var results = folder.resolve("graded " + group);
        var log = folder.resolve(group + ".log").toFile();
        var command = Stream.of(
                "java",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LabCommand.class.getName(),
                "grade",
                "--lang",
                "en",
                "--batch",
                folder.resolve(group).toString(),
                "--output",
                results.toString());
        var code = new ProcessBuilder(Stream.concat(command, Stream.of(more)).toList())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start()
                .waitFor();
        var said = Files.readString(log.toPath());
        System.out.println(said);
        assertThat(code).as("exit code of the batch").isZero();
        assertThat(said.split("starting three nodes"))
                .as("clusters, and what is before the first")
                .hasSize(2);
        assertThat(said).as("what the batch says").doesNotContain("\tat ", "\u001b");
        try (var names = Files.list(folder.resolve(group))) {
            return names.sorted()
                    .map(own -> Outcome.read(results.resolve(own.getFileName())))
                    .toList();
        }
    }

    private void judge(Outcome outcome, SoftAssertions verdicts) {
        verdicts.assertThat(outcome.infrastructure())
                .as("%s passes for a broken cluster", outcome.name())
                .isFalse();
        var attack = attacks.get(outcome.name());
        if (attack == null) {
            verdicts.assertThat(outcome.points())
                    .as("points of a correct one, %s", outcome.name())
                    .isEqualTo(100);
            return;
        }
        verdicts.assertThat(outcome.points()).as("points of %s", outcome.name()).isLessThanOrEqualTo(attack.most());
        verdicts.assertThat(outcome.grade()).as("grade of %s", outcome.name()).containsPattern(attack.said());
    }

    private void lay(String group, List<Attack> all, Attack.Build correct) throws IOException {
        var number = 0;
        var into = Files.createDirectory(folder.resolve(group));
        for (var attack :
                all.stream().filter(attack -> attack.name().contains(WHICH)).toList()) {
            var name = "%s %02d %s".formatted(group, number, attack.name());
            attacks.put(name, attack);
            attack.build().into(Files.createDirectory(into.resolve(name)));
            if (++number % BETWEEN_CORRECT_ONES == 0) {
                correct.into(Files.createDirectory(into.resolve("%s %02d~correct".formatted(group, number - 1))));
            }
        }
        correct.into(Files.createDirectory(into.resolve("%s ~correct".formatted(group))));
    }

    private static void correct(Path folder) throws IOException {
        Attack.write(folder, Attack.correct());
    }

    private Path archive() {
        docker.tagImageCmd("plain-app:latest", "mine", "1").exec();
        try {
            return ImageArchive.temporary(docker, List.of(ImageAttacks.NAME));
        } finally {
            docker.removeImageCmd(ImageAttacks.NAME).withNoPrune(true).exec();
        }
    }
}
