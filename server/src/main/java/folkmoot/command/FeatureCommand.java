package folkmoot.command;

import folkmoot.Features;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that works with the features on the instance's database, whether the server runs or not. */
abstract class FeatureCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions common;

    /** Does the work; a {@link folkmoot.platform.problem.Problem} is its refusal. */
    abstract void run(Features features);

    /** Says one thing in both forms; the one that was asked for is printed. */
    final void say(String text, Map<String, ?> data) {
        common.output().say(text, data);
    }

    @Override
    public final Integer call() {
        return Workplace.in(common.settings(), features -> {
            run(features);
            return 0;
        });
    }
}
