package folkmoot.command;

import folkmoot.door.House;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * A command that works with the house on the instance's database, whether the server runs or not: a running one is asked to do it
 * ({@link CommandDoor}), unless it has to do with files of who asks.
 */
abstract class WorkplaceCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    /** Does the work; a {@link folkmoot.platform.problem.Problem} is its refusal. */
    abstract void run(House house);

    /** Says one thing in both forms; the one that was asked for is printed. */
    final void say(String text, Map<String, ?> data) {
        common.output().say(text, data);
    }

    /** Says it as JSON, whatever was asked for. */
    final void sayAsJson(Map<String, ?> data) {
        new Output(common.out(), true).say("", data);
    }

    /** Whether a server may be asked: files and standard input belong to who typed the command, and only they may open them. */
    boolean mayBeAsked() {
        return spec.args().stream()
                .filter(arg -> arg != spec.findOption("--config"))
                .noneMatch(arg -> arg.type() == Path.class);
    }

    @Override
    public final Integer call() {
        var asked = common.house();
        if (asked.isPresent()) {
            run(asked.get());
            return 0;
        }
        return Workplace.in(common.settings(), house -> {
            run(house);
            return 0;
        });
    }
}
