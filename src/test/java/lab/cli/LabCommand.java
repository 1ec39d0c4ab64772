package lab.cli;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code ./lab}: the lab for exploring. {@code LAB_LANG=ko} speaks Korean, {@code LAB_DEBUG=1} shows where a failure came from. */
@Command(
        name = "./lab",
        mixinStandardHelpOptions = true,
        version = "pipeline-lab 1.0",
        resourceBundle = "lab.cli.messages",
        subcommands = {
            UpCommand.class,
            StatusCommand.class,
            DiagnoseCommand.class,
            GradeCommand.class,
            StopNodeCommand.class,
            StartNodeCommand.class,
            DownCommand.class,
            VerifyCommand.class,
            ReportCommand.class,
            DoctorCommand.class,
            HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes%n",
        exitCodeList = {
            "0:done",
            "1:it failed; the message says why",
            "2:the command line is wrong",
            "3:this machine lacks something, see ./lab doctor"
        })
public final class LabCommand {

    private LabCommand() {}

    public static void main(String[] arguments) {
        var language = System.getenv("LAB_LANG");
        if (language != null) {
            Locale.setDefault(Locale.forLanguageTag(language));
        }
        var line = new CommandLine(new LabCommand());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (System.getenv("LAB_DEBUG") != null) {
                failure.printStackTrace();
            }
            System.err.println("lab: " + failure.getLocalizedMessage());
            return failure instanceof IllegalArgumentException
                    ? CommandLine.ExitCode.USAGE
                    : CommandLine.ExitCode.SOFTWARE;
        });
        if (arguments.length == 0) {
            line.usage(System.out);
            return;
        }
        System.exit(line.execute(arguments));
    }
}
