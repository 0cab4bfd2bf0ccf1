package folkmoot.command;

import folkmoot.door.House;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that works with the house on the instance's database, whether the server runs or not. */
abstract class WorkplaceCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions common;

    /** Does the work; a {@link folkmoot.platform.problem.Problem} is its refusal. */
    abstract void run(House house);

    /** Says one thing in both forms; the one that was asked for is printed. */
    final void say(String text, Map<String, ?> data) {
        common.output().say(text, data);
    }

    @Override
    public final Integer call() {
        return Workplace.in(common.settings(), house -> {
            run(house);
            return 0;
        });
    }
}
