package lab.cli;

import picocli.CommandLine.Command;

/** Listed here for {@code --help}; the launcher runs ci/doctor, which needs no Java. */
@Command(name = "doctor", resourceBundle = "lab.cli.messages")
final class DoctorCommand implements Runnable {

    @Override
    public void run() {
        throw new IllegalArgumentException("call it by the launcher: ./lab doctor");
    }
}
