package lab.cli;

import picocli.CommandLine.Command;

/** Listed here for {@code --help}; the launcher runs Maven itself. */
@Command(name = "verify", resourceBundle = "lab.cli.messages")
final class VerifyCommand implements Runnable {

    @Override
    public void run() {
        throw new IllegalArgumentException("call it by the launcher: ./lab verify");
    }
}
